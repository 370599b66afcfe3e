"""Which values of a `categories` document matter: the plan of Microsoft's dialect.

What `documents.microsoft` looks at is told there. Documents with several instances of a wanted
category have no plan: which one counts depends on their times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.categories import FIELDS
from presencemap.documents.shapes.plan import Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name

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
    for child in state:
        name = local_name(child)
        if name == "availability" or name == "device":
            plan.keys.append((child, None))
        elif name == "activity":
            plan.keys += [(child, a) for a in ("token", "minAvailability", "maxAvailability")]
            for c in child:
                plan.filled.add((c, None))
    return True


def _plan_note(note: Element, plan: Plan, fields: frozenset[str]) -> bool:
    bodies = [body for body in note if local_name(body) == "body"]
    if len(bodies) != 1:
        return not bodies
    body = bodies[0]
    if (body.text or "").strip():
        plan.texts["note"] = (body, None)
    plan.keys.append((body, "type"))
    return True


_NONE: Final[frozenset[str]] = frozenset()
_SPOKEN: Final = frozenset({"activity", "custom-activity"})
_BOUNDS: Final = ("minAvailability", "maxAvailability")
_SIMPLE: Final = (("device", "device"),)
_PLANNERS: Final[Mapping[str, Callable[[Element, Plan, frozenset[str]], bool]]] = MappingProxyType(
    {"state": _plan_state, "note": _plan_note}
)
