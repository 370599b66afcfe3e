"""Examining a document: what is refused, by whom, and what one cause amounts to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.diagnostics import Severity
from presencemap.documents import CODES, read_documents
from presencemap.documents.examine import examine_document
from presencemap.documents.schemas import Body
from presencemap.limits import Limits
from presencemap.source import Source

HARMLESS = {"comment-in-basic.xml", "xpidf-doctype.xml"}  # only for readers that take no care
PIDF = '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="e">{}</presence>'


def examined(text, limits=None, data=None):
    """Return the diagnostics of a document."""
    body = Body(text.encode() if data is None else data, Source("d.xml", text), 0)
    return examine_document(body) if limits is None else examine_document(body, limits)


def names(found):
    """Return names and texts of diagnostics."""
    return [(each.name, each.source.at(each.span)) for each in found]


@pytest.fixture
def no_schema(monkeypatch):
    """Fail where a schema is asked for."""
    monkeypatch.setattr("presencemap.documents.schemas.comparison.load_schema", None)


@pytest.mark.usefixtures("no_schema")
def test_hostile_documents_never_meet_a_schema(corpus):
    """What the guard refuses is told by its code, and nothing else looks at it."""
    codes = set()
    for path in sorted((corpus / "hostile").iterdir()):
        if path.name not in HARMLESS:
            data = path.read_bytes()
            [found] = examined(data.decode("latin-1"), data=data)
            assert (path.name, found.name) == (path.name, "unreadable-document")
            codes.add(found.message.rpartition("[")[2].removesuffix("]"))
    assert {"dtd", "encoding", "too-deep"} <= codes <= {code for code, _ in CODES}


@pytest.mark.usefixtures("no_schema")
@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("", None, "empty"),
        ("<p/>", Limits(document_bytes=3), "too-large"),
        (PIDF.format("<note/>" * 50), Limits(document_elements=20), "too-many-elements"),
        ('<!DOCTYPE p [<!ENTITY a "b">]>\n<p>&a;</p>', None, "dtd"),
        ("<presence/>", None, "not-presence"),
        ('<list xmlns="urn:x"/>', None, "not-presence"),
        ('<list uri="sip:team@desk.example" version="1" fullState="true"/>', None, "not-presence"),
        ('<state xmlns="urn:x"/>', None, "not-presence"),
    ],
)
def test_what_is_refused_is_one_finding(text, limits, code):
    """A document beyond the limits, or of another kind, is refused, and no more is said of it."""
    [found] = examined(text, limits)
    assert found.name == "unreadable-document"
    assert found.message.endswith(f" [{code}]")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a>" * 300 + "</a>" * 300, "elements are nested deeper than 256 levels [too-deep]"),
        (
            '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>',
            "it declares entities or has an internal subset, which is refused for safety [dtd]",
        ),
        ("<!DOCTYPE p 'x'><p/>", "the document type declaration can't be read [dtd]"),
    ],
)
def test_a_refusal_is_told_in_our_words(text, message):
    """What is refused says what it is, and has a line of help."""
    [found] = examined(text)
    assert found.message == message
    assert found.help


def test_an_error_is_shown_on_its_line():
    """The parser's line counts from the start of the document, blank lines before it included."""
    [found] = examined("\n\n<presence>\n  <tuple></basic>\n</presence>")
    assert found.source.at(found.span) == "<tuple></basic>"


def test_one_cause_is_one_finding():
    """What a check has said of an element or an attribute, the schema does not say again."""
    text = PIDF.format(
        '<tuple id="t"><status><basic a:mustUnderstand="1">open</basic></status></tuple><person/>'
    ).replace("entity", 'xmlns:a="urn:ietf:params:xml:ns:pidf" entity')
    assert names(examined(text)) == [
        ("misplaced-must-understand", 'a:mustUnderstand="1"'),
        ("wrong-namespace", "<person/>"),
    ]


def test_findings_stand_in_the_order_of_the_text():
    """Whoever says it, what stands first is told first."""
    text = PIDF.format('<tuple id="7"><status/></tuple><person/><tuple id="8"><status/></tuple>')
    assert [text for _, text in names(examined(text))] == [
        'id="7"', "<person/>", 'id="8"',
    ]  # fmt: skip


def test_findings_of_one_kind_are_bounded():
    """Of thousands of alike mistakes no more are told than anybody needs to find their cause."""
    tuples = "".join(f'<tuple id="{n}"><status/></tuple>' for n in range(2_000))
    assert len(examined(PIDF.format(tuples))) == 500


def test_deviations_are_not_changed_by_reading_twice():
    """A schema keeps nothing of one document for the next."""
    first, second = (examined(PIDF.format('<tuple id="t"><status/></tuple>')) for _ in "ab")
    assert first == second == ()


STATE = (
    '<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:a@b.example">'
    '<category name="state"><state xmlns="http://schemas.microsoft.com/2006/09/sip/{}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="aggregateState">'
    "<availability>{}</availability></state></category></categories>"
)


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        (STATE.format("state", "3500"), []),
        (STATE.format("state", "+3500"), ["unreadable-document"]),
        (STATE.format("state", "abc"), ["schema-deviation"]),
        (STATE.format("sate", "3500"), []),
        (STATE.format("sate", "abc"), ["unreadable-document"]),
        (STATE.format("state", "3500").replace("<state", '<state deviceAvailability="b"'), None),
        (PIDF.format("").replace("presence", "presentity"), None),
    ],
)
def test_what_a_service_refuses_is_an_error(text, errors):
    """Where the reader raises there is an error, and only one of one element."""
    found = [each.name for each in examined(text) if each.severity is Severity.ERROR]
    if errors is not None:
        assert found == errors
    _, refused = read_documents("application/pidf+xml", text.encode())
    assert bool(found) >= bool(refused)


def test_what_a_service_refuses_is_shown_where_it_stands():
    """The element that keeps a document from being read is found on a long line, too."""
    [found] = examined(STATE.format("state", "+3500"))
    assert found.source.at(found.span) == "+3500"


SEEDS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "findings" / "cases").glob("*.xml"))
]
PIECE = re.compile(r"""<[^<>]*>|[\w:.-]+=["'][^"']*["']|[\w.-]+|[^\w<>]+""")


@given(st.data())
def test_whatever_it_is_something_can_be_said(data):
    """Of any text there are findings or none, each at a place in it, and nothing else happens."""
    text = data.draw(st.sampled_from(SEEDS))
    for _ in range(data.draw(st.integers(1, 3))):
        spans = [match.span() for match in PIECE.finditer(text)] or [(0, 0)]
        start, end = data.draw(st.sampled_from(spans))
        other = text[slice(*data.draw(st.sampled_from(spans)))]
        new = data.draw(st.sampled_from(["", other, other + text[start:end], "\n", "é", "&#65;"]))
        text = text[:start] + new + text[end:]
    for found in examined(text):
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.message == found.message.strip()
        assert not (found.help or "help").startswith(":")
