"""Outcomes and decisions in the words of a rules file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from presencemap.model.decision import Decision
from presencemap.model.durations import written
from presencemap.model.outcomes import Outcome, OutcomeKind

__all__ = ["decision_words", "outcome_words", "quoted", "state_words", "value_words"]

_ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"))


def decision_words(decision: Decision) -> str:
    """Return an answer as the rules file writes it, hold and all."""
    hold = f" after {written(decision.after)}" if decision.after is not None else ""
    return outcome_words(decision.outcome) + hold


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
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """Return a text in quotes, as the language reads it."""
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f'"{text}"'
