"""What `documents.pidf` looks at in a `presence` document, as a plan.

The plan goes the way of the reader: by the slots that say what a tag means where it stands. Keys
are the words in them; texts are the note and the name that count, and the other notes and names
only have to be there. There is no plan where times decide: for what holds `from` or `until`, for
idle times, and where the newest of several persons or services is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from presencemap.documents.pidf.elements import RELATIONS
from presencemap.documents.pidf.plan import plan_of
from presencemap.documents.pidf.slots import Said, Slot
from presencemap.documents.shapes.markup import TAIL
from presencemap.documents.shapes.plan import Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name, text_of

__all__ = ["plan_presence"]

_TEXTS: Final = frozenset({"note", "display-name"})
_TIMED: Final = frozenset({"from", "until"})
_MUST_UNDERSTAND: Final = "}mustUnderstand"

_Leaf: TypeAlias = tuple[Slot, Element, Element]
"""What an element means, the element, and the person, tuple or document that says so."""


def plan_presence(root: Element, wanted: Wanted) -> Plan | None:
    """Return what is to be done with the values of a document, None where there is no plan."""
    if local_name(root) != "presence":
        return None
    plan = Plan(presentity=None if root.get("entity") is None else (root, "entity"))
    for element in root.iter("*"):
        demands = (str(name) for name in element.attrib if str(name).endswith(_MUST_UNDERSTAND))
        plan.pins |= {(element, name) for name in demands}
    reading = plan_of(wanted, "presence")
    leaves = list(_leaves(root, reading.slots, root))
    if _depends_on_time(leaves, wanted):
        return None
    plain = not reading.profiles and not any(leaf[0].name in RELATIONS for leaf in leaves)
    for slot, element, _ in leaves:
        if slot.name not in _TEXTS or not plain:
            _add_keys(slot, element, plan, wanted, whole=not plain)
    for name in sorted(_TEXTS & wanted.fields) if plain else ():
        said: list[Said] = [(text_of(leaf[1]), *leaf) for leaf in leaves if leaf[0].name == name]
        said = [each for each in said if each[0] is not None]
        if any(len(each[2]) for each in said):
            return None
        plan.filled |= {(each[2], None) for each in said}
        if said:
            chosen = reading.decide[name](said)
            plan.filled.discard((chosen[2], None))
            plan.texts[name] = (chosen[2], None)
    return plan


def _depends_on_time(leaves: list[_Leaf], wanted: Wanted) -> bool:
    """Say whether what a document says depends on when it is read, or on a time in it."""
    if wanted.options.ambiguity == "newest" and len({owner for _, _, owner in leaves}) > 1:
        return True
    return any(
        (slot.is_timed and not _TIMED.isdisjoint(element.attrib))
        or ("idle" in wanted.fields and element.get("last-input") is not None)
        for slot, element, _ in leaves
    )


def _leaves(holder: Element, slots: Mapping[str, Slot], owner: Element) -> Iterator[_Leaf]:
    """Yield the elements that feed fields, as the reader comes to them."""
    for child in holder:
        slot = slots.get(child.tag)
        if slot is None:
            continue
        if slot.inside is None:
            yield slot, child, owner
        else:
            yield from _leaves(child, slot.inside, owner if slot.name == "status" else child)


def _add_keys(slot: Slot, element: Element, plan: Plan, wanted: Wanted, *, whole: bool) -> None:
    """Make keys of the texts of an element, and of those attributes that are looked at."""
    for each in element.iter("*"):
        plan.add_key(each)
        if each is not element:
            plan.add_key(each, TAIL)
    if slot.name == "user-input" and "idle" in wanted.fields:
        plan.add_key(element, "idle-threshold")
    for name in element.attrib if whole else ():
        plan.add_key(element, str(name))
