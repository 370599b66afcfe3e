"""What `documents.microsoft.state` looks at in a state, as a plan that computes.

Availabilities and the ranges of activities are numbers, of which there may be many. So that not
every combination has to come once, the plan hands them to the same plain functions that the
reader asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from attrs import define, field

from presencemap.documents.microsoft.activities import Activity, strongest
from presencemap.documents.microsoft.languages import Custom
from presencemap.documents.microsoft.values import token_of, unsigned
from presencemap.documents.shapes.markup import has_text
from presencemap.documents.shapes.plan import Known, Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name, place_of
from presencemap.model import Place, Update, Value

__all__ = ["plan_state"]

_PATH: Final = "/categories/category/state"
_SPOKEN: Final = frozenset({"activity", "custom-activity"})
_SAID: Final[tuple[Custom, ...]] = (("", "said"),)  # stands for custom texts that nobody wants

_Key: TypeAlias = int | None
"""The number of a key, None where there is no such value."""


def plan_state(state: Element, plan: Plan, wanted: Wanted) -> bool:
    """Add to a plan what a state needs; say whether it could."""
    fields = wanted.fields
    spoken = not fields.isdisjoint(_SPOKEN)
    said: dict[str, list[Element]] = {}
    for child in state:
        said.setdefault(local_name(child), []).append(child)
    numbers = said.get("availability", []) if spoken or "availability" in fields else []
    devices = said.get("device", []) if "device" in fields else []
    locations = said.get("endpointLocation", []) if "location" in fields else []
    activities = said.get("activity", []) if spoken else []
    single = [*numbers[1:], *devices[1:], *locations[1:]] == []
    customs = [custom for each in activities for custom in each]
    flat = not any(len(each) for each in [*numbers, *devices, *locations, *customs])
    timeless = "last-active" not in fields or state.get("lastActive") is None
    if not (single and flat and timeless):
        return False
    for location in locations:
        if has_text(location):
            plan.texts["location"] = (location, None)
    before = len(plan.keys)
    computed = _Computed(
        _key_of(numbers, plan, "availability"),
        _key_of(devices, plan, "device"),
        [_spoken(each, plan, wanted) for each in activities],
    )
    if "custom-activity" not in fields or not customs:
        plan.compute, plan.computed = computed.known, len(plan.keys) - before
    return True


def _key_of(elements: list[Element], plan: Plan, name: str) -> tuple[int, Place] | None:
    """Make the text of an element a key; None where there is none."""
    if not elements or not has_text(elements[0]):
        return None
    return plan.add_key(elements[0]), place_of(f"{_PATH}/{name}", elements[0])


@define
class _Spoken:
    """An activity: its keys, whether it has custom texts, and where it is."""

    token: _Key
    least: _Key
    most: _Key
    custom: bool
    place: Place

    def activity(self, keys: Sequence[str]) -> Activity | None:
        """Return what it says; None where its range can't be read."""
        token = None if self.token is None else token_of(keys[self.token])
        least = None if self.least is None else unsigned(keys[self.least])
        most = None if self.most is None else unsigned(keys[self.most])
        if (least is None) != (self.least is None) or (most is None) != (self.most is None):
            return None
        return token, least, most, _SAID if self.custom else ()


def _spoken(activity: Element, plan: Plan, wanted: Wanted) -> _Spoken:
    """Make keys of an activity's token and range, and of custom texts that somebody wants."""
    customs = [c for c in activity if local_name(c) == "custom" and has_text(c)]
    for custom in customs:
        if "custom-activity" in wanted.fields:
            plan.pins.add((custom, "LCID"))
            plan.add_key(custom)
        else:
            plan.filled.add((custom, None))
    token, least, most = (
        None if activity.get(name) is None else plan.add_key(activity, name)
        for name in ("token", "minAvailability", "maxAvailability")
    )
    place = place_of(f"{_PATH}/activity", activity)
    return _Spoken(token, least, most, bool(customs), place)


@define
class _Computed:
    """Which keys a state's fields are made of."""

    availability: tuple[int, Place] | None
    device: tuple[int, Place] | None
    activities: list[_Spoken] = field(factory=list)
    _shared: dict[tuple[tuple[str, Place], ...], Mapping[str, Place]] = field(factory=dict)

    def known(self, keys: Sequence[str], learned: Update) -> Known | None:
        """Return what keys come to, None where the reader would refuse them."""
        number = None if self.availability is None else unsigned(keys[self.availability[0]])
        if number is None and self.availability is not None:
            return None
        said = [each.activity(keys) for each in self.activities]
        heard = [each for each in said if each is not None]
        if len(heard) < len(said):
            return None
        index = strongest(heard, number)
        token = None if index is None else heard[index][0]
        said_now: dict[str, tuple[Value, Place | None]] = {
            "availability": (number, self.availability and self.availability[1]),
            "activity": (token, None if index is None else self.activities[index].place),
        }
        if self.device is not None:
            said_now["device"] = token_of(keys[self.device[0]]), self.device[1]
        return self._changed(learned, said_now)

    def _changed(self, learned: Update, said: Mapping[str, tuple[Value, Place | None]]) -> Known:
        """Return what was learned with other values, where somebody wants them."""
        changes, places = dict(learned.changes), dict(learned.places)
        for name, (value, place) in said.items():
            if name in changes:
                changes[name] = value
                places.pop(name, None)
                if value is not None and place is not None:
                    places[name] = place
        # agents keep the places: those that are equal are the same, whatever the values
        shared = self._shared.setdefault(tuple(sorted(places.items(), key=_by_name)), places)
        return changes, shared


def _by_name(item: tuple[str, Place]) -> str:
    return item[0]
