"""One's own view (`application/vnd-microsoft-roaming-self+xml`) as an `Update` about oneself.

A `roamingData` has in its `categories` what oneself has published and what the server has made of
it, for each container: what watchers of a kind are shown. The first notification has everything,
later ones all publications of the categories that changed, from the containers where they did
([MS-PRES] 1.3.1.5), so an update names only those. `containers`, `subscribers` and
`delegates` are no presence.

*Which container*: 32000 has what the blocked are shown, 100 has the number alone, so containers
can't be mixed. The state is that of container 2, which has the inputs and, as SIPE reads it
(sipe-ocs2007.c), the aggregate of oneself; 100, 200 and 400 are made from it. Every other
category is that of container 200, colleagues: what is published there is what a watcher gets, and
container 2 has none of it. A category without a container counts.

*The state*: by default it is the aggregate that the server has published; its inputs change
nothing. With `DocumentOptions.aggregate` it is made of the inputs, by the rules of
`aggregation`, where there are any. Device and location are then those of the most active
machine, the location below 12000 only, as in the server's aggregate; lastActive has no rule, so
it is absent. An input that was deleted is an empty category with the instance of an input, and
takes no part; what clears the state is an empty one of an aggregate, or of no instance at all.

Looked at are, beside what `state` and the other modules name: of each category `container`, of a
state category `instance` and `publishTime`, of an input its `startTime`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from presencemap.documents.microsoft.aggregation import INPUTS, Contribution, aggregate
from presencemap.documents.microsoft.categories import readers_of, update_of
from presencemap.documents.microsoft.instances import Instance, published
from presencemap.documents.microsoft.state import activity_at, kind_of, read_state, said_by
from presencemap.documents.microsoft.values import Found, name_of, number_at, token_of
from presencemap.documents.times import moment_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, text_of
from presencemap.model import Update

__all__ = ["read_roaming_self"]

_OF_STATE: Final = "2"
_OF_OTHERS: Final = "200"
_NO_LOCATION_FROM: Final = 12_000  # Lync 2013 SDK, endpointLocation
_OF_AGGREGATES: Final = frozenset({None, "0", "1"})  # ids of instances, the rest are inputs


def read_roaming_self(root: Element, wanted: Wanted, at: float | None = None) -> Update:
    """Return what a `roamingData` element changes of the wanted fields.

    Raises `DocumentError` `bad-value`.
    """
    parts = [part for part in root if name_of(part.tag) == "categories"]
    presentity = next((uri for part in parts if (uri := part.get("uri"))), None)
    categories = [each for part in parts for each in _of_watchers(part)]
    readers = dict(readers_of(wanted.fields))
    if "state" in readers:
        readers["state"] = (_read_own_state, readers["state"][1])
    path = "/roamingData/categories/category"
    return update_of(presentity, categories, wanted, at, readers, path)


def _of_watchers(categories: Element) -> Iterator[Element]:
    """Give the categories of the containers that count."""
    for category in categories:
        container = (category.get("container") or "").strip()
        counts = _OF_STATE if category.get("name") == "state" else _OF_OTHERS
        if container in ("", counts):
            yield category


def _read_own_state(
    instances: Sequence[Instance], wanted: Wanted, at: float | None
) -> list[Found] | None:
    """Return what one's own states say: those of the server, or what can be made of one's own."""
    if wanted.options.aggregate:
        inputs = [
            (category, state)
            for category, state in instances
            if state is not None and kind_of(state) in INPUTS
        ]
        if inputs:
            return _aggregated(inputs, wanted)
    left = [each for each in instances if each[1] is not None or _is_aggregates(each[0])]
    return read_state(left, wanted, at)


def _is_aggregates(category: Element) -> bool:
    """Tell whether an instance that is empty was an aggregate, or all that there was."""
    instance = category.get("instance")
    return instance is None or instance.strip() in _OF_AGGREGATES


def _aggregated(inputs: Sequence[tuple[Element, Element]], wanted: Wanted) -> list[Found]:
    """Return what one's own states make together."""
    result = aggregate([_contribution(category, state) for category, state in inputs])
    found: list[Found] = []
    if result.number is not None:
        element = _named(result.number.origin, "availability")[-1]
        found.append(("availability", result.availability, element, "/state/availability"))
    if result.speaker is not None:
        element = _named(result.speaker.origin, "activity")[result.said]
        found += said_by(element, result.speaker.activities[result.said], wanted)
    if result.machine is not None:
        for device in _named(result.machine.origin, "device"):
            found.append(("device", token_of(text_of(device)), device, "/state/device"))
        if (result.availability or 0) < _NO_LOCATION_FROM:
            for place in _named(result.machine.origin, "endpointLocation"):
                found.append(("location", text_of(place), place, "/state/endpointLocation"))
    return found


def _contribution(category: Element, state: Element) -> Contribution:
    """Return what an input puts in."""
    numbers = [number_at(each, text_of(each)) for each in _named(state, "availability")]
    return Contribution(
        kind_of(state),
        published(category),
        numbers[-1] if numbers else None,
        tuple(activity_at(each) for each in _named(state, "activity")),
        moment_of(state.get("startTime")),
        state,
    )


def _named(state: Element, name: str) -> list[Element]:
    return [each for each in state if name_of(each.tag) == name]
