"""Tables: rows with their names, conditions and outcomes under each other."""

from __future__ import annotations

from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDEST_NAME, shared_width
from presencemap.language.printing.conditions import write_condition
from presencemap.language.printing.inline import width_of
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_table"]

_WIDEST_CHAIN: Final = 60
"""Above it, the operands of a condition get lines of their own, or the arrow goes too far off."""


def write_table(out: Writer, node: tree.Table) -> None:
    """Write a table; all its arrows stand in one column as far as they fit."""
    first = len(out.lines)
    out.write(["table", " ", node.name.text, " ", node.policy.text, " ", "{"])
    names = shared_width((len(row.name.text) for row in node.rows if row.name), WIDEST_NAME)
    for index, row in enumerate(node.rows):
        out.newline(INDENT, keep_blank=True, first=not index)
        _write_row(out, row, when=INDENT + len("row ") + names + 1)
    out.close(0, INDENT, empty=not node.rows)
    out.align(first)


def _write_row(out: Writer, row: tree.Row, when: int) -> None:
    outcome = out.inline.outcome(row.outcome, row.after)
    out.hang = 2 * INDENT
    if row.name is None or row.condition is None:
        out.token("otherwise")
    else:
        out.write(["row", " ", row.name.text])
        out.pad(when)
        base = out.column
        out.write(["when", " "])
        tail = len(" -> ") + width_of(outcome)
        write_condition(out, row.condition, base=base, tail=tail, widest=_WIDEST_CHAIN)
    out.hang = 2 * INDENT
    out.arrow()
    out.write(["->", " ", *outcome])
