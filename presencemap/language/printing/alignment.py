"""Columns over several lines: of the arrows of a table, and of comments behind lines.

A column is set where most lines can share it within the page's width. A line that can't, for
it is too long or what follows is, doesn't push the others aside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from attrs import define, frozen

__all__ = [
    "WIDEST_NAME",
    "WIDTH",
    "ArrowPlaces",
    "Line",
    "align_arrows",
    "align_comments",
    "arrow_column",
    "shared_width",
]

WIDTH: Final = 100
"""Columns of a page."""

WIDEST_NAME: Final = 24
"""A row's name beyond that stands out, rather than push all conditions aside."""

_WIDEST: Final = 40
_COMMENT_GAP: Final = 2
_BREAKS_FOR_AN_ARROW: Final = 4
"""As many conditions may be broken to bring one arrow more into its column."""


@define
class Line:
    """A line of the output; `arrow` is the offset of an arrow that may be moved, -1 if none.

    `own` says that the text is a comment, `blank` that an empty line stands above.
    """

    text: str
    own: bool = False
    blank: bool = False
    arrow: int = -1
    comment: str = ""

    def __str__(self) -> str:
        return ("\n" if self.blank else "") + self.text


@frozen
class ArrowPlaces:
    """The first columns for the arrow behind a condition on one line, and behind a broken one.

    `length` is that of the arrow and all behind it.
    """

    whole: int
    broken: int
    length: int

    @property
    def too_long(self) -> bool:
        """Whether the page is too narrow however the condition is broken."""
        return self.broken + self.length > WIDTH

    def can_share(self, column: int) -> bool:
        """Say whether the arrow can be brought to a column."""
        return self.broken <= column and (column + self.length <= WIDTH or self.too_long)


def shared_width(widths: Iterable[int], widest: int = _WIDEST) -> int:
    """Return the width that names in one column share; one that is far too long doesn't count."""
    return max((width for width in widths if width <= widest), default=0)


def arrow_column(places: Iterable[ArrowPlaces]) -> int:
    """Return the column in which the arrows of a table best stand, 0 if none of them can.

    Most of them shall; but rather one out of line than many conditions broken for its sake.
    """
    steps = [0] * (WIDTH + 2)  # by how much a column is better than the one before
    for each in places:
        last = WIDTH if each.too_long else WIDTH - each.length
        for first, gain in ((each.broken, _BREAKS_FOR_AN_ARROW - 1), (each.whole, 1)):
            if first <= last:
                steps[first] += gain
                steps[last + 1] -= gain
    gains = list(accumulate(steps))
    return gains.index(max(gains))


def align_arrows(lines: Sequence[Line], column: int) -> None:
    """Put the arrows of lines into a column, as far as they come to stand there in the page."""
    for line in lines:
        if line.arrow >= 0:
            if line.arrow <= column and _fits(column, line.arrow, len(line.text) - line.arrow):
                padding = " " * (column - line.arrow)
                line.text = line.text[: line.arrow] + padding + line.text[line.arrow :]
            line.arrow = -1


def align_comments(lines: Sequence[Line]) -> None:
    """Join lines and the comments behind them, those of neighbouring lines in one column."""
    for run in _commented_runs(lines):
        ends = [(len(line.text) + _COMMENT_GAP, len(line.comment)) for line in run]
        column = _best_column(ends)
        for line, (first, length) in zip(run, ends, strict=True):
            at = column if first <= column and _fits(column, first, length) else first
            line.text = line.text.ljust(at) + line.comment
            line.comment = ""


def _commented_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield neighbours that have a comment behind them; a block's edge parts them."""
    run: list[Line] = []
    for line in lines:
        parted = not line.comment or line.blank or line.text.lstrip().startswith("}")
        if run and (parted or run[-1].text.endswith("{")):
            yield run
            run = []
        if line.comment:
            run.append(line)
    if run:
        yield run


def _fits(column: int, first: int, length: int) -> bool:
    """Say whether something may stand at a column: what is too long anyway always may."""
    return column + length <= WIDTH or first + length > WIDTH


def _best_column(places: Sequence[tuple[int, int]]) -> int:
    """Return the column that most of the places share, the leftmost of several.

    A place is the first column something may stand in, and its length.
    """
    firsts = sorted(first for first, _ in places)
    lasts = sorted(WIDTH - length for first, length in places if first + length <= WIDTH)
    best, most = 0, 0
    for column in dict.fromkeys(firsts):
        sharing = bisect_right(firsts, column) - bisect_left(lasts, column)
        if sharing > most:
            best, most = column, sharing
    return best
