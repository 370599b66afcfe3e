"""A table as a sheet of cells: what every rendering of `show` is made from.

Columns are the fields that the table asks, in the order in which it first does. A row is one
line of cells or several, of which any may match; where it would take too many, its condition
stands whole in a column of its own. Everything is in words; nothing here knows paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs
from attrs import frozen

from presencemap.model import Decision, Field, TargetState
from presencemap.model.durations import written
from presencemap.report.words import outcome_words
from presencemap.tables import HitPolicy, Row, RuleSet, Table
from presencemap.tables.conditions import Always, tests_of
from presencemap.tables.lines import lines_of
from presencemap.tables.sentences import cell_words, condition_words
from presencemap.tables.spelling import span_words

__all__ = ["Sheet", "SheetRow", "field_words", "policy_words", "sheet_of"]

_MOST_LINES: Final = 8
"""A row of more lines is easier to read as one condition."""

_POLICIES: Final = {
    HitPolicy.FIRST: "the first row that matches answers",
    HitPolicy.UNIQUE: "at most one row may match",
    HitPolicy.ANY: "rows that match together give the same answer",
}


@frozen
class SheetRow:
    """A row in words. `lines` has the cells by column; a column that is missing may be anything.

    Without `lines` the row is its `condition`, which every row has; of `otherwise` it is "".
    """

    name: str
    line: int
    lines: tuple[Mapping[str, str], ...]
    condition: str
    outcome: str
    after: str
    decision: Decision
    is_otherwise: bool = False


@frozen
class Sheet:
    """A table in words; `states` are those of the target that it leads to."""

    name: str
    policy: HitPolicy
    file: str
    line: int
    columns: tuple[Field, ...]
    rows: tuple[SheetRow, ...]
    states: tuple[TargetState, ...]

    @property
    def has_conditions(self) -> bool:
        """Whether rows have no lines of cells, so that a column for conditions is needed."""
        return any(not row.lines and not row.is_otherwise for row in self.rows)


def sheet_of(rules: RuleSet, table: Table) -> Sheet:
    """Return the sheet of one of the tables of a rule set."""
    asked = dict.fromkeys(test.field for row in table.rows for test in tests_of(row.condition))
    rows = [_row(rules, table, row) for row in table.rows]
    if table.otherwise:
        rows.append(_row(rules, table, table.otherwise, is_otherwise=True))
    shown = {name for row in rows for line in row.lines for name in line}
    reached = {row.decision.outcome.state for row in table.all_rows}
    return Sheet(
        table.name,
        table.policy,
        table.source.name,
        table.source.position(table.span.start).line,
        tuple(_field(rules, name) for name in asked if name in shown),
        tuple(rows),
        tuple(state for name, state in rules.states.items() if name in reached),
    )


def _field(rules: RuleSet, name: str) -> Field:
    """Return a field; what the clock shows says whose clock it is."""
    field = rules.fields[name]
    if rules.clock is None or name not in rules.clock_fields:
        return field
    return attrs.evolve(field, documentation=f"by the clock of {rules.clock.zone}")


def _row(rules: RuleSet, table: Table, row: Row, *, is_otherwise: bool = False) -> SheetRow:
    lines = () if is_otherwise else lines_of(row.condition, _MOST_LINES) or ()
    return SheetRow(
        row.name,
        row.decision.line or table.source.position(row.span.start).line,
        tuple(
            {
                name: cell_words(rules.fields[name], part)
                for name, part in line.items()
                if not isinstance(part, Always)
            }
            for line in lines
        ),
        "" if is_otherwise else condition_words(rules.fields, row.condition),
        outcome_words(row.decision.outcome),
        "" if row.decision.after is None else written(row.decision.after),
        row.decision,
        is_otherwise,
    )


def policy_words(policy: HitPolicy) -> str:
    """Return what a hit policy means."""
    return _POLICIES[policy]


def field_words(field: Field) -> tuple[str, ...]:
    """Return what there is to know of a field: documentation, type, named ranges or tokens."""
    kind = ("caseless " if field.caseless else "") + field.type.value
    words = [field.documentation] if field.documentation else []
    words.append(kind)
    if field.ranges:
        words.append(", ".join(f"{each.name} {span_words(field, each)}" for each in field.ranges))
    return tuple(words)
