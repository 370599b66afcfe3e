"""Spans of time."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.pidf.times import holds_at

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()
TIMES = st.none() | st.integers(0, 20)


@given(TIMES, TIMES, st.integers(0, 20))
def test_spans(begins, ends, at):
    """A span has its beginning and not its end, and is open where a bound is absent."""
    text = [None if t is None else f"2026-03-02T09:00:{t:02}Z" for t in (begins, ends)]
    expected = (begins is None or begins <= at) and (ends is None or at < ends)
    assert holds_at(*text, NINE + at) == expected
