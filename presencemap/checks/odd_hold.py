"""PM403 odd-hold: a hold that says nothing, or that lasts longer than any presence does.

`after 2s` lets a decision become a change of state only when it has stayed the same for two
seconds. `after 0s` is what a row without a hold says, and `keep` changes nothing that could
be held back.

A hold of more than an hour all but switches its row off: a user's presence is published four
to six times an hour (Microsoft's user model for Skype for Business), so that the decision
rarely stays the same for so long, and each change starts the hold anew. All that time the
agent is left in the state before: calls ring at an empty desk, or don't ring at a manned one.
An hour itself is not reported, and no hold is too short: a few milliseconds are enough to wait
for notifications that arrive together.

Bad:

    table voice first {
        row free when availability is available      -> Ready after 2h
        row idle when availability is available-idle -> keep after 5s
        otherwise                                    -> NotReady reason "Unknown" after 0s
    }

Good:

    table voice first {
        row free when availability is available      -> Ready after 2s
        row idle when availability is available-idle -> keep
        otherwise                                    -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.written import table_nodes
from presencemap.checks.mending.edits import without_between
from presencemap.diagnostics import Diagnostic, Finding, Fix, Severity
from presencemap.language import tree
from presencemap.model import OutcomeKind
from presencemap.source import Source
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy

__all__ = ["FINDING", "LONGEST", "check"]

FINDING: Final = Finding("PM403", "odd-hold", Severity.WARNING)

LONGEST: Final = 3600.0
"""Seconds; in an hour a presence is published four to six times (Skype for Business)."""


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find holds on `keep`, of nothing, and of more than an hour."""
    for table, node in table_nodes(compiled, rules):
        for row in node.rows:
            if row.after is not None:
                # Under `any`, rows must agree in their holds, too: there it makes a difference.
                safe = table.policy is not HitPolicy.ANY
                yield from _hold(table.source, row.outcome, row.after, safe=safe)


def _hold(
    source: Source, outcome: tree.OutcomeNode, after: tree.Duration, *, safe: bool
) -> Iterator[Diagnostic]:
    text = source.at(after.span)
    if outcome.kind is OutcomeKind.KEEP:
        message = "`keep` changes nothing, so there is nothing to hold back"
    elif after.seconds == 0:
        message = f"`after {text}` says nothing: so does a row without a hold"
    elif after.seconds > LONGEST:
        message = f"`after {text}` is more than an hour; hardly a presence lasts so long"
        help_ = "meanwhile the agent is left in the state before"
        yield FINDING.at(source, after.span, message, help=help_)
        return
    else:
        return
    edits = without_between(source, outcome.span, after.span)
    fix = Fix(f"take `after {text}` out", edits, safe=safe)
    yield FINDING.at(source, after.span, message, fix=fix)
