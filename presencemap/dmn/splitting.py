"""Rows as lines of cells, in the way that a hit policy of DMN needs them.

Under `first` lines may overlap, and `otherwise` is a last line that asks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from presencemap.dmn.model import Policy
from presencemap.tables import Row, Table
from presencemap.tables.conditions import Condition, fields_of
from presencemap.tables.lines import lines_of

__all__ = ["Split", "split_table"]

_MOST_LINES: Final = 64
"""A row of more lines is asked as a whole, in a column of its own."""

Line = Mapping[str, Condition] | Sequence[Condition]
"""Cells by field, or conditions that are asked as they are."""


@frozen
class Split:
    """The rows with their lines; `has_last_rule` tells that `otherwise` is one of them."""

    policy: Policy
    rows: tuple[tuple[Row, tuple[Line, ...]], ...]
    has_last_rule: bool
    fields: tuple[str, ...]


def split_table(table: Table) -> Split:
    """Return a table's rows as lines."""
    return _in_order(table)


def _in_order(table: Table) -> Split:
    rows = [(row, _lines(row.condition)) for row in table.rows]
    if table.otherwise:
        rows.append((table.otherwise, ({},)))
    return Split(Policy.FIRST, tuple(rows), table.otherwise is not None, _fields(table))


def _lines(condition: Condition) -> tuple[Line, ...]:
    lines = lines_of(condition, _MOST_LINES)
    return ((condition,),) if lines is None else lines


def _fields(table: Table) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for row in table.rows for name in sorted(fields_of(row.condition)))
    )
