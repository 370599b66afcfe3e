"""The file's own clock: what `timezone`, `between` and `on` go by.

A clock turns an instant (epoch seconds) into the two fields `time` and `weekday`, and tells
when a rule that asks for them may next answer something else. Time zones come from the IANA
database, by `zoneinfo`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import cache
from typing import Final

from attrs import frozen

from presencemap.model import Field, FieldType, Value
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS

__all__ = ["CLOCK_FIELDS", "Clock", "is_timezone", "minutes", "timezones"]

CLOCK_FIELDS: Final = (Field("time", FieldType.TIME_OF_DAY), Field("weekday", FieldType.WEEKDAY))
"""The fields that `timezone` declares: what the file's own clock shows."""

_DAY: Final = 86_400
_OF_A_MACHINE: Final = frozenset({"Factory", "local", "localtime", "posixrules"})
"""Files of the database that mean another zone on each machine, so that answers would differ."""


@cache
def timezones() -> tuple[str, ...]:
    """Return the names of all time zones that mean the same on every machine, sorted."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - only rules with a clock need it

    return tuple(sorted(available_timezones() - _OF_A_MACHINE))


def is_timezone(name: str) -> bool:
    """Say whether the database has a time zone of that name, letter for letter."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - see above

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return name in timezones()


@frozen
class Clock:
    """A time zone, with the minutes of the day at which the rules' answers may change, sorted."""

    zone: str
    boundaries: tuple[int, ...] = (0,)

    def facts(self, at: float) -> dict[str, Value]:
        """Return what the clock shows at an instant; nothing for one that no calendar has."""
        try:
            local = datetime.fromtimestamp(at, self._zone())
        except (OverflowError, ValueError, OSError):
            return {}
        return {"time": local.hour * 60 + local.minute, "weekday": WEEKDAYS[local.weekday()]}

    def next_change(self, at: float) -> float | None:
        """Return the next instant at which a rule may answer something else, None if none.

        It may come too soon, never too late: when the clock is put forward or back, too.
        """
        try:
            whole = math.floor(at)
            second = (whole + self._offset(whole)) % _DAY
            following = bisect_right(self.boundaries, second // 60)
            midnight = whole - second
            if following < len(self.boundaries):
                due = midnight + self.boundaries[following] * 60
            else:
                due = midnight + _DAY + self.boundaries[0] * 60
            return float(self._first_put(whole, due))
        except (OverflowError, ValueError, OSError):
            return None

    def _first_put(self, start: int, end: int) -> int:
        """Return when the clock is first put forward or back between two instants, else the end."""
        before = self._offset(start)
        if self._offset(end) == before:
            return end
        while end - start > 1:
            middle = (start + end) // 2
            start, end = (middle, end) if self._offset(middle) == before else (start, middle)
        return end

    def _offset(self, at: int) -> int:
        offset = datetime.fromtimestamp(at, self._zone()).utcoffset()
        return int(offset.total_seconds()) if offset else 0

    def _zone(self) -> tzinfo:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - only rules with a clock need it

        return ZoneInfo(self.zone)


def minutes(low: int, high: int) -> Iterator[int]:
    """Yield where an interval of minutes begins and where it is over."""
    yield low % MINUTES_OF_DAY
    yield (high + 1) % MINUTES_OF_DAY
