"""Sets of numbers as bits."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.diagram.masks import bits, first, runs

NUMBERS = st.frozensets(st.integers(0, 200), min_size=1)


def mask_of(numbers):
    """Return the mask of numbers."""
    return sum(1 << each for each in numbers)


@given(NUMBERS)
def test_bits_are_the_numbers_in_order(numbers):
    """Each number of a mask comes once, the smallest first."""
    assert list(bits(mask_of(numbers))) == sorted(numbers)
    assert first(mask_of(numbers)) == min(numbers)


@given(NUMBERS)
def test_runs_are_the_numbers_in_stretches(numbers):
    """Stretches have all the numbers and no others, and do not touch each other."""
    found = list(runs(mask_of(numbers)))
    assert [n for low, high in found for n in range(low, high + 1)] == sorted(numbers)
    assert all(end + 1 < low for (_, end), (low, _) in pairwise(found))


def test_nothing_has_no_bits():
    """An empty mask has neither numbers nor stretches."""
    assert list(bits(0)) == list(runs(0)) == []
