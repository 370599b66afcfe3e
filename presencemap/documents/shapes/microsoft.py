"""What `documents.microsoft` looks at in a `categories` document, as a plan.

Keys are tokens and numbers; texts are the note, the place, and who somebody is. There is no plan
where times decide: for several instances of a wanted category, for notes that hold for a while,
for calendars, and for whoever wants to know when somebody was last active.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.card import CARD_PATHS
from presencemap.documents.microsoft.categories import readers_of
from presencemap.documents.microsoft.services import CAPABILITIES
from presencemap.documents.shapes.markup import has_text
from presencemap.documents.shapes.plan import Plan
from presencemap.documents.shapes.state import plan_state
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name

__all__ = ["plan_categories"]

_TIMES: Final = frozenset({"startTime", "endTime"})
_OFFERED: Final = ("deviceAvailability", "render", "capture", "publish")


def plan_categories(root: Element, wanted: Wanted) -> Plan | None:
    """Return what is to be done with the values of a document, None where there is no plan."""
    if local_name(root) != "categories":
        return None
    plan = Plan(presentity=None if root.get("uri") is None else (root, "uri"))
    readers = readers_of(wanted.fields)
    seen: set[str] = set()
    for category in root:
        plan.pins.add((category, "name"))
        name = category.get("name") or ""
        if name not in readers:
            continue
        if name in seen or len(category) > 1:
            return None
        seen.add(name)
        for value in category:
            if local_name(value) == name and not _PLANNERS[name](value, plan, wanted):
                return None
    return plan


def _plan_note(note: Element, plan: Plan, wanted: Wanted) -> bool:
    body = next((each for each in note if local_name(each) == "body"), None)
    if body is None:
        return True
    if not _TIMES.isdisjoint(body.attrib):  # they are looked at whether or not there is a text
        return False
    if not (len(body) or has_text(body)):
        return True
    if "note" in wanted.fields:
        plan.texts["note"] = (body, None)
    else:
        plan.filled.add((body, None))
    if body.get("type") is not None and "note-type" in wanted.fields:
        plan.add_key(body, "type")
    return not len(body)


def _plan_history(history: Element, plan: Plan, _wanted: Wanted) -> bool:
    body = next((each for each in history if local_name(each) == "body"), None)
    if body is not None and has_text(body):
        plan.texts["previous-note"] = (body, None)
    return body is None or not len(body)


def _plan_card(card: Element, plan: Plan, wanted: Wanted) -> bool:
    for field, names in CARD_PATHS.items():
        if field not in wanted.fields:
            continue
        found = list(card.iter("{*}" + names[-1]))
        if len(found) > 1 or any(len(each) for each in found):
            return False
        for each in filter(has_text, found):
            if field == "card.automaton":
                plan.add_key(each)
            else:
                plan.texts[field] = (each, None)
    return True


def _plan_services(services: Element, plan: Plan, _wanted: Wanted) -> bool:
    for offer in services.iter(*(f"{{*}}{name}" for name in CAPABILITIES.values())):
        for name in _OFFERED:
            if offer.get(name) is not None:
                plan.add_key(offer, name)
    return True


def _plan_interop(interop: Element, plan: Plan, _wanted: Wanted) -> bool:
    for name in ("token", "availability"):
        if interop.get(name) is not None:
            plan.add_key(interop, name)
    return True


def _plan_calendar(_calendar: Element, _plan: Plan, _wanted: Wanted) -> bool:
    return False


_PLANNERS: Final[Mapping[str, Callable[[Element, Plan, Wanted], bool]]] = MappingProxyType(
    {
        "state": plan_state,
        "note": _plan_note,
        "noteHistory": _plan_history,
        "calendarData": _plan_calendar,
        "contactCard": _plan_card,
        "services": _plan_services,
        "legacyInterop": _plan_interop,
    }
)
