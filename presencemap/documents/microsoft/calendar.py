"""The category `calendarData`: the text of Microsoft's `calendarData/freeBusy` as a `FreeBusy`.

Two bits a slot, of each byte the *least* significant first. The sources conflict: the
worked example of the Lync 2013 SDK (calendarData schema page) packs the most significant
first, SIPE (sipe-cal.c) reads the least significant first. SIPE talks to real servers
and shows the right calendar, the example is only printed, so SIPE's order is read.

Free/busy and working hours are instances of one category, so working hours never hide a
free/busy; a document with working hours alone says there is none. Working hours feed no
field: they change nothing when they are notified, and rules have hours of their own.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Sequence
from typing import Final

from presencemap.documents.microsoft.instances import Instance, newest
from presencemap.documents.microsoft.values import Found, name_of
from presencemap.documents.times import moment_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at
from presencemap.model import FreeBusy

__all__ = ["CALENDAR_FIELDS", "read_calendar", "read_free_busy"]

CALENDAR_FIELDS: Final = frozenset({"calendar"})

_DURATION: Final = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?", re.ASCII)
_SLOTS: Final = tuple(
    bytes((byte & 3, byte >> 2 & 3, byte >> 4 & 3, byte >> 6)) for byte in range(256)
)


def read_calendar(instances: Sequence[Instance], _wanted: Wanted, _at: float | None) -> list[Found]:
    """Return the newest free/busy; what has none says that there is none."""
    calendars: list[Instance] = []
    for category, data in instances:
        slots = [] if data is None else [each for each in data if name_of(each.tag) == "freeBusy"]
        calendars += [(category, each) for each in slots]
        if data is None or not len(data):
            calendars.append((category, None))
    free_busy = newest(calendars) if calendars else None
    if free_busy is None:
        return []
    return [("calendar", read_free_busy(free_busy), free_busy, "/calendarData/freeBusy")]


def read_free_busy(element: Element) -> FreeBusy:
    """Return the calendar that a `freeBusy` element holds.

    A start without a zone is UTC, as all of Microsoft's times on this wire are (SIPE,
    sipe-utils.c). Raises `DocumentError` `bad-value`.
    """
    if (element.get("encodingVersion") or "1").strip() != "1":
        raise fault_at(element, "bad-value", "the encodingVersion is not 1, the only one known")
    return FreeBusy(_start(element), _granularity(element), _slots(element))


def _start(element: Element) -> float:
    text = (element.get("startTime") or "").strip()
    start = moment_of(text)
    if start is None:
        raise fault_at(element, "bad-value", f"`{text[:40]}` is not a start time")
    return start


def _granularity(element: Element) -> float:
    text = (element.get("granularity") or "").strip()
    match = _DURATION.fullmatch(text)
    hours, minutes, seconds = (int(n or 0) for n in match.groups()) if match else (0, 0, 0)
    granularity = hours * 3600 + minutes * 60 + seconds
    if not granularity:
        raise fault_at(element, "bad-value", f"`{text[:40]}` is not the length of a slot")
    return float(granularity)


def _slots(element: Element) -> bytes:
    text = "".join((element.text or "").split())
    try:
        data = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise fault_at(element, "bad-value", "the free/busy slots are not base64") from error
    return b"".join([_SLOTS[byte] for byte in data])
