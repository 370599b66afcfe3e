"""Presence of Live Communications Server 2003 and 2005 (`text/xml+msrtc.pidf`) as an `Update`.

[MS-SIP] 2.2.1 and 6. Servers of later years still send it to watchers that ask for nothing
newer. Its schema, its prose and its examples name three namespaces or none, so names are
matched without theirs, attributes too (`m:uri`). A document is the whole state: every field
that this dialect feeds is named. What its numbers mean is in `scales`.

All that is ever looked at, by local name:

* `presentity`: `uri`;
* `availability` and `activity`, of the presentity: `aggregate`, `epid`; of `activity`: `note`;
* `userInfo`: the text of `note`, that there is an `oof`, and the first `states/state`: its text,
  `avail`, `since`, `nil`;
* each `devices/devicePresence`: `epid`; its `activity`: `note`; its `deviceName`: `name`; its
  `calendarInfo`: text, `startTime`, `granularity`, `encodingVersion`; its first `states/state`:
  its text, `avail`, `since`, `nil`.

The numbers and descriptions inside a `devicePresence` are not read: the server has made its
aggregate of them, that of the most available device, so `DocumentOptions.ambiguity` has no say.
Choices:

* *uri*: servers drop its `sip:`, an example of [MS-SIP] has it twice; it is given with one.
* *note*: that of `userInfo`, which the user has written and which stays; then the text beside
  an `activity`: the aggregate's, that of the device which supplied it, any other device's.
  It is of type oof where `userInfo` has an `oof`, else personal.
* *activity*: `out-of-office` where `oof` stands and the number is 15000 or more, as SIPE has
  it for this dialect, and whatever else is being done; 12000 is the bound of 2007.
* *device name*: a computer's name ("DESKTOP"), not one of the kinds that the field `device`
  has, so it is a field of its own. `epid` tells which device supplied the numbers.
* *calendar*: of several devices the one that starts last (SIPE, sipe-notify.c).
* *CDATA written as text* (`&lt;![CDATA[`, as examples have it) is taken off.
"""

from __future__ import annotations

from typing import Final

from presencemap.documents.legacy.elements import (
    Devices,
    Parts,
    aggregate_of,
    attribute_of,
    devices_of,
    parts_of,
    plain_text,
    state_of,
    uri_of,
)
from presencemap.documents.legacy.scales import (
    LEAST_OUT_OF_OFFICE,
    OFFLINE,
    SCALES,
    said_by,
    token_of,
    weigh,
)
from presencemap.documents.microsoft.calendar import read_free_busy
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at, place_of
from presencemap.model import FreeBusy, Place, Update, Value

__all__ = ["MSRTC_FIELDS", "read_msrtc"]

_STATED: Final = frozenset({"availability", "activity", "custom-activity"})
_NOTED: Final = frozenset({"note", "note-type"})
MSRTC_FIELDS: Final = (
    _STATED | _NOTED | {"calendar", "lcs.availability", "lcs.activity", "lcs.device"}
)
"""The fields that this dialect feeds."""

_OF_DEVICES: Final = MSRTC_FIELDS - {"lcs.availability", "lcs.activity"}
_ROOT: Final = "/presentity"
_USER: Final = f"{_ROOT}/userInfo"
_DEVICE: Final = f"{_ROOT}/devices/devicePresence"

Found = dict[str, tuple[Value, Place]]
"""The values of fields, each with where it stood."""


def read_msrtc(root: Element, wanted: Wanted, _at: float | None = None) -> Update:
    """Return what a `presentity` element says of the wanted fields.

    Raises `DocumentError` `bad-value`, and `not-presence` where it says nothing of presence.
    """
    parts = parts_of(root)
    if "availability" not in parts and "activity" not in parts:
        raise fault_at(root, "not-presence", "a `presentity` without availability and activity")
    fields = wanted.fields & MSRTC_FIELDS
    devices = [] if fields.isdisjoint(_OF_DEVICES) else devices_of(parts)
    user = parts_of(parts.get("userInfo"))
    found: Found = {}
    for name in ("availability", "activity"):
        if f"lcs.{name}" in fields:
            _note_number(found, parts, name)
    if not fields.isdisjoint(_STATED):
        _read_states(found, parts, user, devices)
    if not fields.isdisjoint(_NOTED):
        _read_note(found, parts, user, devices)
    if "calendar" in fields:
        _read_calendar(found, devices)
    if "lcs.device" in fields:
        _read_device(found, parts, devices)
    changes: dict[str, Value] = dict.fromkeys(fields)
    places: dict[str, Place] = {}
    for name, (value, place) in found.items():
        if name in fields:
            changes[name], places[name] = value, place
    return Update(uri_of(root), changes, "msrtc", places=places)


def _note_number(found: Found, parts: Parts, name: str) -> None:
    number = aggregate_of(parts, name)
    if number is not None:
        found[f"lcs.{name}"] = number, place_of(f"{_ROOT}/{name}", parts[name])


def _read_states(found: Found, parts: Parts, user: Parts, devices: Devices) -> None:
    """Find the availability, and what is being done."""
    numbers = aggregate_of(parts, "availability"), aggregate_of(parts, "activity")
    users = state_of(user, _USER)
    stated = [state for _, device in devices if (state := state_of(device, _DEVICE)) is not None]
    number, giver, speaker = weigh(
        *numbers, None if users is None else users[0], [state for state, _ in stated]
    )
    givers = [users, *stated]
    if number is not None:
        given = None if giver == SCALES else givers[giver]
        found["availability"] = number, _of_scales(parts, number) if given is None else given[1]
    if "oof" in user and number is not None and number >= LEAST_OUT_OF_OFFICE:
        found["activity"] = "out-of-office", place_of(f"{_USER}/oof", user["oof"])
        return
    told = None if speaker == SCALES else givers[speaker]
    if told is None:
        token = token_of(*numbers)
        if token is not None:
            found["activity"] = token, place_of(f"{_ROOT}/activity", parts["activity"])
        return
    for name, value in zip(("activity", "custom-activity"), said_by(told[0].word), strict=True):
        if value is not None:
            found[name] = value, told[1]


def _of_scales(parts: Parts, number: int) -> Place:
    """Return which of the two scales a number comes from: from the first where that says no."""
    name = "availability" if number == OFFLINE else "activity"
    return place_of(f"{_ROOT}/{name}", parts[name])


def _read_note(found: Found, parts: Parts, user: Parts, devices: Devices) -> None:
    """Find the note."""
    note = user.get("note")
    text = None if note is None else plain_text(note)
    if note is not None and text is not None:
        place = place_of(f"{_USER}/note", note)
        kind = "oof" if "oof" in user else "personal"
        found |= {"note": (text, place), "note-type": (kind, place)}
        return
    supplier = _epid(parts)
    own = [device for epid, device in devices if supplier is not None and epid == supplier]
    others = [device for _, device in devices]
    beside = [(parts, _ROOT), *((device, _DEVICE) for device in (*own, *others))]
    for each, path in beside:
        text = (attribute_of(each.get("activity"), "note") or "").strip()
        if text:
            place = place_of(f"{path}/activity", each["activity"])
            found |= {"note": (text, place), "note-type": ("personal", place)}
            return


def _epid(parts: Parts) -> str | None:
    """Return which device the server's aggregate is of, None where nobody says so."""
    first = attribute_of(parts.get("availability"), "epid")
    return first or attribute_of(parts.get("activity"), "epid") or None


def _read_calendar(found: Found, devices: Devices) -> None:
    """Find the calendar that starts last."""
    newest: FreeBusy | None = None
    for _, device in devices:
        element = device.get("calendarInfo")
        calendar = None if element is None else read_free_busy(element)
        if element is None or calendar is None:
            continue
        if newest is None or calendar.start >= newest.start:
            newest = calendar
            found["calendar"] = calendar, place_of(f"{_DEVICE}/calendarInfo", element)


def _read_device(found: Found, parts: Parts, devices: Devices) -> None:
    """Find the name of the device that supplied the numbers: that of the epid, or the only one."""
    supplier = _epid(parts)
    for epid, device in devices:
        element = device.get("deviceName")
        name = (attribute_of(element, "name") or "").strip()
        meant = len(devices) == 1 or (supplier is not None and epid == supplier)
        if element is not None and name and meant:
            found["lcs.device"] = name, place_of(f"{_DEVICE}/deviceName", element)
            return
