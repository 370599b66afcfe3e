"""Times: xs:dateTime in all the forms that senders write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.times import moment_of, time_of

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
        ("2026-03-02T09:00:00.250", NINE + 0.25),  # Lync: milliseconds, no zone
        ("2026-03-02T09:00:00.2500000Z", NINE + 0.25),
        ("\n  2026-03-02T09:00:00Z ", NINE),
        ("0001-01-01T00:00:00+14:00", -62135647200.0),
        ("9999-12-31T23:59:59-14:00", 253402351199.0),
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


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00"])
def test_the_ends_of_the_calendar(text):
    """A time whose year UTC does not have is a moment, but no time in UTC."""
    assert time_of(text) is None
    assert moment_of(text) is not None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), ZONES)  # noqa: DTZ001 - the zone comes separately
def test_any_zone(naive, zone):
    """Whatever the zone, the same moment is the same number."""
    aware = naive.replace(tzinfo=zone)
    assert moment_of(aware.isoformat()) == pytest.approx(aware.timestamp(), abs=1e-3)
    assert time_of(aware.isoformat()) == aware


@given(st.text(max_size=30))
def test_any_text(text):
    """No text is an error."""
    moment = moment_of(text)
    assert moment is None or isinstance(moment, float)
