"""A presence document opened for examination: its tree, and the places of its parts in a text.

The tree comes from the one parser that reads untrusted bytes, behind the same guard as on the
way of a notification. Nothing here knows what may be wrong with a document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from presencemap.documents.guard import admit
from presencemap.documents.schemas.tags import Tag, start_tags
from presencemap.documents.xml import Element, local_name, parse
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.source import Source, Span

__all__ = ["Body", "Document", "open_body"]

_NOT_BLANK: Final = re.compile(r"[^ \t\r\n\0\ufeff]")


@frozen
class Body:
    """The bytes of a document, and where they stand: `start` is the offset of the first one.

    In a body that was encoded for transport (`literal` is false) no offset means anything but
    `start` itself.
    """

    data: bytes
    source: Source
    start: int
    literal: bool = True

    @property
    def beginning(self) -> Span:
        """Where the document begins: the first line of it that is not blank."""
        return self._line_at(self._first())

    def line(self, number: int | None) -> Span:
        """Return where a line of the document stands, counted from 1, without blanks around it."""
        at = self._first()
        if number is None or not self.literal:
            return self._line_at(at)
        for _ in range(number - 1):
            end = self.source.text.find("\n", at)
            if end < 0:
                break
            at = end + 1
        return self._line_at(at)

    def _first(self) -> int:
        found = _NOT_BLANK.search(self.source.text, self.start)
        return found.start() if found else self.start

    def _line_at(self, at: int) -> Span:
        text = self.source.text
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        return Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))


@frozen
class Document:
    """A document's tree, and the start tags of its elements (none where no place is known)."""

    root: Element
    body: Body
    tags: Mapping[Element, Tag]

    @property
    def source(self) -> Source:
        """The text in which everything stands."""
        return self.body.source

    def name(self, element: Element) -> str:
        """Return an element's name as it is written, with its prefix."""
        tag = self.tags.get(element)
        return tag.name if tag else local_name(element)

    def span(self, element: Element, attribute: str | None = None) -> Span:
        """Return where an element's start tag stands, or an attribute of it by its bare name."""
        tag = self.tags.get(element)
        if tag is None:
            return self.body.beginning
        if attribute is None:
            return tag.span
        pattern = rf"""\s((?:[\w.-]+:)?{re.escape(attribute)}\s*=\s*(?:"[^"]*"|'[^']*'))"""
        found = re.search(pattern, self.source.at(tag.span))
        if found is None:
            return tag.span
        return Span(tag.span.start + found.start(1), tag.span.start + found.end(1))

    def text_span(self, element: Element) -> Span:
        """Return where the text at the start of an element stands; its tag where it has none."""
        tag = self.tags.get(element)
        if tag is None:
            return self.body.beginning
        start = tag.span.end
        if self.source.text.endswith("/>", 0, start):
            return tag.span
        text = self.source.text[start : max(start, self.source.text.find("<", start))]
        found = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        return found if found.start < found.end else tag.span


def open_body(body: Body, limits: Limits) -> Document:
    """Return a body as a document; raises `DocumentError`, its line counted in the body."""
    if len(body.data) > limits.document_bytes:  # said here, so that nothing is copied first
        raise DocumentError("too-large", f"the document has {len(body.data)} bytes")
    root = parse(admit(body.data, limits), limits)
    tags = start_tags(body.source.text, body.start) if body.literal else ()
    return Document(root, body, dict(zip(root.iter("*"), tags, strict=False)))
