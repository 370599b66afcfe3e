"""Durations, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.model.durations import seconds_of, written


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("250ms", 0.25), ("2s", 2.0), ("5m", 300.0), ("1h", 3600.0), ("1d", 86400.0), ("0s", 0.0)],
)
def test_reads_and_writes(text, seconds):
    """Text and seconds say the same."""
    assert (seconds_of(text), written(seconds)) == (seconds, text)


@pytest.mark.parametrize("text", ["", "2", "s", "2 s", "-2s", "2.5s", "2min", "٣s", "2s "])
def test_other_text_is_none(text):
    """Only whole numbers with a unit are durations."""
    assert seconds_of(text) is None


@given(st.integers(0, 10**9))
def test_what_is_written_reads_back(milliseconds):
    """Any whole number of milliseconds survives."""
    assert seconds_of(written(milliseconds / 1000)) == pytest.approx(milliseconds / 1000)
