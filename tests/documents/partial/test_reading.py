from __future__ import annotations

import pytest

from presencemap.documents import (
    CODES,
    REFRESH,
    PresenceReader,
    Stream,
    dialects,
    read_documents,
)
from presencemap.documents.stream import resource_key
from presencemap.limits import Limits

TYPE = "application/pidf-diff+xml"
HEAD = 'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff"'
WHO = "sip:ada@desk.example"


def full(version, basic="open"):
    """Return a full document."""
    return (
        f'<p:pidf-full {HEAD} entity="{WHO}" version="{version}">\n<tuple id="t"><status>'
        f"<basic>{basic}</basic></status></tuple>\n</p:pidf-full>"
    ).encode()


def diff(version, operations='<p:replace sel="*/*/*/basic/text()">closed</p:replace>'):
    """Return a change, by default one to "closed"."""
    return (
        f'<p:pidf-diff {HEAD} entity="{WHO}" version="{version}">{operations}</p:pidf-diff>'
    ).encode()


def kept(stream):
    """Return what a stream keeps of the one presentity of these tests."""
    return stream.document((resource_key(WHO),))


def test_codes_that_ask_for_a_refresh_are_documented():
    """Every code of `REFRESH` is one of the documented codes."""
    assert {code for code, _ in CODES} > REFRESH


def test_lines_are_those_of_the_document_put_together():
    """A value that a change has brought has its line in the document that came of it."""
    reader, stream = PresenceReader(["basic", "note"]), Stream()
    reader.read(TYPE, full(1), stream=stream)
    note = '<p:add sel="*">\n\n<note>Lunch</note></p:add>'
    (update,), _ = reader.read(TYPE, diff(2, note), stream=stream)
    assert update.changes == {"basic": "open", "note": "Lunch"}
    lines = kept(stream).text.decode().split("\n")
    for place in update.places.values():
        assert f"<{place.element.rpartition('/')[2]}>" in lines[place.line - 1]


@pytest.mark.parametrize("label", ["application/pidf+xml", "text/xml", "application/xpidf+xml"])
def test_labels_lie(label):
    """The root element says what a document is, its label does not."""
    reader, stream = PresenceReader(["basic"]), Stream()
    for body, basic in ((full(1), "open"), (diff(2), "closed")):
        (update,), errors = reader.read(label, body, stream=stream)
        assert (update.changes, errors) == ({"basic": basic}, [])


def test_utf_16():
    """A partial document in UTF-16 is seen as such."""
    reader, stream = PresenceReader(["basic"]), Stream()
    for body, basic in ((full(1), "open"), (diff(2), "closed")):
        (update,), _ = reader.read(TYPE, body.decode().encode("utf-16"), stream=stream)
        assert update.changes == {"basic": basic}


def test_without_a_stream():
    """Without a stream a reader says of partial documents what the plain door says."""
    reader = PresenceReader(["basic"])
    for body in (full(1), diff(2), full(3)):
        updates, errors = reader.read(TYPE, body)
        plain, refused = read_documents(TYPE, body, ["basic"])
        assert updates == plain
        assert [e.code for e in errors] == [e.code for e in refused]


def test_a_failed_change_leaves_nothing_half_done():
    """After a change that fails at its last operation, no full state is kept."""
    reader, stream = PresenceReader(["basic"]), Stream()
    reader.read(TYPE, full(1), stream=stream)
    bad = '<p:replace sel="*/*/*/basic/text()">closed</p:replace><p:remove sel="*/x"/>'
    updates, (error,) = reader.read(TYPE, diff(2, bad), stream=stream)
    assert (updates, error.code) == ([], "bad-diff")
    assert error.code in REFRESH
    assert kept(stream) is None


@pytest.mark.parametrize(
    ("limits", "operations"),
    [
        (Limits(document_bytes=600), '<p:add sel="*"><note>x</note></p:add>'),
        (Limits(document_elements=40), '<p:add sel="*"><note/></p:add>' * 2),
        (Limits(document_depth=5), '<p:add sel="*/*/*/basic"><a><b/></a></p:add>'),
    ],
)
def test_what_comes_of_changes_holds_the_limits(limits, operations):
    """Changes, each within the limits, can't make a document that is not."""
    reader, stream = PresenceReader(["basic"], limits=limits), Stream()
    assert not reader.read(TYPE, full(0), stream=stream)[1]
    codes = []
    for version in range(1, 30):
        _, errors = reader.read(TYPE, diff(version, operations), stream=stream)
        codes += [e.code for e in errors]
        if errors:
            assert "what comes of it" in errors[0].message
            break
        assert len(kept(stream).text) <= limits.document_bytes
    assert codes == ["bad-diff"]


def test_a_broken_change_is_missing():
    """A change that can't be parsed is a gap for the next one."""
    reader, stream = PresenceReader(["basic"]), Stream()
    reader.read(TYPE, full(1), stream=stream)
    codes = [
        e.code
        for body in (diff(2)[:-5], diff(3))
        for e in reader.read(TYPE, body, stream=stream)[1]
    ]
    assert codes == ["not-well-formed", "version-gap"]


@pytest.mark.parametrize("version", ["", "x", "-1", "4294967296", "1.0", " "])
def test_versions_that_are_none(version):
    """A change whose version is no number of 32 bits has no place in the order."""
    reader, stream = PresenceReader(["basic"]), Stream()
    reader.read(TYPE, full(1), stream=stream)
    _, (error,) = reader.read(TYPE, diff(version), stream=stream)
    assert error.code == "bad-diff"


def test_the_largest_version():
    """The largest version is followed by none, but a full document may begin anew after it."""
    reader, stream = PresenceReader(["basic"]), Stream()
    reader.read(TYPE, full(2**32 - 2), stream=stream)
    assert reader.read(TYPE, diff(2**32 - 1), stream=stream)[0][0].changes == {"basic": "closed"}
    assert [e.code for e in reader.read(TYPE, full(0), stream=stream)[1]] == ["version-gap"]
    assert reader.read(TYPE, full(1), stream=stream)[0][0].changes == {"basic": "open"}


def test_a_full_document_is_parsed_once(monkeypatch):
    """What comes in parts costs no second parse before there is a change to apply."""
    parsed = []
    parse = dialects.parse
    monkeypatch.setattr(dialects, "parse", lambda *given: parsed.append(1) or parse(*given))
    (update,), _ = PresenceReader(["basic"]).read(TYPE, full(1), stream=Stream())
    assert update.changes == {"basic": "open"}
    assert len(parsed) == 1
