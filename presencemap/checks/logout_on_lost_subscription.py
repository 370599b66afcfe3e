"""PM407 logout-on-lost-subscription: who is no longer watched is logged out.

A subscription ends because a server restarts, a network breaks, a limit is met: that nothing
is known of an agent says nothing of the agent. Rules that take it for Offline log out a whole
contact centre during a mid-day outage, and nobody is logged in again when it is over. A hold
only puts it off, for outages last. Answer a state in which no calls are routed and which the
agent can leave by himself, or comes back from when presence is known again.

It is reported of a row that answers a logged-out state where every field of presence documents
is absent and the subscription absent or terminated, whatever the subscription's end was called.
Who would have been logged out with any presence, as at closing time, is not logged out by the
loss: that is not reported.

Bad:

    use sip

    table voice first {
        row lost when subscription is terminated -> LoggedOut after 1m
        row free when availability is available  -> Ready after 3s
        otherwise                                -> NotReady reason "Unknown"
    }

Good:

    use sip

    table voice first {
        row lost when subscription is terminated -> NotReady reason "NoPresence" after 5s
        row free when availability is available  -> Ready after 3s
        otherwise                                -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.answering import Answering, state_of
from presencemap.checks.meaning.unknown import Origins
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.diagram import Evidence, Node, Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM407", "logout-on-lost-subscription", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that log an agent out because his subscription is lost."""
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, rules))


def _of_table(proof: Proof, rules: RuleSet) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    logout = set()
    for number, row in answering.rows:
        state = state_of(row.decision.outcome, rules.states)
        if state is not None and state.logged_out:
            logout.add(number)
    origins = Origins(proof, rules)
    for number in sorted(logout):
        found = _by_the_loss(answering, number, logout, origins)
        if found is None:
            continue
        row = proof.table.all_rows[number]
        logs = "may log" if found.presence is None else "logs"
        yield FINDING.at(
            proof.table.source,
            row.span,
            f"`{row.name}` {logs} an agent out because his subscription is lost",
            help="a lost subscription says nothing of the agent: answer a state that is neither "
            "routable nor logged out",
            **shown(proof, found, f"{row.name}: the subscription is lost"),
        )


def _by_the_loss(
    answering: Answering, row: int, logout: set[int], origins: Origins
) -> Evidence | None:
    """Look for a lost subscription that a row logs out, and a presence would not have been.

    What is neither of a presence nor of a subscription, time and context, is the same for both.
    """
    diagrams = answering.proof.diagrams
    left = origins.lost
    while (found := answering.find(row, left)) is not None:
        around = origins.around(found.path)
        other = _not_logged_out(answering, logout, diagrams.box(around))
        if other is not None:
            same = diagrams.box(origins.around(other.path))
            within = answering.proof.both(origins.lost, diagrams.box(around), same)
            return answering.find(row, within, origins.plainest)
        left = answering.proof.both(left, diagrams.negated(diagrams.box(around)))
    return None


def _not_logged_out(answering: Answering, logout: set[int], within: Node) -> Evidence | None:
    every = range(len(answering.proof.table.rows) + 1)  # where no row answers, nothing changes
    others = (number for number in every if number not in logout)
    return next((found for n in others if (found := answering.find(n, within))), None)
