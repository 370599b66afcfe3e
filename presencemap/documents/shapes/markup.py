"""The plain text of an ordinary document: where its markup ends and its values begin.

Ordinary is what servers write all day: an XML declaration or none, elements, attributes, text.
A document with anything else (a comment, a processing instruction, CDATA, a DOCTYPE, a
reference such as `&amp;`) is not taken apart here. lxml has parsed the document before, so it is
well-formed; that this module sees the same elements, attributes and texts in it is not taken
for granted but compared, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import define, field

from presencemap.documents.xml import Element, local_name

__all__ = ["TAIL", "Slot", "Values", "find_values", "has_tail", "has_text"]

Slot = tuple[Element, str | None]
"""A value: of the attribute of that name (as lxml spells it), or with None an element's text."""

Values = Mapping[Slot, tuple[int, int]]
"""Where each value stands in the text, quotes not included; blank texts are no values.

The text behind an element is listed under that element and the name `TAIL`.
"""

TAIL: Final = "</>"  # no name of an attribute
"""Stands for the text behind an element in a `Slot`."""

_DECLARATION: Final = re.compile(r"\s*+(?:<\?xml\s[^<>?]*\?>)?")
_NAME: Final = r"""[^\s<>&"'=/!?]+"""
_VALUE: Final = r"""(?:"[^"<&]*"|'[^'<&]*')"""
_TOKEN: Final = re.compile(
    rf"<(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*{_VALUE})*)\s*(?P<empty>/?)>"
    rf"|</(?P<end>{_NAME})\s*>"
    r"|(?P<text>[^<&]+)"
)
_ATTRIBUTE: Final = re.compile(rf"({_NAME})\s*=\s*({_VALUE})")
_SPACE: Final = " \t\r\n"  # what XML calls white space (production 3)


def find_values(text: str, root: Element) -> Values | None:
    """Return where the values of a document stand; None if it is not ordinary.

    `root` is what our parser has made of the same text.
    """
    walk = _Walk(text, list(root.iter()))
    declaration = _DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or not walk.take(token):
            return None
        at = token.end()
    return walk.values if walk.is_complete() else None


def has_text(element: Element) -> bool:
    """Say whether the text of an element is a value: more than what XML calls white space."""
    return bool((element.text or "").strip(_SPACE))


def has_tail(element: Element) -> bool:
    """Say whether the text behind an element is a value."""
    return bool((element.tail or "").strip(_SPACE))


@define
class _Walk:
    """Tokens and elements, compared as they come."""

    text: str
    elements: list[Element]
    values: dict[Slot, tuple[int, int]] = field(factory=dict)
    _taken: int = 0
    _open: list[Element] = field(factory=list)
    _last: Element | None = None  # the child after which text is a tail, None right behind a start

    def take(self, token: re.Match[str]) -> bool:
        """Take a token; say whether lxml has seen the same."""
        if token["start"]:
            return self._start(token)
        if token["end"]:
            return self._end()
        return self._text(token)

    def is_complete(self) -> bool:
        """Say whether every element was met and closed."""
        return not self._open and self._taken == len(self.elements)

    def _start(self, token: re.Match[str]) -> bool:
        if self._taken == len(self.elements):
            return False
        element = self.elements[self._taken]
        self._taken += 1
        if token["start"].rpartition(":")[2] != local_name(element):
            return False
        if not self._attributes(token, element):
            return False
        if token["empty"]:
            self._last = element
            return not element.text
        self._open.append(element)
        self._last = None
        return True

    def _attributes(self, token: re.Match[str], element: Element) -> bool:
        seen: dict[str, str] = {}
        start, end = token.span("attributes")
        for attribute in _ATTRIBUTE.finditer(self.text, start, end):
            prefix, colon, local = attribute[1].rpartition(":")
            if attribute[1] == "xmlns" or prefix == "xmlns":
                continue
            name = f"{{{_namespace(element, prefix)}}}{local}" if colon else local
            begin, stop = attribute.span(2)
            self.values[element, name] = begin + 1, stop - 1
            seen[name] = attribute[2][1:-1]
        return seen == {str(name): value for name, value in element.attrib.items()}

    def _end(self) -> bool:
        if not self._open:
            return False
        self._last = self._open.pop()
        return True

    def _text(self, token: re.Match[str]) -> bool:
        text = token["text"]
        blank = not text.strip(_SPACE)
        if not self._open:
            return blank
        seen = self._open[-1].text if self._last is None else self._last.tail
        if blank:
            return not (seen or "").strip(_SPACE)
        slot = (self._open[-1], None) if self._last is None else (self._last, TAIL)
        self.values[slot] = token.span()
        return seen == text


def _namespace(element: Element, prefix: str) -> str | None:
    if prefix == "xml":
        return "http://www.w3.org/XML/1998/namespace"
    return element.nsmap.get(prefix)
