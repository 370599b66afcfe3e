"""Times: xs:dateTime in all the forms that senders write it, and spans of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.pidf.times import holds_at, moment_of

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02T09:00:00Z", NINE),
        ("2026-03-02T09:00:00", NINE),  # Linphone: no zone
        ("2026-03-02T10:00:00+01:00", NINE),
        ("2026-03-02T04:00:00.000-05:00", NINE),
        ("2026-03-02T09:00:00.5Z", NINE + 0.5),
        ("\n  2026-03-02T09:00:00Z ", NINE),
        ("0001-01-01T00:00:00+14:00", -62135647200.0),
        ("", None),
        ("soon", None),
        ("2026-02-30T09:00:00Z", None),
        ("12026-03-02T09:00:00Z", None),
        (None, None),
    ],
)
def test_moments(text, moment):
    """A time is read in each form that is met, and is None where it is none."""
    assert moment_of(text) == moment


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), ZONES)  # noqa: DTZ001 - the zone comes separately
def test_any_zone(naive, zone):
    """Whatever the zone, the same moment is the same number."""
    aware = naive.replace(tzinfo=zone)
    assert moment_of(aware.isoformat()) == pytest.approx(aware.timestamp(), abs=1e-3)


@given(st.text(max_size=30))
def test_any_text(text):
    """No text is an error."""
    moment = moment_of(text)
    assert moment is None or isinstance(moment, float)


TIMES = st.none() | st.integers(0, 20)


@given(TIMES, TIMES, st.integers(0, 20))
def test_spans(begins, ends, at):
    """A span has its beginning and not its end, and is open where a bound is absent."""
    text = [None if t is None else f"2026-03-02T09:00:{t:02}Z" for t in (begins, ends)]
    expected = (begins is None or begins <= at) and (ends is None or at < ends)
    assert holds_at(*text, NINE + at) == expected
