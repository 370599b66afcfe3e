"""PM408 logout-on-call: an agent may be logged out in the middle of a call.

Presence and calls are two things: a client that is closed, or a laptop that falls asleep, shows
Offline while its user talks on a desk phone. Where Offline means LoggedOut, the agent then
loses his login during the call, and with it the wrap-up and the next call. (The default
mapping of Genesys UC Connector does that.) A hold only puts it off.

What the contact centre's own calls are, only the connector knows. It says so by a fact: a
yes/no field in a `context` block of which the last part of the name is `on_call` or `on-call`,
as in `agent.on_call`. A table that can log out and reads no such fact (nor Stat Server's
status) may do so during any call. One that does is reported for each row that logs an agent
out of whom the fact is yes, or a field that the table reads shows a call: `activity` with
`on-the-phone` or `in-a-conference`, and what Graph, RPID and Stat Server have for it.

Bad:

    table voice first {
        row free when availability is available -> Ready after 3s
        row gone when availability is offline   -> LoggedOut after 5s
        otherwise                               -> NotReady reason "Unknown"
    }

Good:

    context {
        agent.on_call : yes/no
    }

    table voice first {
        row free when availability is available and not agent.on_call -> Ready after 3s
        row gone when availability is offline and not agent.on_call   -> LoggedOut after 5s
        otherwise                                                     -> NotReady reason "Other"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from presencemap.checks.meaning.answering import Answering, state_of
from presencemap.checks.meaning.calls import knows_of_calls, on_call, with_call
from presencemap.checks.meaning.unknown import Origins
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.tables.diagram import Evidence, Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Row

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM408", "logout-on-call", Severity.WARNING)

_Found = tuple[Row, Evidence]


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that log an agent out who is, or may be, on a call."""
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, rules))


def _of_table(proof: Proof, rules: RuleSet) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    origins = Origins(proof, rules)
    logout = [
        (number, row)
        for number, row in answering.rows
        if (state := state_of(row.decision.outcome, rules.states)) and state.logged_out
    ]
    if not logout:
        return
    knows = knows_of_calls(origins)
    within = on_call(origins) if knows else proof.diagrams.true
    rather = (origins.at_some_time,)
    found = [
        (row, evidence)
        for number, row in logout
        if (evidence := answering.find(number, within, rather)) is not None
    ]
    if knows:
        yield from (_on_call(origins, row, evidence) for row, evidence in found)
    elif found:
        yield _on_any_call(proof, found)


def _on_call(origins: Origins, row: Row, evidence: Evidence) -> Diagnostic:
    if evidence.presence is not None:
        presence = with_call(origins, evidence.presence)
        evidence = attrs.evolve(evidence, presence=presence)
    logs = "may log" if evidence.presence is None else "logs"
    return FINDING.at(
        origins.proof.table.source,
        row.span,
        f"`{row.name}` {logs} an agent out who is on a call",
        help="let the row ask that no call is going on, or put a row for calls before it",
        **shown(origins.proof, evidence, f"{row.name}: on a call"),
    )


def _on_any_call(proof: Proof, found: list[_Found]) -> Diagnostic:
    table = proof.table
    (row, evidence), *others = found
    related = tuple(Related("so does this row", table.source, each.span) for each, _ in others)
    logs = "may log" if evidence.presence is None else "logs"
    return FINDING.at(
        table.source,
        row.span,
        f"`{row.name}` {logs} an agent out, be he on a call or not: "
        f"`{table.name}` reads no fact that tells",
        help="declare `agent.on_call : yes/no` in a `context` block, and let rows ask for it",
        related=related,
        **shown(proof, evidence, f"{row.name}: perhaps on a call"),
    )
