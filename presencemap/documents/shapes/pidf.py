"""Which values of a PIDF document matter: the plan of the PIDF family.

The plan is made from the safe side. What stands in a namespace that `documents.pidf` reads is
pinned, unless it is known that the reader doesn't look at it, or that it looks at nothing else to
give a field. Documents whose meaning depends on the time have no plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.documents.namespaces import READ_BRACED
from presencemap.documents.shapes.markup import TAIL
from presencemap.documents.shapes.plan import Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name

__all__ = ["plan_pidf"]

_OWN: Final = frozenset(
    {
        *("note", "mood", "sphere", "place-type", "user-input"),
        *("contact", "timestamp", "deviceID"),
    }
)
"""Elements that the reader looks into for the field of their name alone."""

_IDS: Final = frozenset({"id"})
_TIMED: Final = frozenset({"from", "until"})
_SEVERAL: Final = frozenset({"tuple", "person"})


def plan_pidf(root: Element, wanted: Wanted) -> Plan | None:
    """Return what varies between documents like this one, None where that is not so simple."""
    plan = Plan()
    if root.get("entity") is not None:
        plan.presentity = (root, "entity")
    for element in root.iter():
        for name in element.attrib:
            if str(name).endswith("}mustUnderstand"):
                plan.pins.add((element, str(name)))
    read = list(_read(root, wanted.fields))
    if any(not _TIMED.isdisjoint(element.attrib) for element in read):
        return None
    if wanted.options.ambiguity == "newest" and any(
        sum(local_name(each) == name for each in root) > 1 for name in _SEVERAL
    ):
        return None
    for element in read:
        plan.keys += [(element, str(name)) for name in element.attrib if name not in _IDS]
        plan.keys += [(element, None), *((child, TAIL) for child in element)]
    if plan.presentity:
        plan.keys.remove(plan.presentity)
    return plan


def _read(element: Element, fields: frozenset[str]) -> Iterator[Element]:
    """Yield what the reader may look at, in the order of the document."""
    yield element
    for child in element:
        namespace, _, name = child.tag.rpartition("}")
        if namespace in READ_BRACED and (name not in _OWN or name in fields):
            yield from _read(child, fields)
