"""PM411 illegal-transition: two answers of a table follow each other, and the target can't.

An agent's presence may change from any to any other, and his facts, too; so any answer of a
table may follow any other one. If the vocabulary declares transitions, and none from the one
state to the other, there are no requests to send: the change is decided and never happens, and
what the rules take to be the agent's state is no longer true. A hold makes it come later.

`keep` changes nothing, and `restore` goes back to an answer that was there before, so they
bring no pairs of their own. From a state to the same one with other attributes needs a
transition as well, unless all attributes that change have requests of their own (`with`). A
state that no transition leads to is said once, as `illegal-outcome`.

Bad:

    language 1
    vocabulary desk
    state In routable
    state Out
    state Paused
    transition In     -> Out    : Leave
    transition Out    -> In     : Enter
    transition In     -> Paused : Pause
    transition Paused -> In     : Enter

    field here : yes/no from connector

    table voice first {
        row here when here       -> In
        row gone when here is no -> Out
        otherwise                -> Paused
    }

Good:

    language 1
    vocabulary desk
    state In routable
    state Out
    state Paused
    transition In     -> Out    : Leave
    transition Out    -> In     : Enter
    transition In     -> Paused : Pause
    transition Paused -> In     : Enter
    transition Paused -> Out    : Leave
    transition Out    -> Paused : Enter, Pause

    field here : yes/no from connector

    table voice first {
        row here when here       -> In
        row gone when here is no -> Out
        otherwise                -> Paused
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from presencemap.checks.meaning.answering import Answering
from presencemap.checks.meaning.legality import Legality
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.model.wording import outcome_words
from presencemap.tables.diagram import Evidence, Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Row

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM411", "illegal-transition", Severity.WARNING)


@frozen
class _Reached:
    """A row that answers, with a presence for which it does."""

    row: Row
    evidence: Evidence

    @property
    def state(self) -> str:
        return str(self.row.decision.outcome.state)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find pairs of states between which no request leads, though rows answer both."""
    legality = Legality(rules)
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, legality))


def _of_table(proof: Proof, legality: Legality) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    by_state: dict[str, list[int]] = {}
    for number, row in answering.rows:
        if row.decision.outcome.state is not None:
            by_state.setdefault(row.decision.outcome.state, []).append(number)
    firsts: dict[str, _Reached | None] = {}
    for behind in filter(legality.leads_to, by_state):
        for before in by_state:
            if legality.may_follow(before, behind):
                continue
            if before == behind:
                pair = _within(answering, by_state[behind], legality)
                if pair is not None:
                    yield _said(proof, *pair)
                continue
            for state in (before, behind):
                if state not in firsts:
                    firsts[state] = next(_reached(answering, by_state[state]), None)
            one, other = firsts[before], firsts[behind]
            if one is not None and other is not None:
                yield _said(proof, one, other)


def _reached(answering: Answering, rows: list[int]) -> Iterator[_Reached]:
    for number in rows:
        found = answering.find(number)
        if found is not None:
            yield _Reached(answering.proof.table.all_rows[number], found)


def _within(
    answering: Answering, rows: list[int], legality: Legality
) -> tuple[_Reached, _Reached] | None:
    """Look for two answers of one state, with attributes that can't be changed so."""
    names = {
        name
        for number in rows
        for name in answering.proof.table.all_rows[number].decision.outcome.attributes
    }
    seen: dict[str, list[_Reached]] = {name: [] for name in sorted(names)}
    for reached in _reached(answering, rows):
        outcome = reached.row.decision.outcome
        for name, others in seen.items():
            for other in others:
                before = other.row.decision.outcome
                if before.attributes.get(name) == outcome.attributes.get(name):
                    break
                for one, another in ((other, reached), (reached, other)):
                    if not legality.is_asked_for(another.row.decision.outcome, name):
                        return one, another
            else:
                others.append(reached)  # the first row with this value
    return None


def _said(proof: Proof, before: _Reached, behind: _Reached) -> Diagnostic:
    table = proof.table
    one, other = (outcome_words(each.row.decision.outcome) for each in (before, behind))
    if before.state != behind.state:
        one, other = before.state, behind.state
    may = before.evidence.presence is None or behind.evidence.presence is None
    source = f"`{other}` (row `{behind.row.name}`) {'may follow' if may else 'follows'}"
    return FINDING.at(
        table.source,
        behind.row.span,
        f"{source} `{one}` (row `{before.row.name}`), and no transition leads there",
        help=f"declare `transition {before.state} -> {behind.state} : …`, or answer a state "
        "that can be reached",
        related=(Related(f"`{one}` is answered here", table.source, before.row.span),),
        **shown(proof, behind.evidence, f"{behind.row.name}: no way from {before.state}"),
    )
