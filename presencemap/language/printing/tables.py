"""Tables: rows with their names, conditions and outcomes under each other."""

from __future__ import annotations

from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import (
    WIDEST_NAME,
    WIDTH,
    ArrowPlaces,
    arrow_column,
    shared_width,
)
from presencemap.language.printing.conditions import least_end, stays_whole, write_condition
from presencemap.language.printing.inline import Inline, Pieces, width_of
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_table"]

_WIDEST_CHAIN: Final = 60
"""Above it, the operands of a condition get lines of their own, or the arrow goes too far off."""


def write_table(out: Writer, node: tree.Table) -> None:
    """Write a table; all its arrows stand in one column as far as they fit."""
    first = len(out.lines)
    out.write(["table", " ", node.name.text, " ", node.policy.text, " ", "{"])
    names = shared_width((len(row.name.text) for row in node.rows if row.name), WIDEST_NAME)
    when = INDENT + len("row ") + names + 1
    outcomes = [["->", " ", *out.inline.outcome(row.outcome, row.after)] for row in node.rows]
    places = [_places(out.inline, *each, when) for each in zip(node.rows, outcomes, strict=True)]
    arrow = arrow_column(
        place
        for place, row in zip(places, node.rows, strict=True)
        if not out.commented(row)  # where that has its arrow, only writing it tells
    )
    for row, outcome, place in zip(node.rows, outcomes, places, strict=True):
        out.newline(INDENT, keep_blank=True, first=row is node.rows[0])
        end = arrow if place.can_share(arrow) else WIDTH - place.length
        _write_head(out, row, when, end - len(" "))
        out.hang = 2 * INDENT
        out.arrow()
        out.write(outcome)
    out.close(0, INDENT, empty=not node.rows)
    out.align(first, arrow)


def _places(inline: Inline, row: tree.Row, outcome: Pieces, when: int) -> ArrowPlaces:
    length = width_of(outcome)
    if row.name is None or row.condition is None:
        at = INDENT + len("otherwise ")
        return ArrowPlaces(at, at, length)
    when = max(when, INDENT + len("row ") + len(row.name.text) + 1)
    column = when + len("when ")
    broken = least_end(inline, row.condition, column, when) + 1
    width = width_of(inline.condition(row.condition))
    whole = column + width + 1 if stays_whole(row.condition, width, _WIDEST_CHAIN) else broken
    return ArrowPlaces(whole, broken, length)


def _write_head(out: Writer, row: tree.Row, when: int, end: int) -> None:
    """Write what stands before the arrow of a row, to end before a column if possible."""
    out.hang = 2 * INDENT
    if row.name is None or row.condition is None:
        out.token("otherwise")
    else:
        out.write(["row", " ", row.name.text])
        out.pad(when)
        base = out.column
        out.write(["when", " "])
        write_condition(out, row.condition, base=base, end=end, widest=_WIDEST_CHAIN)
