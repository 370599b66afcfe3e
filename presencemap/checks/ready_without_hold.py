"""PM409 ready-without-hold: an agent is made ready at once, by a presence that flaps.

Within one call, clients publish a meeting, a call, busy and available in turns. A row that
makes ready without a hold follows every turn: the agent is routed a call in a gap of seconds,
and each time the time that he has been ready starts anew, so that others get his calls. A hold
(`after 3s`) waits until the presence has settled; the way to a state without calls may stay
without one.

It is reported of a row that answers a routable state without a hold for a presence that has a
neighbour for which a row answers, without a hold either, a state that is not routable. Two
presences are neighbours if they differ in one field only, and in this way: a token is one of
`available`, `busy`, `on-the-phone`, `in-a-conference`, `in-a-meeting`, `meeting`, `InACall`,
`InAConferenceCall`, `InAMeeting` in the one and another of them in the other (where the field
does not list `available`, absent stands for it); a set holds one of these more, or another one
in its place; a number lies in the named range `available` in the one and in `busy` in the
other.

Bad:

    table voice first {
        row busy when activity in {on-the-phone, in-a-meeting} -> NotReady reason "Busy"
        row free when availability is available                -> Ready
        otherwise                                              -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when activity in {on-the-phone, in-a-meeting} -> NotReady reason "Busy"
        row free when availability is available                -> Ready after 3s
        otherwise                                              -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from presencemap.checks.meaning.answering import Answering, state_of
from presencemap.checks.meaning.flapping import Step, beside, neighbours, plainly, steps
from presencemap.checks.meaning.unknown import Origins
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.model import Decision, Value
from presencemap.tables.diagram import Evidence, Node, Proof
from presencemap.tables.diagram.examples import fact_text
from presencemap.tables.interpret import decide
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Row

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM409", "ready-without-hold", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that make ready at once, beside a presence of the same call that does not."""
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, rules))


def _of_table(proof: Proof, rules: RuleSet) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    at_once = {
        number: state.routable
        for number, row in answering.rows
        if (state := state_of(row.decision.outcome, rules.states)) and not row.decision.after
    }
    ready = [number for number, routable in at_once.items() if routable]
    others = [number for number, routable in at_once.items() if not routable]
    origins = Origins(proof, rules)
    ways = steps(origins) if ready and others else []
    for number, found in _found(origins, answering, ready, others, ways) if ways else ():
        yield _said(origins, proof.table.all_rows[number], found)


def _found(
    origins: Origins, answering: Answering, ready: list[int], others: list[int], ways: list[Step]
) -> Iterator[tuple[int, Evidence]]:
    """Yield the rows that have a neighbour among the others, each with a presence."""
    diagrams = origins.proof.diagrams
    some_step = diagrams.any_of([diagrams.box(step.before) for step in ways])
    flapping: Node | None = None
    for number in ready:
        found = answering.find(number, some_step, [origins.at_some_time])
        if found is not None and not _has_neighbour(origins, found):
            # A look at one presence is no proof: all of them at once takes the whole diagram.
            if flapping is None:
                flapping = neighbours(diagrams, answering.regions(others), ways)
            found = answering.find(number, flapping, [origins.at_some_time])
        if found is not None:
            yield number, found


def _has_neighbour(origins: Origins, found: Evidence) -> bool:
    if found.presence is None:
        return False
    presence = plainly(origins, found.presence)
    return any(_taken_back(origins, presence))


def _said(origins: Origins, row: Row, found: Evidence) -> Diagnostic:
    table = origins.proof.table
    state = row.decision.outcome.state
    if found.presence is None:
        message = f"`{row.name}` may answer `{state}` at once for a presence that flaps"
    else:
        found = attrs.evolve(found, presence=plainly(origins, found.presence))
        message = f"`{row.name}` answers `{state}` at once{_beside(origins, found.presence or {})}"
    return FINDING.at(
        table.source,
        row.span,
        message,
        help=f"let it hold for a moment, as in `{state} after 3s`",
        **shown(origins.proof, found, f"{row.name}: a presence that flaps"),
    )


def _beside(origins: Origins, presence: Mapping[str, Value]) -> str:
    """Say which neighbour is answered otherwise, and by which row."""
    taken_back = next(_taken_back(origins, presence), None)
    if taken_back is None:  # another neighbour than those that are tried shows it
        return ""
    name, value, decision = taken_back
    fact = fact_text(origins.rules.fields[name], value)
    return (
        f", and `{decision.row}` `{decision.outcome.state}` for `{fact}`: "
        "a presence flaps between the two within one call"
    )


def _taken_back(
    origins: Origins, presence: Mapping[str, Value]
) -> Iterator[tuple[str, Value, Decision]]:
    """Yield the neighbours that a row answers otherwise at once: the field that is different."""
    for name, value in beside(origins, presence):
        decision = decide(origins.proof.table, {**presence, name: value})
        state = state_of(decision.outcome, origins.rules.states)
        if state is not None and not state.routable and not decision.after:
            yield name, value, decision
