"""Outcomes in the words of a rules file. Knows nothing of transitions or captures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from presencemap.model import Decision, Outcome, OutcomeKind
from presencemap.model.durations import written
from presencemap.report.printable import one_line

__all__ = ["decision_place", "decision_words", "outcome_words", "state_words", "value_words"]

_ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"))


def decision_words(decision: Decision) -> str:
    """Return an answer as the rules file writes it, hold and all."""
    hold = f" after {written(decision.after)}" if decision.after is not None else ""
    return outcome_words(decision.outcome) + hold


def decision_place(decision: Decision, line: int | None = None) -> str:
    """Return where the row stands that answered, or another line of its file."""
    return f"{one_line(decision.file or '')}:{line or decision.line}"


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome as the rules file writes it."""
    if outcome.kind is not OutcomeKind.STATE:
        return str(outcome.kind.value)
    return state_words(str(outcome.state), outcome.attributes)


def state_words(state: str, attributes: Mapping[str, str | bool | int]) -> str:
    """Return a state with its attributes as the rules file writes them."""
    return " ".join(
        [state, *(f"{name} {value_words(value)}" for name, value in attributes.items())]
    )


def value_words(value: str | bool | int) -> str:
    """Return the value of an attribute as the rules file writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        for character, escape in _ESCAPES:
            value = value.replace(character, escape)
        return f'"{value}"'
    return str(value)
