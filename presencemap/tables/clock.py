"""The file's own clock: what `timezone`, `between` and `on` go by.

A clock turns an instant (epoch seconds) into the two fields `time` and `weekday`, and tells
when a rule that asks for them may next answer something else. Time zones come from the IANA
database, by `zoneinfo`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from attrs import frozen

from presencemap.model import Field, FieldType, Value
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS

__all__ = ["CLOCK_FIELDS", "Clock", "is_timezone", "minutes", "timezones"]

CLOCK_FIELDS: Final = (Field("time", FieldType.TIME_OF_DAY), Field("weekday", FieldType.WEEKDAY))
"""The fields that `timezone` declares: what the file's own clock shows."""

_AHEAD: Final = timedelta(days=2)


@cache
def timezones() -> tuple[str, ...]:
    """Return the names of all time zones, sorted."""
    return tuple(sorted(available_timezones()))


def is_timezone(name: str) -> bool:
    """Say whether the database has a time zone of that name, letter for letter."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return name in timezones()


@frozen
class Clock:
    """A time zone, with the minutes of the day at which the rules' answers may change."""

    zone: str
    boundaries: tuple[int, ...] = (0,)

    def facts(self, at: float) -> dict[str, Value]:
        """Return what the clock shows at an instant; nothing for one that no calendar has."""
        try:
            local = datetime.fromtimestamp(at, ZoneInfo(self.zone))
        except (OverflowError, ValueError, OSError):
            return {}
        return {"time": local.hour * 60 + local.minute, "weekday": WEEKDAYS[local.weekday()]}

    def next_change(self, at: float) -> float | None:
        """Return the next instant at which a rule may answer something else, None if none."""
        try:
            return min(each for each in self._candidates(at) if each > at)
        except (OverflowError, ValueError, OSError):
            return None

    def _candidates(self, at: float) -> Iterator[float]:
        zone = ZoneInfo(self.zone)
        today = datetime.fromtimestamp(at, zone).date()
        for ahead in range(3):
            day = today + timedelta(days=ahead)
            midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
            for minute in self.boundaries:
                wall = midnight.replace(hour=minute // 60 % 24, minute=minute % 60)
                # A time that a clock shows twice is passed twice; one that it skips is passed
                # when the clock is put forward.
                yield wall.timestamp()
                yield wall.replace(fold=1).timestamp()
        yield from self._clock_put(at, zone)

    def _clock_put(self, at: float, zone: ZoneInfo) -> Iterator[float]:
        """Yield when the clock is next put forward or back, if within two days."""
        low, high = at, at + _AHEAD.total_seconds()
        before = datetime.fromtimestamp(low, zone).utcoffset()
        if before == datetime.fromtimestamp(high, zone).utcoffset():
            return
        while high - low > 1:
            middle = (low + high) // 2
            same = datetime.fromtimestamp(middle, UTC).astimezone(zone).utcoffset() == before
            low, high = (middle, high) if same else (low, middle)
        yield high


def minutes(low: int, high: int) -> Iterator[int]:
    """Yield where an interval of minutes begins and where it is over."""
    yield low % MINUTES_OF_DAY
    yield (high + 1) % MINUTES_OF_DAY
