"""Where in a text the start tags of its elements stand, in the order of the document.

libxml2 knows no more than the line on which a start tag ends; a diagnostic needs the tag. The
text is one that a parser has accepted, so what begins like a tag is one. This module knows no
element's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from presencemap.source import Span

__all__ = ["Tag", "start_tags"]

_QUOTED: Final = r"""(?:[^>"']|"[^"]*+"|'[^']*+')*+"""
_MARKUP: Final = re.compile(
    rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!{_QUOTED}>|</[^>]*+>|<([^\s/>]++){_QUOTED}>",
    re.DOTALL,
)


@frozen
class Tag:
    """A start tag: `name` as it is written there, with its prefix."""

    name: str
    span: Span


def start_tags(text: str, start: int) -> Iterator[Tag]:
    """Yield the start tags behind an offset, without those in comments and CDATA sections."""
    for match in _MARKUP.finditer(text, start):
        if match[1]:
            yield Tag(match[1], Span(*match.span()))
