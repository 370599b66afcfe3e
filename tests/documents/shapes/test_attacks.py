"""Documents made to take the shape cache in: each one is like one before but for what counts."""

from __future__ import annotations

import pytest

from presencemap.documents import DocumentOptions, PresenceReader, read_documents, reader
from presencemap.limits import Limits

CATEGORIES = "application/msrtc-event-categories+xml"
PIDF = "application/pidf+xml"
MANY = Limits(document_attributes=100_000)

NOTE = """<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:a@b">
<category name="note"><note><body startTime="{}"></body></note></category></categories>"""
HIDDEN = """<categories xmlns="urn:x" xmlns:p="urn:ietf:params:xml:ns:pidf" uri="sip:a@b">
<p:person name="note"><p:note><body p:mustUnderstand="{}">x</body></p:note></p:person>
</categories>"""
NAMED = """<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
<category name="{}"/><category name="{}"/><category name="note"><note>
<a>{{0}}</a><b>{{0}}</b><body>{{0}}</body></note></category></categories>""".format(
    "xmlns" * 260, "xmlns" * 250
)
LINES = """<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
{}<category name="state"><state><availability>3500</availability>
<activity token="x"><y>{{}}</y></activity></state></category></categories>""".format(
    f"<x/>{chr(10) * 2_000}" * 33
)
FULL_TAG = """<presence><tuple/>
<note>x</note><note xmlns:p="urn:x" p:mustUnderstand="{}">{{}}</note></presence>""".format(
    "=" * 498 + "y" * 2_100
)


@pytest.mark.parametrize(
    ("content_type", "text", "values", "limits"),
    [
        (CATEGORIES, NOTE, ("2026-11-20T09:00:00Z", "soon"), Limits()),
        (CATEGORIES, HIDDEN, ("0", "1"), Limits()),
        (CATEGORIES, NAMED, ("a", "a" * 800), Limits()),
        (CATEGORIES, LINES, ("a", ""), MANY),
        (PIDF, FULL_TAG, ("a", "="), Limits()),
    ],
    ids=["times-without-text", "hidden-note", "named-as-namespaces", "late-lines", "full-tag"],
)
def test_a_value_that_counts(content_type, text, values, limits):
    """A value that changes what a document comes to is never taken for one that does not."""
    fields = {"note", "availability", "activity"}
    reader = PresenceReader(fields, limits=limits)
    for value in (values[0],) * 4 + (values[1],):
        body = text.format(value).encode()
        updates, errors = reader.read(content_type, body, at=1.0e9)
        plain, wrong = read_documents(content_type, body, fields, at=1.0e9, limits=limits)
        assert (updates, [str(error) for error in errors]) == (plain, [str(e) for e in wrong])
        assert [update.places for update in updates] == [update.places for update in plain]


@pytest.mark.parametrize(
    ("attribute", "languages"),
    [
        ('xml:lang="de"', ("de",)),
        ('xml:space="preserve"', ()),
        ('xmlns:p="urn:ietf:params:xml:ns:pidf" p:mustUnderstand="0"', ()),
        ('xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="b"', ()),
    ],
)
def test_a_pinned_attribute_among_keys(attribute, languages):
    """Where all that a note has is looked at, attributes that can't be others stay as they are."""
    options = DocumentOptions(profiles={"asterisk"}, languages=languages)
    reader = PresenceReader({"basic", "note"}, options=options)
    body = (
        '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:a@b"><tuple id="t">'
        f'<status><basic>open</basic></status><note id="1" {attribute} class="2">Ready</note>'
        "</tuple></presence>"
    ).encode()
    plain = read_documents(PIDF, body, {"basic", "note"}, options=options)
    assert [reader.read(PIDF, body) for _ in range(4)] == [plain] * 4
    assert reader.statistics.hits == 1


def test_nobody_can_have_it_learn_all_day():
    """What is spent on lessons is bounded, however many shapes come a few times each."""
    reader = PresenceReader({"basic"}, shapes=4)
    text = '<presence xmlns="urn:ietf:params:xml:ns:pidf">{}<e{}/></presence>'
    several = "<a>x</a>" * 300
    before = 0
    for number in range(150):
        body = text.format(several, number).encode()
        before = reader.statistics.hits
        for _ in range(30):
            reader.read(PIDF, body)
    assert reader.statistics.hits == before  # at last it learns no more
    assert reader.statistics.shapes == 4


@pytest.mark.parametrize(
    "many", ["<a/>" * 2_000, "<a>" + "y" * 70_000 + "</a>", '<a b=""/>' * 1_500]
)
def test_what_is_too_large_to_learn_from(many):
    """A document that would take long to learn from is parsed each time."""
    reader = PresenceReader({"basic"})
    body = f'<presence xmlns="urn:ietf:params:xml:ns:pidf">{many}</presence>'.encode()
    for _ in range(5):
        reader.read(PIDF, body)
    assert reader.statistics.shapes == 0


def test_a_list_alone_is_parsed_once(monkeypatch):
    """A list without documents beside it costs no second parse."""
    parsed = []
    parse = reader.open_document
    monkeypatch.setattr(reader, "open_document", lambda *args: parsed.append(1) or parse(*args))
    body = b'<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:l@b" version="1" fullState="1"/>'
    kind = "application/rlmi+xml"
    assert PresenceReader().read(kind, body) == read_documents(kind, body)
    assert len(parsed) == 1


def test_a_shape_with_many_keys_remembers_few_combinations():
    """What is remembered of one shape's keys is bounded together, not only their combinations."""
    text = (
        '<presence xmlns="urn:ietf:params:xml:ns:pidf"><person><activities>'
        "{}</activities></person></presence>"
    )
    reader = PresenceReader({"activities"})
    bodies = [text.format(f"<activity>{n}</activity>" * 400).encode() for n in range(25)]
    for body in bodies[:3] + bodies:
        reader.read(PIDF, body)
    before = reader.statistics.hits
    for body in reversed(bodies):
        reader.read(PIDF, body)
    assert 0 < reader.statistics.hits - before <= 20
