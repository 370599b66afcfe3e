"""PM402 unsafe-default: an agent of whom nothing is known stays ready if he was.

A lost subscription, an empty document, a field that can't be read: then every field is absent.
If the table answers `keep` (or `restore`) there and can make agents ready, whoever was ready
stays so, for as long as nothing is known of him: calls ring at an empty desk.

Bad:

    table voice first {
        row free when availability is available -> Ready after 3s
        otherwise                               -> keep
    }

Good:

    table voice first {
        row free when availability is available      -> Ready after 3s
        row idle when availability is available-idle -> keep
        otherwise                                    -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.nothing_known import decisions, witness
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.model import OutcomeKind
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM402", "unsafe-default", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables that can make agents ready, and change nothing when every field is absent."""
    del compiled
    for table in rules.tables:
        if not _makes_ready(table, rules):
            continue
        for decision, presence in decisions(table, rules):
            if decision.row is None or decision.outcome.kind is OutcomeKind.STATE:
                continue  # no row at all is a `gap`
            row = next(row for row in table.all_rows if row.name == decision.row)
            yield FINDING.at(
                table.source,
                row.span,
                f"`{decision.row}` leaves an agent ready of whom nothing is known",
                help="answer a state that is not routable where every field is absent",
                witness=witness(rules, presence),
            )


def _makes_ready(table: Table, rules: RuleSet) -> bool:
    states = (rules.states.get(row.decision.outcome.state or "") for row in table.all_rows)
    return any(state is not None and state.routable for state in states)
