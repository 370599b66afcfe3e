"""Microsoft's `categories` documents (`application/msrtc-event-categories+xml`) as an `Update`.

A category that is present replaces all of its fields, one that is absent changes none, one
without a value clears them (SIPE, sipe-ocs2007.c; [MS-PRES] 1.3.1.5). Names are matched
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

from collections.abc import Collection, Iterable
from typing import Final

from presencemap.documents.calendar import read_free_busy
from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.xml import Element, fault_at, local_name, text_of
from presencemap.model import Update, Value
from presencemap.model.fields import LARGEST_INT

__all__ = ["MICROSOFT_FIELDS", "read_categories"]

_STATE_FIELDS: Final = frozenset(
    {"availability", "activity", "custom-activity", "device", "location"}
)
_ACTIVITY_FIELDS: Final = frozenset({"activity", "custom-activity"})
_NOTE_FIELDS: Final = frozenset({"note", "note-type"})
_CALENDAR_FIELDS: Final = frozenset({"calendar"})
MICROSOFT_FIELDS: Final = _STATE_FIELDS | _NOTE_FIELDS | _CALENDAR_FIELDS
"""The fields that this dialect feeds."""

_AGGREGATE: Final = "aggregateState"
_ENGLISH: Final = "1033"  # LCID of US English, the one that Microsoft's samples always have
_LARGEST_DIGITS: Final = len(str(LARGEST_INT))

Instance = tuple[str, Element | None]
"""A publishTime and the value element of an instance, None where the instance is cleared."""


def read_categories(
    root: Element, wanted: Collection[str], presentity: str | None = None
) -> Update:
    """Return what a `categories` element changes of the wanted fields.

    `presentity` is who it is about where a list has said so, otherwise `categories@uri` is.
    Raises `DocumentError` `bad-value`.
    """
    by_name: dict[str, list[Element]] = {}
    for category in root:
        name = category.get("name")
        if name in _READERS and local_name(category) == "category":
            by_name.setdefault(name, []).append(category)
    changes: dict[str, Value] = {}
    for name, categories in by_name.items():
        fields, read = _READERS[name]
        fields = fields.intersection(wanted)
        if fields:
            read(categories, fields, changes)
    return Update(presentity or root.get("uri"), changes, "microsoft")


def _instances(categories: list[Element], name: str) -> Iterable[Instance]:
    """Yield every value of that name in the categories, and each that has no value at all."""
    for category in categories:
        published = (category.get("publishTime") or "").rstrip("Z")
        if not len(category):
            yield published, None
        for value in category:
            if local_name(value) == name:
                yield published, value


def _newest(instances: Iterable[Instance]) -> Instance | None:
    """Return the newest instance, the last of the newest ones.

    Times are UTC in one form (`2008-01-22T23:41:05.450`), so their texts sort as they do;
    an instance without a time is older than any other.
    """
    newest = None
    for instance in instances:
        if newest is None or instance[0] >= newest[0]:
            newest = instance
    return newest


def _read_state(
    categories: list[Element], fields: frozenset[str], changes: dict[str, Value]
) -> None:
    newest = _newest(i for i in _instances(categories, "state") if i[1] is None or _whole(i[1]))
    if newest is None:
        return
    changes.update(dict.fromkeys(fields))
    if newest[1] is not None:
        changes.update(_state(newest[1], fields))


def _whole(state: Element) -> bool:
    """Tell whether a state is the aggregate, or doesn't say what it is."""
    kind = state.get(XSI_TYPE)
    return kind is None or kind.rpartition(":")[2].strip() == _AGGREGATE


def _state(state: Element, fields: frozenset[str]) -> dict[str, Value]:
    """Return the wanted fields for which a state has a value."""
    found: dict[str, Value] = {}
    activities: list[Element] = []
    availability = None
    for child in state:
        name = local_name(child)
        if name == "availability":
            availability = _unsigned(child, child.text)
        elif name == "activity":
            activities.append(child)
        elif name == "device" and "device" in fields:
            found["device"] = _token(child.text)
        elif name == "endpointLocation" and "location" in fields:
            found["location"] = text_of(child)
    if "availability" in fields:
        found["availability"] = availability
    if activities and fields & _ACTIVITY_FIELDS:
        token, custom = _activity(activities, availability)
        spoken: dict[str, Value] = {"activity": token, "custom-activity": custom}
        found.update((name, spoken[name]) for name in fields & _ACTIVITY_FIELDS)
    return found


def _activity(
    activities: list[Element], availability: int | None
) -> tuple[str | None, str | None]:
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
    texts = [(child.get("LCID"), text_of(child)) for child in activity]
    texts = [(lcid, text) for lcid, text in texts if text is not None]
    english = [text for lcid, text in texts if lcid == _ENGLISH]
    return (english or [text for _, text in texts] or [None])[0]


def _unsigned(element: Element, text: str | None) -> int:
    """Return an xs:unsignedInt."""
    digits = (text or "").strip().lstrip("0") or (text or "").strip()[-1:]
    if digits.isascii() and digits.isdigit() and len(digits) <= _LARGEST_DIGITS:
        number = int(digits)
        if number <= LARGEST_INT:
            return number
    raise fault_at(element, "bad-value", f"`{(text or '').strip()[:40]}` is not an unsigned number")


def _token(text: str | None) -> str | None:
    return None if text is None else text.strip().lower() or None


def _read_note(
    categories: list[Element], fields: frozenset[str], changes: dict[str, Value]
) -> None:
    """Read the newest note; one without text is no note, so it has no type either.

    An out-of-office note may name the time in which it holds; without a clock it always does.
    """
    newest = _newest(_instances(categories, "note"))
    if newest is None:
        return
    changes.update(dict.fromkeys(fields))
    bodies = [] if newest[1] is None else [e for e in newest[1] if local_name(e) == "body"]
    text = text_of(bodies[0]) if bodies else None
    if text is not None:
        note: dict[str, Value] = {"note": text, "note-type": _token(bodies[0].get("type"))}
        changes.update((name, note[name]) for name in fields)


def _read_calendar(
    categories: list[Element], fields: frozenset[str], changes: dict[str, Value]
) -> None:
    newest = _newest(
        (published, free_busy)
        for published, data in _instances(categories, "calendarData")
        for free_busy in ([None] if data is None else data)
        if free_busy is None or local_name(free_busy) == "freeBusy"
    )
    calendar = None if newest is None or newest[1] is None else read_free_busy(newest[1])
    changes.update(dict.fromkeys(fields, calendar))


_READERS: Final = {
    "state": (_STATE_FIELDS, _read_state),
    "note": (_NOTE_FIELDS, _read_note),
    "calendarData": (_CALENDAR_FIELDS, _read_calendar),
}
"""Category name to the fields that it feeds and what reads them."""
