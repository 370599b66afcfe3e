"""Free/busy data over time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.model import FreeBusy

DAY = FreeBusy(start=1000.0, granularity=10.0, slots=bytes([0, 2, 2, 3]))


@pytest.mark.parametrize(
    ("at", "token", "change"),
    [
        (0.0, None, 1000.0),
        (1000.0, "free", 1010.0),
        (1009.9, "free", 1010.0),
        (1010.0, "busy", 1030.0),
        (1025.0, "busy", 1030.0),
        (1039.9, "out-of-office", 1040.0),
        (1040.0, None, None),
        (9999.0, None, None),
    ],
)
def test_tells_the_slot_and_the_next_change(at, token, change):
    """A time has the token of its slot, none outside, and the time of the next other token."""
    assert (DAY.token_at(at), DAY.next_change(at)) == (token, change)


@given(st.binary(max_size=20).map(lambda data: bytes(b & 3 for b in data)), st.floats(0, 400))
def test_nothing_changes_before_the_next_change(slots, at):
    """Between a time and its next change the token stays; at the change it is another."""
    calendar = FreeBusy(100.0, 10.0, slots)
    change = calendar.next_change(at)
    until = 500.0 if change is None else change
    step = at
    while step < until:
        assert calendar.token_at(step) == calendar.token_at(at)
        step += 5.0
    if change is not None:
        assert calendar.token_at(change) != calendar.token_at(at)


@pytest.mark.parametrize(("granularity", "slots"), [(0.0, b""), (-1.0, b"\0"), (900.0, b"\4")])
def test_refuses_what_is_no_calendar(granularity, slots):
    """Slots without a length, and numbers without a meaning, can't be made."""
    with pytest.raises(ValueError, match="0"):
        FreeBusy(0.0, granularity, slots)
