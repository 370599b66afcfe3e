"""Times of day as text."""

from __future__ import annotations

import pytest

from presencemap.model.times import minutes_of, written_time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("00:00", 0), ("8:05", 485), ("08:05", 485), ("23:59", 1439), ("24:00", 1440)]
    + [(text, None) for text in ("24:01", "08:60", "8", "8:5", "008:00", "", "-1:00", "8:00 ")],
)
def test_reads_times_of_day(text, minutes):
    """A time is hours and two digits of minutes, from 00:00 to 24:00; anything else is none."""
    assert minutes_of(text) == minutes


def test_writes_what_it_reads():
    """Writing a time and reading it gives the same minute."""
    assert all(minutes_of(written_time(minute)) == minute for minute in range(1441))
