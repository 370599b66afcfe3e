"""Answers: what of a decision counts."""

from __future__ import annotations

import attrs
import pytest

from presencemap.model import KEEP, Decision, Outcome, OutcomeKind
from presencemap.tables.comparing.answer import answer_of, answer_words

READY = Outcome(OutcomeKind.STATE, "Ready")
DECISION = Decision("v", READY, "r", 1, None, (), "site.pm")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"row": "other", "line": 9, "file": "new.pm"}, True),
        ({"after": 0.0}, True),
        ({"after": 1.0}, False),
        ({"row": None, "line": None}, False),
        ({"conflict": ("a", "b")}, False),
        ({"outcome": Outcome(OutcomeKind.STATE, "Ready", {"mode": 1})}, False),
        ({"outcome": KEEP}, False),
    ],
)
def test_what_counts(change, same):
    """Outcome, hold and fault are the answer; names and places are not."""
    assert (answer_of(DECISION) == answer_of(attrs.evolve(DECISION, **change))) is same


def test_yes_is_not_one():
    """Values of attributes that Python finds equal are told apart."""
    yes, one = (Outcome(OutcomeKind.STATE, "Ready", {"dnd": value}) for value in (True, 1))
    answers = {answer_of(attrs.evolve(DECISION, outcome=each)) for each in (yes, one)}
    assert len(answers) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"after": 30.0}, "Ready after 30s"),
        ({"conflict": ("a", "b")}, "Ready (rows in conflict)"),
        ({"outcome": KEEP, "row": None}, "keep (no row)"),
    ],
)
def test_words(change, words):
    """An answer reads as the file writes it, with what else is to say."""
    assert answer_words(answer_of(attrs.evolve(DECISION, **change))) == words
