"""PM401 fail-open: an agent of whom nothing is known is made ready.

Calls are routed to an agent in a routable state. If that can happen while his presence is
unknown, then an empty document, a lost subscription or a value that nobody has thought of is
enough: calls ring at an empty desk. (One published integration makes every state that it does
not know "available", do-not-disturb and offline among them.)

Unknown is a presence of which every field is absent or says what has no meaning here: a
number in none of its field's named ranges, a token that is neither listed nor named, a text
that no row names or has a pattern for. All of them are looked at, with every time, every fact
of a `context` and every state of the subscription: opening hours alone make nobody ready, nor
does the connector, nor a subscription that is active but has an empty document. Who has a
fact that shall do it all the same, such as `agent.force_ready`, allows this finding there and
says why.

Bad:

    table voice first {
        row busy when availability is busy           -> NotReady reason "Busy"
        row dnd  when availability is do-not-disturb -> NotReady reason "DND"
        otherwise                                    -> Ready
    }

Good:

    table voice first {
        row free when availability is available -> Ready after 3s
        otherwise                               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.answering import Answering, state_of
from presencemap.checks.meaning.unknown import Origins
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding
from presencemap.tables.diagram import Evidence, Proof
from presencemap.tables.diagram.examples import fact_text
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM401", "fail-open")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that answer a routable state where nothing is known of the presence."""
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, rules))


def _of_table(proof: Proof, rules: RuleSet) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    origins = Origins(proof, rules)
    for number, row in answering.rows:
        state = state_of(row.decision.outcome, rules.states)
        if state is None or not state.routable:
            continue
        found = answering.find(number, origins.unknown, origins.plainest)
        if found is None:
            continue
        found = origins.unknown_evidence(found)
        makes = "may make" if found.presence is None else "makes"
        yield FINDING.at(
            proof.table.source,
            row.span,
            f"`{row.name}` {makes} an agent `{state.name}` {_of_whom(found, origins)}",
            help="answer a state that is not routable where the presence is absent or unknown",
            **shown(proof, found, f"{row.name}: nothing is known"),
        )


def _of_whom(found: Evidence, origins: Origins) -> str:
    """Say what is not known of an agent, and what the connector knows all the same."""
    presence = found.presence or {}
    unknown, told = (
        ", ".join(
            fact_text(origins.rules.fields[name], value)
            for name, value in sorted(presence.items())
            if wanted(name)
        )
        for wanted in (origins.of_presence, origins.of_context)
    )
    text = f"whose presence is unknown: `{unknown}`" if unknown else "of whom nothing is known"
    if not told:
        return text
    return f"{text}, because the connector says `{told}`"
