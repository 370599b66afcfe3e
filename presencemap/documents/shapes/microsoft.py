"""Which values of a `categories` document matter: the plan of Microsoft's dialect.

What `documents.microsoft` looks at is told there. Documents with several instances of a wanted
category have no plan: which one counts depends on their times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.categories import FIELDS
from presencemap.documents.shapes.plan import Capture, Kind, Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name
from presencemap.model.fields import LARGEST_INT

__all__ = ["plan_categories"]


def plan_categories(root: Element, wanted: Wanted) -> Plan | None:
    """Return what varies between documents like this one, None where that is not so simple."""
    plan = Plan()
    if root.get("uri") is not None:
        plan.presentity = (root, "uri")
    found: set[str] = set()
    for category in root:
        name = category.get("name") or ""
        plan.pins.add((category, "name"))
        if FIELDS.get(name, _NONE).isdisjoint(wanted.fields) or local_name(category) != "category":
            continue
        if name in found or len(category) > 1 or name not in _PLANNERS:
            return None
        found.add(name)
        for value in category:
            if local_name(value) == name and not _PLANNERS[name](value, plan, wanted.fields):
                return None
    return plan


def _plan_state(state: Element, plan: Plan, fields: frozenset[str]) -> bool:
    children = {local_name(child): child for child in state}
    if len(children) != len(state):
        return False
    number = children.get("availability")
    if number is not None:
        plan.ranged = _capture(number, Kind.NUMBER)
        if plan.ranged and "availability" in fields:
            plan.fields["availability"] = plan.ranged
    for name, field, kind in _SIMPLE:
        if field in fields and name in children:
            _put(plan, field, _capture(children[name], kind))
    activity = children.get("activity")
    if activity is None or fields.isdisjoint(_SPOKEN):
        return True
    return _plan_activity(activity, plan, fields)


def _plan_activity(activity: Element, plan: Plan, fields: frozenset[str]) -> bool:
    if len(activity) > 1:
        return False
    low, high = (_bound(activity, name) for name in ("minAvailability", "maxAvailability"))
    plan.ranges.append((low or 0, high or LARGEST_INT))
    if (low or high) and plan.ranged is None:
        return False
    for custom in activity:
        plan.pins.add((custom, "LCID"))
        if local_name(custom) == "custom" and "custom-activity" in fields:
            _put(plan, "custom-activity", _capture(custom, Kind.TEXT))
    if activity.get("token") is not None and "activity" in fields:
        plan.fields["activity"] = Capture((activity, "token"), Kind.TOKEN)
    return True


def _bound(activity: Element, name: str) -> Capture | None:
    return None if activity.get(name) is None else Capture((activity, name), Kind.NUMBER)


def _plan_note(note: Element, plan: Plan, fields: frozenset[str]) -> bool:
    bodies = [body for body in note if local_name(body) == "body"]
    if len(bodies) != 1:
        return not bodies
    if "note" in fields:
        _put(plan, "note", _capture(bodies[0], Kind.TEXT))
    if "note-type" in fields and bodies[0].get("type") is not None:
        plan.fields["note-type"] = Capture((bodies[0], "type"), Kind.TOKEN)
    return True


def _capture(element: Element, kind: Kind) -> Capture | None:
    """Return the text of an element as a capture, None where there is none."""
    return Capture((element, None), kind) if (element.text or "").strip() else None


def _put(plan: Plan, field: str, capture: Capture | None) -> None:
    if capture is not None:
        plan.fields[field] = capture


_NONE: Final[frozenset[str]] = frozenset()
_SPOKEN: Final = frozenset({"activity", "custom-activity"})
_SIMPLE: Final = (
    ("device", "device", Kind.TOKEN),
    ("endpointLocation", "location", Kind.TEXT),
)
_PLANNERS: Final[Mapping[str, Callable[[Element, Plan, frozenset[str]], bool]]] = MappingProxyType(
    {"state": _plan_state, "note": _plan_note}
)
