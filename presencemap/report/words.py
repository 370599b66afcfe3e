"""Outcomes in the words of a rules file. Knows nothing of transitions or captures."""

from __future__ import annotations

from presencemap.model import Decision
from presencemap.model.wording import decision_words, outcome_words, state_words, value_words
from presencemap.report.printable import one_line

__all__ = ["decision_place", "decision_words", "outcome_words", "state_words", "value_words"]


def decision_place(decision: Decision, line: int | None = None) -> str:
    """Return where the row stands that answered, or another line of its file."""
    return f"{one_line(decision.file or '')}:{line or decision.line}"
