"""PM402 unsafe-default: an agent of whom nothing is known stays ready if he was.

A lost subscription, an empty document, a value that nobody has thought of: then nothing is
known of an agent. If the table answers `keep` (or `restore`) there and can make agents ready,
whoever was ready stays so, for as long as nothing is known of him: calls ring at an empty
desk. What counts as unknown, the page of `fail-open` tells.

To keep the state of an agent who is on a call, as a fact of the connector says (`on_call`), is
not reported: it lasts as long as the call, and then is decided anew. Nor is it while the
subscription is pending, for then nothing new is known: whoever was ready had a presence.

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

from presencemap.checks.meaning.answering import Answering, state_of
from presencemap.checks.meaning.calls import without_call
from presencemap.checks.meaning.unknown import Origins
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.model import OutcomeKind
from presencemap.tables.diagram import Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM402", "unsafe-default", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that change nothing where nothing is known, in tables that can make ready."""
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, rules))


def _of_table(proof: Proof, rules: RuleSet) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    if not _makes_ready(answering, rules):
        return
    origins = Origins(proof, rules)
    unknown = proof.both(origins.unknown, without_call(origins), origins.not_pending)
    for number, row in answering.rows:
        if row.decision.outcome.kind is OutcomeKind.STATE:
            continue
        found = answering.find(number, unknown, origins.plainest)
        if found is None:
            continue
        found = origins.unknown_evidence(found)
        leaves = "may leave" if found.presence is None else "leaves"
        yield FINDING.at(
            proof.table.source,
            row.span,
            f"`{row.name}` {leaves} an agent ready of whom nothing is known",
            help="answer a state that is not routable where the presence is absent or unknown",
            **shown(proof, found, f"{row.name}: nothing is known"),
        )


def _makes_ready(answering: Answering, rules: RuleSet) -> bool:
    ready = (
        number
        for number, row in answering.rows
        if (state := state_of(row.decision.outcome, rules.states)) and state.routable
    )
    return any(answering.find(number) for number in ready)
