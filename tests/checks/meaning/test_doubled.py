"""Values of a set that another value takes in."""

from __future__ import annotations

import pytest
from said import HEAD, compiled

from presencemap.checks.meaning.comparisons import comparisons
from presencemap.checks.meaning.doubled import doubled
from presencemap.limits import DEFAULT_LIMITS
from presencemap.tables.operands import Operands


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("availability in {1..9, 5, 5}", [(1, 0), (2, 0)]),
        ("availability in {5, 5, 1..9}", [(0, 2), (1, 2)]),
        ("availability in {1..5, 4..9, 4..5}", [(2, 1)]),
        ("availability in {1..5, 1..9, 1..5}", [(0, 1), (2, 1)]),
        ("availability in {busy, 6000..7499, busy}", [(1, 0), (2, 0)]),
        ("availability in {1, 2, 3}", []),
        ("activity in {in-a-meeting, in-a-conference, in-a-meeting}", [(2, 0)]),
        ("on {sat..mon, sun, mon..tue}", [(1, 0)]),
        ("on {sun, sat..mon, sun}", [(0, 1), (2, 0)]),
    ],
)
def test_each_is_told_with_the_one_that_holds_it(condition, expected):
    """A value within another is told, wherever the wider one stands; overlaps are not."""
    text = (
        f'timezone "UTC"\ntable t first {{ row a when {condition} -> keep otherwise -> NotReady }}'
    )
    result = compiled(text, HEAD)
    [comparison] = comparisons(result)
    operands = Operands(result.scope, DEFAULT_LIMITS)
    assert list(doubled(comparison, operands)) == expected
