"""Tables and rows, compiled: frozen values that need no parser."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from presencemap.model import Decision
from presencemap.source import Source, Span
from presencemap.tables.conditions import Condition

__all__ = ["HitPolicy", "Row", "Table"]


class HitPolicy(Enum):
    """Which rows may match together (DMN's term)."""

    FIRST = "first"
    UNIQUE = "unique"
    ANY = "any"


@frozen
class Row:
    """A row: where its condition holds, its decision is the table's answer."""

    name: str
    condition: Condition
    decision: Decision
    span: Span


@frozen
class Table:
    """A decision table. `otherwise` answers where no row's condition holds."""

    name: str
    policy: HitPolicy
    rows: tuple[Row, ...]
    otherwise: Row | None
    source: Source = field(repr=lambda source: source.name, eq=False)
    span: Span

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows and, last, `otherwise`."""
        return (*self.rows, self.otherwise) if self.otherwise else self.rows
