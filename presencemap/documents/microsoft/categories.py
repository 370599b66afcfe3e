"""Microsoft's `categories` documents (`application/msrtc-event-categories+xml`) as an `Update`.

A category that is present replaces all of its fields, one that is absent changes none, one
without a value clears them (SIPE, sipe-ocs2007.c; [MS-PRES] 1.3.1.5). A category that
holds something else than its value is not understood, and changes nothing. Names are matched
without their namespace: Microsoft's own documents print several for one thing. Only
`category@name` decides what a value is: the value of `dndState` is a `state` element too,
and is not the user's state.

Looked at are `categories@uri` and of each category `name` and, where there are several
instances of one that somebody wants, `publishTime`; `instance`, which is of 32 bits unsigned,
and `container` are not, as a watcher is sent one container (OfficeSIP's server writes 0 there).
What is looked at within a category stands in its module: `state`, `notes`, `card`, `services`,
`calendar`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from presencemap.documents.microsoft.calendar import CALENDAR_FIELDS, read_calendar
from presencemap.documents.microsoft.card import CARD_FIELDS, read_card
from presencemap.documents.microsoft.instances import Instance, instances_of
from presencemap.documents.microsoft.notes import (
    HISTORY_FIELDS,
    NOTE_FIELDS,
    read_history,
    read_note,
)
from presencemap.documents.microsoft.services import (
    INTEROP_FIELDS,
    SERVICES_FIELDS,
    read_interop,
    read_services,
)
from presencemap.documents.microsoft.state import STATE_FIELDS, read_state
from presencemap.documents.microsoft.values import Found
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element
from presencemap.model import Place, Update, Value

__all__ = [
    "MICROSOFT_FIELDS",
    "ReadCategory",
    "Readers",
    "read_categories",
    "readers_of",
    "update_of",
]

ReadCategory: TypeAlias = Callable[[Sequence[Instance], Wanted, float | None], list[Found] | None]
"""What reads the instances of one category; it may give fields that nobody wants.

The fields that it does not give have no value; None says that they stay as they were.
"""

Readers: TypeAlias = Mapping[str, tuple[ReadCategory, Mapping[str, Value]]]
"""Name of a category to what reads it, and to the wanted fields that it feeds, without values."""

_CATEGORIES: Final[tuple[tuple[str, frozenset[str], ReadCategory], ...]] = (
    ("state", STATE_FIELDS, read_state),
    ("note", NOTE_FIELDS, read_note),
    ("noteHistory", HISTORY_FIELDS, read_history),
    ("calendarData", CALENDAR_FIELDS, read_calendar),
    ("contactCard", CARD_FIELDS, read_card),
    ("services", SERVICES_FIELDS, read_services),
    ("legacyInterop", INTEROP_FIELDS, read_interop),
)
"""The categories that watchers get: name, the fields that it feeds, what reads it."""

MICROSOFT_FIELDS: Final[frozenset[str]] = frozenset().union(*(each[1] for each in _CATEGORIES))
"""The fields that this dialect feeds."""


def read_categories(root: Element, wanted: Wanted, at: float | None = None) -> Update:
    """Return what a `categories` element changes of the wanted fields.

    Raises `DocumentError` `bad-value`.
    """
    readers = readers_of(wanted.fields)
    return update_of(root.get("uri"), root, wanted, at, readers, "/categories/category")


def update_of(
    presentity: str | None,
    categories: Iterable[Element],
    wanted: Wanted,
    at: float | None,
    readers: Readers,
    path: str,
) -> Update:
    """Return what some category elements, whose path is given, change of the wanted fields."""
    instances: dict[str, list[Instance]] = {}
    for category in categories:
        name = category.get("name") or ""
        if name in readers:
            found = instances_of(category, name)
            instances[name] = instances[name] + found if name in instances else found
    changes: dict[str, Value] = {}
    places: dict[str, Place] = {}
    for name, values in instances.items():
        read, blank = readers[name]
        said = read(values, wanted, at) if values else None
        if said is not None:
            changes.update(blank)
            for field, value, element, below in said:
                if value is not None and field in blank:
                    changes[field] = value
                    places[field] = _place(path, below, element.sourceline)
    return Update(presentity, changes, "microsoft", False, places)


@lru_cache(maxsize=4_096)
def _place(path: str, below: str, line: int) -> Place:
    """Return where a value was found; documents have few places, so values share them."""
    return Place(path + below, line)


@lru_cache(maxsize=64)
def readers_of(fields: frozenset[str]) -> Readers:
    """Return for each category that feeds some fields its reader, and these fields cleared."""
    return {
        name: (read, dict.fromkeys(fed & fields))
        for name, fed, read in _CATEGORIES
        if not fed.isdisjoint(fields)
    }
