"""The constructs of a file that a comment may stand above, in or behind, and where they are.

A construct is an item of the file, a row of a table, a line of a grid or a field of a context.
Tables, grids and contexts are blocks: a comment in one of them is about one of its parts.
Rows, definitions, examples and all others are whole: a comment in one of them is about it.

Formatting moves line ends, and with them what shares a line with what; but a comment stays
above, in or behind the same construct.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from presencemap.language import tree
from presencemap.source import Source, Span

__all__ = ["Constructs"]

_CLOSING: Final = re.compile(r"(?:[\s),]|#[^\n]*)*")
"""What spans leave out at the end of a construct: parentheses, and comments before these."""


class Constructs:
    """The constructs of one file, each as its span."""

    def __init__(self, source: Source, file: tree.File) -> None:
        parts = [(item, _parts(item)) for item in file.items]
        blocks = [item.span for item, some in parts if some is not None]
        whole = [each.span for item, some in parts for each in (some or (item,) * (some is None))]
        self._text = source.text
        self._whole = _InOrder(whole)
        self._blocks = _InOrder(blocks)
        self._ending = _InOrder((*whole, *blocks), by_end=True)
        self._starting = {span.start: span for span in (*whole, *blocks)}

    def around(self, offset: int) -> Iterator[Span]:
        """Yield the constructs that hold an offset, the inner one first."""
        for some in (self._whole, self._blocks):
            span = some.last(offset)
            if span is not None and offset < span.end:
                yield span

    def starting_at(self, offset: int) -> Span | None:
        """Return the construct whose first character is there."""
        return self._starting.get(offset)

    def in_which(self, comment: Span) -> Span | None:
        """Return the construct, other than a block, that a comment stands in."""
        span = self._whole.last(comment.start)
        return span if span is not None and comment.start < span.end else None

    def behind_which(self, comment: Span) -> Span | None:
        """Return the construct that ends right before a comment, in its line if that has more."""
        span = self._ending.last(comment.start)
        if span is not None and _CLOSING.fullmatch(self._text, span.end, comment.start):
            return span
        return None


class _InOrder:
    """Spans in their order, by start or by end."""

    def __init__(self, spans: Iterable[Span], *, by_end: bool = False) -> None:
        self._spans = sorted(spans, key=(lambda span: span.end) if by_end else None)
        self._places = [span.end if by_end else span.start for span in self._spans]

    def last(self, offset: int) -> Span | None:
        """Return the last that starts, or ends, at an offset or before it."""
        at = bisect_right(self._places, offset)
        return self._spans[at - 1] if at else None


def _parts(item: tree.Item) -> tuple[tree.Node, ...] | None:
    """Return what a block is made of, None for what is whole."""
    match item:
        case tree.Table() | tree.Grid():
            return item.rows
        case tree.Context():
            return item.fields
        case _:
            return None
