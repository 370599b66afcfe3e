"""Text with a name, and places in it.

A place is a pair of offsets into the text; lines and columns are computed only
when somebody prints them. This module knows nothing of any language.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

__all__ = ["Position", "Source", "Span"]


@frozen(order=True)
class Span:
    """A half-open range of character offsets, `start` included and `end` not."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """Return the span from the start of this one to the end of the other."""
        return Span(self.start, other.end)


@frozen(order=True)
class Position:
    """A line and a column, both counted from 1; columns count characters."""

    line: int
    column: int


@frozen(slots=False)
class Source:
    """The text of one file: `name` is what messages call it."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; the text's length is a valid offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def at(self, span: Span) -> str:
        """Return the text that a span covers."""
        return self.text[span.start : span.end]
