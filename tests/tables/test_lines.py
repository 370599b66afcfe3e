"""Conditions as lines of cells."""

from __future__ import annotations

from random import Random

import any_rules
import pytest

from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    IsOneOf,
    IsYesNo,
    Negation,
    fields_of,
)
from presencemap.tables.interpret import holds
from presencemap.tables.lines import lines_of

A, B, C = (IsYesNo(name, value=True) for name in "abc")


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        (Always(), [{}]),
        (Negation(Always()), []),
        (A, [{"a": A}]),
        (AllOf((A, B)), [{"a": A, "b": B}]),
        (AnyOf((A, B)), [{"a": A}, {"b": B}]),
        (Negation(AnyOf((A, B))), [{"a": Negation(A), "b": Negation(B)}]),
        (Negation(AllOf((A, Negation(B)))), [{"a": Negation(A)}, {"b": B}]),
        (AllOf((AnyOf((A, B)), C)), [{"a": A, "c": C}, {"b": B, "c": C}]),
        (AnyOf((A, Always(), B)), [{}]),
        (AllOf((A, AllOf((B, A)))), [{"a": A, "b": B}]),
    ],
)
def test_lines(condition, lines):
    """A conjunction is one line, alternatives are several; negations go down to the fields."""
    assert list(lines_of(condition, 9)) == lines


def test_alternatives_of_one_field_share_a_line():
    """What asks the same field stands in one cell, wherever it stands in the condition."""
    other = IsOneOf("a", frozenset({"x"}))
    assert lines_of(AnyOf((A, B, other)), 2) == ({"a": AnyOf((A, other))}, {"b": B})


def test_too_many_lines_are_none():
    """No more lines are made than are wanted."""
    pairs = [AnyOf((IsYesNo(f"x{n}", value=True), IsYesNo(f"y{n}", value=True))) for n in range(40)]
    assert lines_of(AllOf(tuple(pairs)), 64) is None
    assert len(lines_of(AllOf(tuple(pairs[:6])), 64)) == 64


def test_lines_mean_what_the_condition_means():
    """Of every presence a condition is true just where all cells of a line are."""
    rng = Random(4)  # noqa: S311 - the same choices each time
    names = tuple(any_rules.FIELDS)
    split = 0
    for seed in range(400):
        condition = any_rules.condition(rng, names, depth=4)
        lines = lines_of(condition, 32)
        if lines is None:
            continue
        split += len(lines) > 1
        assert all(fields_of(cell) == {name} for line in lines for name, cell in line.items())
        for presence in any_rules.presences(seed, 25):
            matched = any(all(holds(c, presence) for c in line.values()) for line in lines)
            assert matched is holds(condition, presence)
    assert split > 50
