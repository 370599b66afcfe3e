"""PM401 fail-open: an agent of whom nothing is known is made ready.

Calls are routed to an agent in a routable state. If a presence with every field absent
reaches one, then an empty document, a lost subscription or an unreadable field does, too:
calls ring at an empty desk. What the clock of the rules shows is known all the same: opening
hours alone make nobody ready. (One published integration makes every state that it does not
know "available".)

Bad:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise                          -> Ready
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.nothing_known import decisions, witness
from presencemap.diagnostics import Diagnostic, Finding
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM401", "fail-open")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that answer a routable state when every field is absent, at whatever time."""
    del compiled
    for table in rules.tables:
        for decision, presence in decisions(table, rules, timeless=True):
            state = rules.states.get(decision.outcome.state or "")
            if state is None or not state.routable:
                continue
            row = next(row for row in table.all_rows if row.name == decision.row)
            yield FINDING.at(
                table.source,
                row.span,
                f"`{row.name}` makes an agent `{state.name}` of whom nothing is known",
                help="answer a state that is not routable where every field is absent",
                witness=witness(rules, presence),
            )
