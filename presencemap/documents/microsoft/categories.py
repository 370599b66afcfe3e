"""Microsoft's `categories` documents (`application/msrtc-event-categories+xml`) as an `Update`.

A category that is present replaces all of its fields, one that is absent changes none, one
without a value clears them (SIPE, sipe-ocs2007.c; [MS-PRES] 1.3.1.5). A category that
holds something else than its value is not understood, and changes nothing. Names are matched
without their namespace: Microsoft's own documents print several for one thing. Only
`category@name` decides what a value is: the value of `dndState` is a `state` element too,
and is not the user's state.

Where the sources conflict:

* *several instances of a category*: the newest `publishTime` wins, the later one on a tie
  (SIPE takes the last state whatever its time).
* *a state without availability*: Lync shows Offline (Lync 2013 SDK, parsing page), SIPE
  keeps the previous number. Here availability becomes absent, and rules must say what
  that means.
* *states that are not the aggregate* (userState, machineState, ...): watchers are sent
  `aggregateState` only (Lync 2013 SDK, state element). In a view of one's own they are the
  inputs of the aggregate, not the presence, so a document that has none but these changes
  no state. A state without a type is taken for the aggregate.
* *tokens*: case-sensitive by the SDK's note, printed in both cases on the same page: read
  in lower case.
* *calendarData*: free/busy and working hours are instances of one category, so working
  hours never hide a free/busy; a document with working hours alone says there is none.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.calendar import read_free_busy
from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at, local_name, text_of
from presencemap.model import Update, Value
from presencemap.model.fields import LARGEST_INT

__all__ = ["FIELDS", "MICROSOFT_FIELDS", "read_categories"]

FIELDS: Final = MappingProxyType(
    {
        "state": frozenset({"availability", "activity", "custom-activity", "device", "location"}),
        "note": frozenset({"note", "note-type"}),
        "calendarData": frozenset({"calendar"}),
    }
)
"""Category name to the fields that it feeds."""

_SPOKEN: Final = frozenset({"activity", "custom-activity"})
_NUMBERED: Final = _SPOKEN | {"availability"}  # an activity holds for a range of numbers

MICROSOFT_FIELDS: Final[frozenset[str]] = frozenset().union(*FIELDS.values())
"""The fields that this dialect feeds."""

_STATE_TAGS: Final = (
    *("{*}availability", "{*}activity"),
    *("{*}device", "{*}endpointLocation"),
)
"""What lxml hands out of a state, in any namespace; it passes the rest over in C."""

_AGGREGATE: Final = "aggregateState"
_ENGLISH: Final = "1033"  # LCID of US English, the one that Microsoft's samples always have
_LARGEST_DIGITS: Final = len(str(LARGEST_INT))

Instance = tuple[str, Element | None]
"""A publishTime and the value element of an instance, None where the instance is cleared."""


def read_categories(root: Element, wanted: Wanted, _at: float | None = None) -> Update:
    """Return what a `categories` element changes of the wanted fields.

    Raises `DocumentError` `bad-value`.
    """
    fields = wanted.fields
    instances: dict[str, list[Instance]] = {}
    for category in root:
        name = category.get("name") or ""
        fed = FIELDS.get(name)
        if fed and not fed.isdisjoint(fields) and local_name(category) == "category":
            instances.setdefault(name, []).extend(_instances(category, name))
    changes: dict[str, Value] = {}
    for name, found in instances.items():
        if found:
            changes |= _READERS[name](found, fields)
    if not fields.issuperset(changes):
        changes = {name: value for name, value in changes.items() if name in fields}
    return Update(root.get("uri"), changes, "microsoft")


def _instances(category: Element, name: str) -> list[Instance]:
    """Return every value of that name in a category; one that is empty is cleared."""
    published = (category.get("publishTime") or "").rstrip("Z")
    if not len(category):
        return [(published, None)]
    return [(published, value) for value in category if local_name(value) == name]


def _newest(instances: list[Instance]) -> Element | None:
    """Return the value of the newest instance, of the last one on a tie.

    Times are UTC in one form (`2008-01-22T23:41:05.450`), so their texts sort as they do;
    an instance without a time is older than any other.
    """
    newest = instances[0]
    for instance in instances[1:]:
        if instance[0] >= newest[0]:
            newest = instance
    return newest[1]


def _read_state(instances: list[Instance], wanted: frozenset[str]) -> dict[str, Value]:
    """Return the fields of the newest aggregate, nothing where there is none.

    A number that no wanted field rests on is not looked at, so it can't be an error.
    """
    whole = [i for i in instances if i[1] is None or _is_whole(i[1])]
    if not whole:
        return {}
    state = _newest(whole)
    availability = device = location = None
    activities: list[Element] = []
    for child in () if state is None else state.iterchildren(*_STATE_TAGS):
        name = local_name(child)
        if name == "availability" and not _NUMBERED.isdisjoint(wanted):
            availability = _unsigned(child, text_of(child))
        elif name == "activity" and not _SPOKEN.isdisjoint(wanted):
            activities.append(child)
        elif name == "device":
            device = _token(text_of(child))
        elif name == "endpointLocation":
            location = text_of(child)
    activity, custom = _activity(activities, availability)
    return {
        "availability": availability,
        "activity": activity,
        "custom-activity": custom,
        "device": device,
        "location": location,
    }


def _is_whole(state: Element) -> bool:
    """Tell whether a state is the aggregate, or doesn't say what it is."""
    kind = state.get(XSI_TYPE)
    return kind is None or kind.rpartition(":")[2].strip() == _AGGREGATE


def _activity(activities: list[Element], availability: int | None) -> tuple[str | None, str | None]:
    """Return the token and the custom text of the activity that counts ([MS-PRES] 3.8.5.1.2.3).

    Those that say nothing, and those whose range excludes the availability, are dropped;
    of the rest the highest minAvailability wins, the first on a tie. An absent availability
    lies in no range that is written.
    """
    best: tuple[str | None, str | None] = (None, None)
    highest = -1
    for activity in activities:
        low, high = activity.get("minAvailability"), activity.get("maxAvailability")
        least = 0 if low is None else _unsigned(activity, low)
        most = LARGEST_INT if high is None else _unsigned(activity, high)
        if availability is None:
            fits = low is None and high is None
        else:
            fits = least <= availability <= most
        if fits and least > highest:
            said = _token(activity.get("token")), _custom(activity)
            if said != (None, None):
                best, highest = said, least
    return best


def _custom(activity: Element) -> str | None:
    """Return the English custom text, or the first where none is English."""
    first = None
    for child in activity:
        text = text_of(child) if local_name(child) == "custom" else None
        if text is not None:
            if child.get("LCID") == _ENGLISH:
                return text
            first = first or text
    return first


def _unsigned(element: Element, text: str | None) -> int:
    """Return an xs:unsignedInt."""
    digits = (text or "").strip()
    if digits.isascii() and digits.isdigit():
        significant = digits.lstrip("0") or "0"
        if len(significant) <= _LARGEST_DIGITS and int(significant) <= LARGEST_INT:
            return int(significant)
    raise fault_at(element, "bad-value", f"`{digits[:40]}` is not an unsigned number")


def _token(text: str | None) -> str | None:
    return None if text is None else text.strip().lower() or None


def _read_note(instances: list[Instance], _wanted: frozenset[str]) -> dict[str, Value]:
    """Return the newest note; one without text is no note, so it has no type either.

    An out-of-office note may name the time in which it holds; without a clock it always does.
    """
    note = _newest(instances)
    bodies = [] if note is None else [body for body in note if local_name(body) == "body"]
    text = text_of(bodies[0]) if bodies else None
    kind = None if text is None else _token(bodies[0].get("type"))
    return {"note": text, "note-type": kind}


def _read_calendar(instances: list[Instance], _wanted: frozenset[str]) -> dict[str, Value]:
    """Return the newest free/busy; working hours are instances of the same category."""
    found: list[Instance] = [("", None)]
    for published, data in instances:
        if data is None:
            found.append((published, None))
        else:
            found += [(published, e) for e in data if local_name(e) == "freeBusy"]
    newest = _newest(found)
    return {"calendar": None if newest is None else read_free_busy(newest)}


_READERS: Final = MappingProxyType(
    {"state": _read_state, "note": _read_note, "calendarData": _read_calendar}
)
"""Category name to what reads its instances."""
