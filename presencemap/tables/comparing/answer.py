"""What a table answers, apart from which row does: the leaves that comparing looks at.

Names of rows make no answer. A hold of nothing is no hold, and one of `keep` holds nothing
back. Where rows contradict the hit policy `otherwise` answers, and a fault is reported with it:
that is another answer than `otherwise` alone. So is it where no row answers at all.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final

from attrs import field, frozen

from presencemap.model import KEEP, Decision, Outcome, OutcomeKind
from presencemap.model.durations import written
from presencemap.model.wording import outcome_words
from presencemap.tables.diagram.build import CONFLICT, NO_ROW
from presencemap.tables.table import Row, Table

__all__ = ["Answer", "answer_of", "answer_words", "answers_of"]


@frozen
class Answer:
    """An outcome with its hold in seconds (None for none), and what else matters about it.

    `conflict` tells that rows match together which the hit policy does not let match together,
    `gap` that no row answers, not even `otherwise`; the outcome is then `keep`.
    """

    outcome: Outcome = field(eq=False)
    after: float | None = None
    conflict: bool = False
    gap: bool = False
    key: tuple[Hashable, ...] = field(init=False, repr=False)
    """The outcome as something that is equal exactly for equal ones."""

    @key.default
    def _key(self) -> tuple[Hashable, ...]:
        outcome = self.outcome
        values = sorted((k, type(v).__name__, v) for k, v in outcome.attributes.items())
        return outcome.kind.value, outcome.state, tuple(values)


def answer_of(decision: Decision) -> Answer:
    """Return what a decision answers."""
    held = decision.after if decision.outcome.kind is not OutcomeKind.KEEP else None
    conflict, gap = bool(decision.conflict), decision.row is None
    return Answer(decision.outcome, held or None, conflict=conflict, gap=gap)


_NOTHING: Final = Answer(KEEP, gap=True)
_FAULT_ONLY: Final = Answer(KEEP, conflict=True, gap=True)


def answers_of(table: Table) -> Mapping[Hashable, Answer]:
    """Return what a table answers by the leaves of its diagram."""
    last = table.otherwise
    by_leaf: dict[Hashable, Answer] = {
        number: answer_of(row.decision) for number, row in enumerate(table.rows)
    }
    by_leaf[NO_ROW] = answer_of(last.decision) if last else _NOTHING
    by_leaf[CONFLICT] = _in_conflict(last) if last else _FAULT_ONLY
    return by_leaf


def _in_conflict(last: Row) -> Answer:
    answer = answer_of(last.decision)
    return Answer(answer.outcome, answer.after, conflict=True)


def answer_words(answer: Answer) -> str:
    """Return an answer as the rules file writes it, and what else is to say of it."""
    hold = f" after {written(answer.after)}" if answer.after is not None else ""
    if answer.conflict:
        hold += " (rows in conflict)"
    elif answer.gap:
        hold += " (no row)"
    return outcome_words(answer.outcome) + hold
