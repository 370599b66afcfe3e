"""PM301 no-otherwise: a table may leave a presence without an answer.

A table must say what happens for every presence: the ones nobody thought of are the ones
that servers send. A real server sends numbers between the classes, tokens of newer clients,
empty documents and documents without a status; without a last word each of them would leave
the agent in whatever state he was in. Under `unique` and `any` it also answers where rows
contradict each other, so a row `when any` does not stand in for it there.

Bad:

    table voice first {
        row free when availability is available -> Ready
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding
from presencemap.tables.conditions import Always
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM301", "no-otherwise")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables with neither `otherwise` nor a row that matches everything."""
    del compiled
    for table in rules.tables:
        if table.otherwise or (table.policy is HitPolicy.FIRST and _has_row_for_all(table)):
            continue
        message = f"table `{table.name}` does not say what happens to any other presence"
        help_ = 'add a last row such as `otherwise -> NotReady reason "Unknown"`'
        yield FINDING.at(table.source, table.span, message, help=help_)


def _has_row_for_all(table: Table) -> bool:
    return any(row.condition == Always() for row in table.rows)
