"""Presence of Live Communications Server 2003 and 2005 (`text/xml+msrtc.pidf`) as an `Update`.

[MS-SIP] 2.2.1 and 6. Servers of later years still send it to watchers that ask for nothing
newer. Its schema, its prose and its examples name three namespaces or none, so names are
matched without theirs, attributes too (`m:uri`). A document is the whole state: every field
that this dialect feeds is named. What its numbers mean is in `scales`.

All that is ever looked at, by local name:

* `presentity`: `uri`;
* `availability` and `activity`, of the presentity: `aggregate`, `epid`; of `activity`: `note`;
* `userInfo`: the texts of `note`, the presence of `oof`, and of the first `states/state`: its
  text, `avail`, `since`, `nil`;
* of each `devices/devicePresence`: `epid`; its `activity`: `note`; its `deviceName`: `name`;
  its `calendarInfo`: text, `startTime`, `granularity`, `encodingVersion`; of the first
  `states/state`: its text, `avail`, `since`.

The numbers and descriptions inside a `devicePresence` are not read: the server has made its
aggregate of them. Choices:

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

import re
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from presencemap.documents.legacy.scales import (
    LEAST_OUT_OF_OFFICE,
    OFFLINE,
    SCALES,
    State,
    said_by,
    token_of,
    weigh,
)
from presencemap.documents.microsoft.calendar import read_free_busy
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at, place_of, text_of
from presencemap.model import FreeBusy, Place, Update, Value
from presencemap.model.fields import LARGEST_INT

__all__ = ["MSRTC_FIELDS", "read_msrtc"]

_STATED: Final = frozenset({"availability", "activity", "custom-activity"})
_NOTED: Final = frozenset({"note", "note-type"})
MSRTC_FIELDS: Final = (
    _STATED | _NOTED | {"calendar", "lcs-availability", "lcs-activity", "lcs-device"}
)
"""The fields that this dialect feeds."""

_OF_DEVICES: Final = MSRTC_FIELDS - {"lcs-availability", "lcs-activity"}
_LARGEST_OF_SCALE: Final = 999
_LARGEST_DIGITS: Final = len(str(LARGEST_INT))
_TRUE: Final = ("true", "1")  # of xs:boolean
_CDATA: Final = ("<![CDATA[", "]]>")

_SCHEMES: Final = re.compile(r"\A(?:sip:\s*)++", re.IGNORECASE)

_ROOT: Final = "/presentity"
_USER: Final = f"{_ROOT}/userInfo"
_DEVICE: Final = f"{_ROOT}/devices/devicePresence"

_NAMES: Final = MappingProxyType(
    {
        namespace + name: name
        for namespace in (
            "{http://schemas.microsoft.com/2002/09/sip/presence}",  # examples of [MS-SIP], SIPE
            "{http://schemas.microsoft.com/2002/09/sip/client/presence}",  # what clients add
            "{http://schemas.microsoft.com/09/2002/sip/presence}",  # the schema of [MS-SIP]
            "{http://schemas.microsoft.com/winrtc/2002/11/sip}",  # as a client sets it
            "",  # [MS-SIP] 3.3.5.1
        )
        for name in (
            *("availability", "activity", "displayName", "email", "phoneNumber", "userInfo"),
            *("devices", "devicePresence", "deviceName", "calendarInfo", "devicedata"),
            *("states", "state", "note", "oof"),
        )
    }
)
"""The local names of the usual elements; of others they are cut from the tag."""

Parts = dict[str, Element]
"""The children of an element by their local names, the first of each."""

Devices = list[tuple[str | None, Parts]]
"""The epid and the parts of each device."""

Found = dict[str, tuple[Value, Place]]
"""The values of fields, each with where it stood."""


def read_msrtc(root: Element, wanted: Wanted, _at: float | None = None) -> Update:
    """Return what a `presentity` element says of the wanted fields.

    Raises `DocumentError` `bad-value`, and `not-presence` where it says nothing of presence.
    """
    parts = _parts(root)
    if "availability" not in parts and "activity" not in parts:
        raise fault_at(root, "not-presence", "a `presentity` without availability and activity")
    fields = wanted.fields & MSRTC_FIELDS
    devices = [] if fields.isdisjoint(_OF_DEVICES) else _devices(parts)
    user = _parts(parts.get("userInfo"))
    found: Found = {}
    for name in ("availability", "activity"):
        if f"lcs-{name}" in fields:
            _note_number(found, parts, name)
    if not fields.isdisjoint(_STATED):
        _read_states(found, parts, user, devices)
    if not fields.isdisjoint(_NOTED):
        _read_note(found, parts, user, devices)
    if "calendar" in fields:
        _read_calendar(found, devices)
    if "lcs-device" in fields:
        _read_device(found, parts, devices)
    changes: dict[str, Value] = dict.fromkeys(fields)
    places: dict[str, Place] = {}
    for name, (value, place) in found.items():
        if name in fields:
            changes[name], places[name] = value, place
    return Update(_uri(root), changes, "msrtc", places=places)


def _parts(element: Element | None) -> Parts:
    parts: Parts = {}
    for child in () if element is None else element:
        tag = child.tag
        name = _NAMES.get(tag) or tag.rpartition("}")[2]
        if name not in parts:
            parts[name] = child
    return parts


def _devices(parts: Parts) -> Devices:
    return [
        (_attribute(device, "epid"), _parts(device))
        for device in parts.get("devices", ())
        if device.tag.rpartition("}")[2] == "devicePresence"
    ]


def _attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute's value, in whatever namespace it stands."""
    if element is None:
        return None
    value: str | None = element.get(name)
    if value is None:
        for key, found in element.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return value


def _uri(root: Element) -> str | None:
    """Return whose presence it is, as a SIP URI."""
    uri = _SCHEMES.sub("", (_attribute(root, "uri") or "").strip(), count=1)
    if not uri:
        return None
    return uri if uri.lower().startswith(("sips:", "tel:")) else f"sip:{uri}"


def _number(element: Element, text: str, most: int) -> int:
    digits = text.strip()
    if digits.isascii() and digits.isdigit():
        significant = digits.lstrip("0") or "0"
        if len(significant) <= _LARGEST_DIGITS and int(significant) <= most:
            return int(significant)
    raise fault_at(element, "bad-value", f"`{digits[:40]}` is not a number from 0 to {most}")


def _aggregate(parts: Parts, name: str) -> int | None:
    """Return a number of the old scales, None where it is missing."""
    element = parts.get(name)
    text = _attribute(element, "aggregate")
    if element is None or text is None:
        return None
    return _number(element, text, _LARGEST_OF_SCALE)


def _note_number(found: Found, parts: Parts, name: str) -> None:
    number = _aggregate(parts, name)
    if number is not None:
        found[f"lcs-{name}"] = number, place_of(f"{_ROOT}/{name}", parts[name])


def _read_states(found: Found, parts: Parts, user: Parts, devices: Devices) -> None:
    """Find the availability, and what is being done."""
    numbers = _aggregate(parts, "availability"), _aggregate(parts, "activity")
    users = _state(user, _USER)
    stated = [state for _, device in devices if (state := _state(device, _DEVICE)) is not None]
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


def _state(parts: Parts, path: str) -> tuple[State, Place] | None:
    """Return the first state of the user or of a device, None where there is none."""
    states = parts.get("states")
    state = None if states is None else _parts(states).get("state")
    text = _attribute(state, "avail")
    if state is None or text is None or (_attribute(state, "nil") or "").strip() in _TRUE:
        return None
    number = _number(state, text, LARGEST_INT)
    return State(number, _since(state), _text(state)), place_of(f"{path}/states/state", state)


def _since(state: Element) -> float:
    """Return since when a state holds; a time without a zone is UTC, none at all the earliest."""
    text = (_attribute(state, "since") or "").strip()
    if not text:
        return 0.0
    try:
        since = datetime.fromisoformat(text)
    except ValueError as error:
        raise fault_at(state, "bad-value", f"`{text[:40]}` is not a time") from error
    return (since if since.tzinfo else since.replace(tzinfo=UTC)).timestamp()


def _text(element: Element) -> str | None:
    """Return an element's text, without the marks of a CDATA section that were escaped."""
    text = text_of(element)
    if text is not None and text.startswith(_CDATA[0]) and text.endswith(_CDATA[1]):
        text = text[len(_CDATA[0]) : -len(_CDATA[1])].strip() or None
    return text


def _read_note(found: Found, parts: Parts, user: Parts, devices: Devices) -> None:
    """Find the note."""
    note = user.get("note")
    text = None if note is None else _text(note)
    if note is not None and text is not None:
        place = place_of(f"{_USER}/note", note)
        kind = "oof" if "oof" in user else "personal"
        found |= {"note": (text, place), "note-type": (kind, place)}
        return
    own = [device for epid, device in devices if epid == _epid(parts)]
    others = [device for _, device in devices]
    beside = [(parts, _ROOT), *((device, _DEVICE) for device in (*own, *others))]
    for each, path in beside:
        text = (_attribute(each.get("activity"), "note") or "").strip()
        if text:
            place = place_of(f"{path}/activity", each["activity"])
            found |= {"note": (text, place), "note-type": ("personal", place)}
            return


def _epid(parts: Parts) -> str | None:
    """Return which device the server's aggregate is of, None where nobody says so."""
    return next(
        (
            epid
            for name in ("availability", "activity")
            if (epid := _attribute(parts.get(name), "epid"))
        ),
        None,
    )


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
    epid = _epid(parts)
    for each, device in devices:
        element = device.get("deviceName")
        name = (_attribute(element, "name") or "").strip()
        if element is not None and name and (each == epid or len(devices) == 1):
            found["lcs-device"] = name, place_of(f"{_DEVICE}/deviceName", element)
            return
