"""What a cache learns, forgets and counts; that it is right is held by `test_differential`."""

from __future__ import annotations

import pickle
import threading

import pytest

from presencemap.documents import PresenceReader, read_presence

PIDF = "application/pidf+xml"
FIELDS = frozenset({"basic", "note"})


def document(*, user="ada", basic="open", tag="a", count=1):
    """Return a PIDF document; its shape is decided by `tag` and `count`."""
    extra = f'<{tag} xmlns="urn:x">{user}</{tag}>' * count
    return (
        f'<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:{user}@desk.example">'
        f'<tuple id="t"><status><basic>{basic}</basic></status>{extra}</tuple></presence>'
    ).encode()


def read_all(reader, *bodies):
    """Read documents; return how many of them had a known shape."""
    before = reader.statistics.hits
    for body in bodies:
        assert reader.read(PIDF, body) == (read_presence(PIDF, body, FIELDS), [])
    return reader.statistics.hits - before


def test_the_fourth_document_of_a_shape_is_known():
    """A shape is learned of its third document: two may be alike by chance."""
    reader = PresenceReader(FIELDS)
    users = [document(user=f"user{number}") for number in range(5)]
    assert read_all(reader, *users) == 2
    assert read_all(reader, document(user="x", basic="closed")) == 1
    assert reader.statistics.shapes == 1
    assert reader.statistics.misses == 3


def test_a_word_that_is_not_computed_has_to_come_once():
    """What follows from a word that only the reader understands is remembered once it has come."""
    reader = PresenceReader(frozenset({"activities"}))
    person = (
        '<person xmlns="urn:ietf:params:xml:ns:pidf:data-model" id="p">'
        '<activities xmlns="urn:ietf:params:xml:ns:pidf:rpid"><activity>{}</activity></activities>'
        "</person></presence>"
    )
    busy, away = (
        document().replace(b"</presence>", person.format(word).encode())
        for word in ("busy", "away")
    )
    for body, hits in ((busy, 0), (busy, 0), (busy, 0), (busy, 1), (away, 1), (away, 2)):
        reader.read(PIDF, body)
        assert reader.statistics.hits == hits


def test_a_cache_can_be_switched_off():
    """Without shapes every document is parsed."""
    reader = PresenceReader(FIELDS, shapes=0)
    assert read_all(reader, *[document()] * 5) == 0
    assert reader.statistics.shapes == 0


def test_the_least_recently_used_shape_goes_first():
    """Beyond its capacity a cache forgets what was of no use for longest."""
    reader = PresenceReader(FIELDS, shapes=2)
    kinds = {tag: [document(tag=tag)] * 4 for tag in ("first", "second", "third")}
    read_all(reader, *kinds["first"], *kinds["second"])
    read_all(reader, *kinds["first"])
    read_all(reader, *kinds["third"], *kinds["third"])
    assert reader.statistics.shapes == 2
    assert read_all(reader, document(tag="first", user="b")) == 1
    assert read_all(reader, document(tag="third", user="b")) == 1
    assert read_all(reader, document(tag="second", user="b")) == 0


def test_shapes_that_never_come_again_are_not_learned():
    """Documents of which each has a shape of its own leave nothing behind."""
    reader = PresenceReader(FIELDS)
    read_all(reader, *[document(count=number) for number in range(200)])
    assert reader.statistics.shapes == 0


def test_many_shapes_are_known_at_once():
    """Shapes that begin and end alike are told apart, each of them as long as there is room."""
    reader = PresenceReader(FIELDS, shapes=40)
    bodies = [document(tag=f"t{number}", count=number % 5) for number in range(40)]
    read_all(reader, *bodies * 4)
    assert read_all(reader, *[body.replace(b"ada", b"bob") for body in bodies]) == len(bodies)


@pytest.mark.parametrize(
    "body",
    [
        document().replace(b"open", b"<![CDATA[open]]>"),
        document().replace(b"<tuple", b"<!-- --><tuple"),
        document(user="a&amp;b"),
        document(user="\u00e9").decode().encode("utf-16"),
        b"<!DOCTYPE presence>" + document(),
    ],
)
def test_what_is_not_ordinary_has_no_shape(body):
    """Documents with anything but tags and texts are parsed each time."""
    reader = PresenceReader(FIELDS)
    assert read_all(reader, *[body] * 6) == 0


def test_texts_need_not_be_ascii():
    """A value may have any letters; bytes that are no text go the plain path to their error."""
    reader = PresenceReader(FIELDS)
    read_all(reader, *[document()] * 4)
    assert read_all(reader, document(user="\u017bbik \U0001f600 \u2014")) == 1
    for wrong in ("\ufffe", "\uffff"):
        assert reader.read(PIDF, document(user=wrong))[1][0].code == "not-well-formed"
    assert reader.read(PIDF, document().replace(b"ada", b"\xff"))[1][0].code == "not-well-formed"


def test_a_place_belongs_to_its_shape():
    """Where a value stood is told of a document that was not parsed as of one that was."""
    reader = PresenceReader(FIELDS)
    body = b"\n\n" + document().replace(b"<status>", b"\n\n<status>")
    (parsed,), _ = reader.read(PIDF, body)
    for _ in range(4):
        (update,), _ = reader.read(PIDF, body)
        assert update.places == parsed.places
    assert reader.statistics.hits == 2


def test_parts_of_a_multipart_have_shapes_too():
    """Documents in a list are read by their shapes, each on its own."""
    reader = PresenceReader(FIELDS)
    parts = "".join(
        f"--b\r\nContent-Type: {PIDF}\r\n\r\n{document(user=f'u{n}').decode()}\r\n"
        for n in range(6)
    )
    body = f"{parts}--b--\r\n".encode()
    updates, errors = reader.read("multipart/mixed; boundary=b", body)
    assert [update.presentity for update in updates] == [f"sip:u{n}@desk.example" for n in range(6)]
    assert not errors
    assert reader.statistics.hits == 3


def test_changes_are_the_callers_own():
    """Whoever changes what a reader has given changes nothing for those who read after."""
    reader = PresenceReader(frozenset({"basic"}))
    for _ in range(6):
        (update,), _ = reader.read(PIDF, document())
        assert update.changes == {"basic": "open"}
        update.changes["basic"] = "spoilt"
    assert reader.statistics.hits == 3


def test_a_reader_goes_to_another_process():
    """A reader that was pickled asks for the same, and has its shapes to learn."""
    reader = PresenceReader(FIELDS, shapes=7)
    read_all(reader, *[document()] * 5)
    copy = pickle.loads(pickle.dumps(reader))  # noqa: S301 - our own
    assert copy.wanted == reader.wanted
    assert copy.statistics.shapes == 0
    assert read_all(copy, *[document()] * 5) == 2


def test_threads_may_share_a_reader():
    """Several threads that read, learn and forget at once get what one alone gets."""
    reader = PresenceReader(FIELDS, shapes=4)
    bodies = [
        document(user=f"u{n}", tag=f"t{n % 7}", basic=("open", "closed")[n % 2]) for n in range(300)
    ]
    expected = [read_presence(PIDF, body, FIELDS) for body in bodies]
    results = [[] for _ in range(4)]

    def read(result):
        result.extend(reader.read(PIDF, body)[0] for body in bodies)

    threads = [threading.Thread(target=read, args=(result,)) for result in results]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
