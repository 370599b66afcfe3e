"""Grids: a line is a line, so cells are never parted; columns stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDEST_NAME, shared_width
from presencemap.language.printing.inline import width_of
from presencemap.language.printing.lists import write_set
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_grid"]

_WIDEST_SET: Final = 40
"""Wider than that, a set of values is put on lines of its own."""

_WIDEST_CELL: Final = 72
"""A cell beyond that stands out, rather than push all bars and arrows aside."""


def write_grid(out: Writer, node: tree.Grid) -> None:
    """Write a grid; names, bars and arrows each stand in their columns, however wide it gets."""
    out.write(["table", " ", node.name.text, " ", node.policy.text, " ", "{"])
    names = shared_width((len(row.name.text) for row in node.rows if row.name), WIDEST_NAME)
    start = INDENT + (names + len(": ") if any(row.name for row in node.rows) else 0)
    *bars, arrow = _edges(out, node, start)
    out.newline(start, first=True)
    out.hang = start
    for index, column in enumerate(node.columns):
        _write_bar(out, index, bars)
        out.token(column.text)
    out.pad(arrow)
    out.write(["->", " ", "outcome"])
    for row in node.rows:
        _write_row(out, row, start, bars, arrow)
    out.close(0, INDENT)


def _write_row(out: Writer, row: tree.GridRow, start: int, bars: Sequence[int], arrow: int) -> None:
    out.newline(INDENT if row.name or row.cells is None else start, keep_blank=True)
    out.hang = start
    if row.name:
        out.write([row.name.text, ":"])
        out.pad(start)
    for index, cell in enumerate(row.cells or ()):
        _write_bar(out, index, bars)
        _write_cell(out, cell)
    if row.cells is None:
        out.token("otherwise")
    out.pad(arrow)
    out.write(["->", " ", *out.inline.outcome(row.outcome, row.after)])


def _write_bar(out: Writer, index: int, bars: Sequence[int]) -> None:
    if index:
        out.pad(bars[index - 1])
        out.write(["|", " "])


def _write_cell(out: Writer, cell: tree.Cell) -> None:
    if _is_broken(out, cell):
        base = out.column
        out.write(out.inline.cell_head(cell))
        write_set(out, cell, cell.values, base)
    else:
        out.write(out.inline.cell(cell))


def _is_broken(out: Writer, cell: tree.Cell) -> bool:
    if not cell.braces:
        return False
    return out.commented(cell) or width_of(out.inline.cell(cell)) > _WIDEST_SET


def _edges(out: Writer, node: tree.Grid, start: int) -> list[int]:
    """Return where columns end: each but the last at a bar, the last at the arrow."""
    widths = [[len(column.text)] for column in node.columns]
    otherwise = 0
    for row in node.rows:
        if row.cells is None:
            otherwise = INDENT + len("otherwise ")
            continue
        widths += [[] for _ in row.cells[len(widths) :]]  # it is for others to complain of
        for cell, column in zip(row.cells, widths, strict=False):
            column.append(1 if _is_broken(out, cell) else width_of(out.inline.cell(cell)))
    edges = []
    for column in widths:
        start += shared_width(column, _WIDEST_CELL) + 1
        edges.append(start)
        start += len("| ")
    edges[-1] = max(edges[-1], otherwise)
    return edges
