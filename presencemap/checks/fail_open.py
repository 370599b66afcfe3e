"""PM401 fail-open: an agent of whom nothing is known is made ready.

Calls are routed to an agent in a routable state. If a presence with every field absent
reaches one, then an empty document, a lost subscription or an unreadable field does, too:
calls ring at an empty desk. (One published integration makes every state that it does not
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

from presencemap.diagnostics import Diagnostic, Finding
from presencemap.tables.interpret import decide
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM401", "fail-open")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables that answer a routable state when every field is absent."""
    del compiled
    for table in rules.tables:
        decision = decide(table, {})
        state = rules.states.get(decision.outcome.state or "")
        if state is None or not state.routable:
            continue
        row = next(row for row in table.all_rows if row.name == decision.row)
        yield FINDING.at(
            table.source,
            row.span,
            f"`{row.name}` makes an agent `{state.name}` of whom nothing is known",
            help="answer a state that is not routable where every field is absent",
            witness=dict.fromkeys(sorted(rules.used_fields)),
        )
