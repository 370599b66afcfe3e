"""The `state` category: what a presentity's `state` element says.

Looked at in a state are its type and `lastActive`, the texts of `availability`, `device`
and `endpointLocation`, of each `activity` the token, the range, and its custom texts with their
LCID; each only if a wanted field rests on it, so that what nobody wants can't be an error.

Where the sources conflict:

* *a state without availability*: Lync shows Offline (Lync 2013 SDK, parsing page), SIPE
  keeps the previous number. Here availability becomes absent, and rules must say what
  that means.
* *states that are not the aggregate* (userState, machineState, ...): watchers are sent
  `aggregateState` only (Lync 2013 SDK, state element). In a view of one's own they are the
  inputs of the aggregate, not the presence, so a document that has none but these changes
  no state. A state without a type is taken for the aggregate.
* *custom texts beside a token*: the SDK shows the token first on one page, the custom text first
  on another. Each is a field, and rules choose.
* *lastActive*: on Away and Offline only by one page of the SDK, on idle states too by another. It
  is read wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.activities import Activity, strongest
from presencemap.documents.microsoft.instances import Instance, newest
from presencemap.documents.microsoft.languages import preferred
from presencemap.documents.microsoft.values import (
    Found,
    name_of,
    number_at,
    time_at,
    token_of,
)
from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, text_of

__all__ = [
    "AGGREGATE",
    "STATE_FIELDS",
    "activity_at",
    "kind_of",
    "read_aggregate",
    "read_state",
    "said_by",
]

AGGREGATE: Final = "aggregateState"
"""The xsi:type of the state that is the presence."""

STATE_FIELDS: Final = frozenset(
    {"availability", "activity", "custom-activity", "device", "location", "last-active"}
)

_TAGS: Final = MappingProxyType(
    {
        "availability": ("{*}availability",),
        "activity": ("{*}availability", "{*}activity"),  # an activity holds for some numbers
        "custom-activity": ("{*}availability", "{*}activity"),
        "device": ("{*}device",),
        "location": ("{*}endpointLocation",),
    }
)
"""Field to the elements that it rests on, in any namespace; lxml passes others over in C."""


@lru_cache(maxsize=64)
def _looked_at(fields: frozenset[str]) -> tuple[str, ...]:
    """Return the tags of the elements that some fields rest on."""
    return tuple(sorted({tag for field in fields for tag in _TAGS.get(field, ())}))


def read_state(
    instances: Sequence[Instance], wanted: Wanted, _at: float | None
) -> list[Found] | None:
    """Return what the newest aggregate says, None where there is no aggregate."""
    whole: list[Instance] = []
    for instance in instances:
        if instance[1] is None or kind_of(instance[1]) == AGGREGATE:
            whole.append(instance)  # noqa: PERF401 - faster for one than a comprehension
    if not whole:
        return None
    state = whole[0][1] if len(whole) == 1 else newest(whole)
    return [] if state is None else read_aggregate(state, wanted)


def kind_of(state: Element) -> str:
    """Return a state's xsi:type without its prefix; a state that has none is the aggregate."""
    kind = state.get(XSI_TYPE)
    if kind is None or kind == AGGREGATE:
        return AGGREGATE
    return kind.rpartition(":")[2].strip()


def read_aggregate(state: Element, wanted: Wanted) -> list[Found]:
    """Return what a state says of the fields that are wanted."""
    fields = wanted.fields
    tags = _looked_at(fields)
    availability: int | None = None
    activities: list[Element] = []
    found: list[Found] = []
    for child in state.iterchildren(*tags) if tags else ():
        name = name_of(child.tag)
        if name == "availability":
            availability = number_at(child, text_of(child))
            found.append(("availability", availability, child, "/state/availability"))
        elif name == "activity":
            activities.append(child)
        elif name == "device":
            found.append(("device", token_of(text_of(child)), child, "/state/device"))
        else:
            found.append(("location", text_of(child), child, "/state/endpointLocation"))
    if activities:
        found += _activity(activities, availability, wanted)
    if "last-active" in fields:
        found.append(("last-active", _last_active(state), state, "/state"))
    return found


def _activity(
    activities: Sequence[Element], availability: int | None, wanted: Wanted
) -> list[Found]:
    """Return what the activity says that counts, nothing where none does."""
    said = list(map(activity_at, activities))
    index = strongest(said, availability)
    return [] if index is None else said_by(activities[index], said[index], wanted)


def activity_at(activity: Element) -> Activity:
    """Return what an activity element says. Raises `DocumentError` `bad-value`."""
    least, most = activity.get("minAvailability"), activity.get("maxAvailability")
    return (
        token_of(activity.get("token")),
        None if least is None else number_at(activity, least),
        None if most is None else number_at(activity, most),
        [(e.get("LCID"), text_of(e) or "") for e in _customs(activity)] if len(activity) else (),
    )


def said_by(element: Element, activity: Activity, wanted: Wanted) -> list[Found]:
    """Return the fields of the activity that counts, an element and what it says."""
    token, _, _, customs = activity
    found: list[Found] = [("activity", token, element, _ACTIVITY)]
    index = preferred(customs, wanted.options.languages) if customs else None
    if index is not None:
        found.append(
            ("custom-activity", customs[index][1], _customs(element)[index], _ACTIVITY + "/custom")
        )
    return found


_ACTIVITY: Final = "/state/activity"


def _customs(activity: Element) -> list[Element]:
    """Return the custom texts of an activity that are not empty."""
    return [e for e in activity if name_of(e.tag) == "custom" and text_of(e) is not None]


def _last_active(state: Element) -> str | None:
    """Return when a state says its user was last active, in one spelling: UTC, whole seconds."""
    text = state.get("lastActive")
    if text is None or not text.strip():
        return None
    return time_at(state, text).isoformat(timespec="seconds").replace("+00:00", "Z")
