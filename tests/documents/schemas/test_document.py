"""Where the parts of a document stand in its text."""

from __future__ import annotations

import pytest

from presencemap.documents.schemas import Body, open_body
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source


def opened(text, start=0, data=None):
    """Return the document in a text, behind an offset."""
    body = Body(text[start:].encode() if data is None else data, Source("d.xml", text), start)
    return open_body(body, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("before", "tag"),
    [
        ("", "<p>"),
        ('<?xml version="1.0"?>\n<!-- <p> -->', '<p a="&lt;!-- -->">'),
        ('<!DOCTYPE p PUBLIC "-//<p>" "p>.dtd">\n<?x <p>?>\n', '<p a=\'">"\' b="\'>">'),
        ("\n\n", '<x:p\n  xmlns:x="urn:x"\n>'),
        ("\0 \r\n", "<p\t>"),
    ],
)
def test_a_tag_is_found_where_it_stands(before, tag):
    """What only looks like a tag, in comments and other places, is none."""
    name = tag[1:].split()[0].rstrip(">")
    text = f"{before}{tag}<![CDATA[<q>]]><!--<q>--><q/><q></q></{name}>"
    document = opened(text)
    first, second = document.root
    assert document.source.at(document.span(document.root)) == tag
    assert document.name(document.root) == name
    assert [document.source.at(document.span(each)) for each in (first, second)] == ["<q/>", "<q>"]
    assert document.span(first).start == text.rindex("<q/>")


def test_attributes_and_texts_are_found():
    """An attribute is found by its bare name, a text without the blanks around it."""
    document = opened("<p y:a = 'one' xmlns:y='urn:y' ba='two' a=\"3\"> text <q/> more </p>")
    at, span = document.source.at, document.span
    assert at(span(document.root, "ba")) == "ba='two'"
    assert at(span(document.root, "a")) == "y:a = 'one'"
    assert at(span(document.root, "c")) == at(span(document.root))
    assert at(document.text_span(document.root)) == "text"
    assert at(document.text_span(document.root[0])) == "<q/>"


def test_a_document_may_stand_within_a_text():
    """Offsets are those of the whole text, of which the document is a part."""
    text = "NOTIFY <p>\r\n\r\n\r\n<p><q/></p>\r\n--b--<p/>"
    document = opened(text, 12, b"\r\n\r\n<p><q/></p>\r\n")
    assert document.span(document.root).start == text.index("<p><q")
    assert document.source.at(document.span(document.root[0])) == "<q/>"


def test_an_encoded_body_has_one_place():
    """Of a body that is encoded for transport every part stands where the body begins."""
    text = "head\n\n  PHA+\nPC9wPg==\n"
    document = open_body(Body(b"<p><q/></p>", Source("d", text), 6, literal=False), DEFAULT_LIMITS)
    where = {document.source.at(document.span(each)) for each in document.root.iter()}
    assert where == {"PHA+"}
    assert document.source.at(document.body.line(7)) == "PHA+"
    assert document.source.at(document.text_span(document.root)) == "PHA+"
    assert document.name(document.root[0]) == "q"


@pytest.mark.parametrize(
    ("line", "expected"), [(None, "<p>"), (1, "<p>"), (2, "<q>"), (3, "</p>"), (9, "</p>")]
)
def test_lines_are_counted_from_the_first_that_is_not_blank(line, expected):
    """An error's line counts from where the parser began, behind blank lines and a mark."""
    body = Body(b"", Source("d.xml", "x\n\ufeff\n\n <p>\n  <q>  \r\n</p>"), 2)
    assert body.source.at(body.line(line)) == expected


def test_what_is_too_large_is_refused_first():
    """A body beyond the limit is not copied, decoded or parsed."""
    body = Body(b"<p/>" * 100, Source("d.xml", ""), 0)
    with pytest.raises(DocumentError) as caught:
        open_body(body, Limits(document_bytes=100))
    assert caught.value.code == "too-large"
