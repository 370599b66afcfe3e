"""Columns over several lines: of the arrows of a table, and of comments behind lines.

A column is set where most lines can share it within the page's width. A line that can't, for
it is too long or what follows is, doesn't push the others aside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define

__all__ = ["WIDEST_NAME", "WIDTH", "Line", "align_arrows", "align_comments", "shared_width"]

WIDTH: Final = 100
"""Columns of a page."""

WIDEST_NAME: Final = 24
"""A row's name beyond that stands out, rather than push all conditions aside."""

_WIDEST: Final = 40
_COMMENT_GAP: Final = 2


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


def shared_width(widths: Iterable[int], widest: int = _WIDEST) -> int:
    """Return the width that names in one column share; one that is far too long doesn't count."""
    return max((width for width in widths if width <= widest), default=0)


def align_arrows(lines: Sequence[Line]) -> None:
    """Put the arrows of lines into one column."""
    rows = [line for line in lines if line.arrow >= 0]
    column = _best_column([(line.arrow, len(line.text) - line.arrow) for line in rows])
    for line in rows:
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
