"""Which of several activities counts, of plain values."""

from __future__ import annotations

import pytest

from presencemap.documents.microsoft.activities import fits, strongest

BOARD = (("1033", "Board"),)


@pytest.mark.parametrize(
    ("activity", "availability", "expected"),
    [
        (("a", None, None, ()), 0, True),
        (("a", None, None, ()), None, True),
        ((None, None, None, BOARD), 3500, True),
        ((None, None, None, ()), 3500, False),
        (("a", 6500, 8999, ()), 6499, False),
        (("a", 6500, 8999, ()), 6500, True),
        (("a", 6500, 8999, ()), 8999, True),
        (("a", 6500, 8999, ()), 9000, False),
        (("a", 0, None, ()), None, False),
        (("a", None, 2**32 - 1, ()), None, False),
        (("a", 9000, 6000, ()), 7000, False),
    ],
)
def test_fits(activity, availability, expected):
    """Who says something and has the number in his range, both ends included, fits."""
    assert fits(activity, availability) is expected


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ((), None),
        ((("a", 0, None, ()), ("b", None, None, ())), 0),
        ((("a", 6000, None, ()), ("b", 6500, None, ())), 1),
        ((("a", 6500, None, ()), ("b", 6500, None, ())), 0),
        ((("a", 6000, None, ()), (None, 6500, None, BOARD)), 1),
        ((("a", 6000, None, ()), (None, 6500, None, ())), 0),
        ((("a", 6000, None, ()), ("b", 6501, None, ())), 0),
        ((("a", 6501, None, ()),), None),
    ],
)
def test_strongest(activities, expected):
    """The highest minimum counts, the first on a tie; what does not fit never does."""
    assert strongest(activities, 6500) == expected
