"""Why a table decided as it did: the row that answered, and why not the rows before it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from presencemap.model import Decision, Field, Value
from presencemap.tables.conditions import Test
from presencemap.tables.interpret import decide, failures, holds
from presencemap.tables.table import HitPolicy, Table
from presencemap.tables.values import describe

__all__ = ["Explanation", "Miss", "explain"]


@frozen
class Miss:
    """A row that did not match; each reason is a phrase such as "`a is b` is false: a is c"."""

    row: str
    line: int | None
    reasons: tuple[str, ...]


@frozen
class Explanation:
    """A decision with the rows that did not match: under `first`, those before the answer."""

    decision: Decision
    misses: tuple[Miss, ...]


def explain(
    table: Table, presence: Mapping[str, Value], fields: Mapping[str, Field]
) -> Explanation:
    """Explain what a table says about a presence."""
    misses = []
    for row in table.rows:
        if not holds(row.condition, presence):
            reasons = tuple(
                _phrase(test, gave, presence.get(test.field), fields.get(test.field))
                for test, gave in failures(row.condition, presence)
            )
            misses.append(Miss(row.name, row.decision.line, reasons))
        elif table.policy is HitPolicy.FIRST:
            break
    return Explanation(decide(table, presence), tuple(misses))


def _phrase(test: Test, gave: bool, value: Value, field: Field | None) -> str:
    verdict = "true" if gave else "false"
    return f"`{test.text}` is {verdict}: {test.field} is {describe(field, value)}"
