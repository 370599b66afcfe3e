"""PIDF (RFC 3863) with the data model (RFC 4479), RPID (RFC 4480) and CIPID (RFC 4482).

A PIDF document is the whole state, so every wanted field is named, absent ones as None. An
element that is absent allows no statement (RFC 4479 §3.6): no `activities` is absent, an empty
`activities` is the empty set, no `basic` is neither open nor closed.

Where a document leaves a choice, or senders differ:

* *several persons, several services*: as `DocumentOptions.ambiguity` says. A tuple that is
  somebody else's (`relationship`), or no electronic service (`service-class`), says nothing of
  the presentity: that an assistant can be called makes nobody reachable.
* *times*: with the time of reading known, what holds `from` or `until` another time is not said;
  without it, it is. `timed-status` (RFC 4481) is never now, so it is never read, nor its `basic`.
* *notes*: of a person, then of a tuple, then of the document; in a preferred language, else the
  first with text. The remarks inside of RPID's elements are about those, and unread.
* *user-input* of a person sums up all services and devices (RFC 4480 §3.14), so it goes first;
  `idle` is how long nobody had used them when the document was read.
* *place-type*, *mood* and *privacy* are sets: RFC 4480 allows several values in one element.

What has no field, and why: `contact` with its priority says where to call, not whether, and
Asterisk writes the watcher's own address there; `class` is a label for servers' policies without
meaning of its own; `time-offset` would be out of date as soon as read, and rules have clocks of
their own; `status-icon`, `card`, `homepage`, `icon`, `map` and `sound` are addresses of things to
look at or to hear; `deviceID` and devices: see `plan`. A tuple's `id` may change, and two servers
may send the same.

Looked at are `entity` of the root and what `elements`, `ambiguity`, `vendors` and
`understanding` list, nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias, cast

from presencemap.documents.pidf.elements import holds
from presencemap.documents.pidf.meaning import is_own_service
from presencemap.documents.pidf.plan import Plan, plan_of
from presencemap.documents.pidf.slots import Said, Slot
from presencemap.documents.pidf.vendors import as_told
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, place_of
from presencemap.model import Place, Update

__all__ = ["read_pidf"]

Found: TypeAlias = defaultdict[str, list[Said]]
"""What is said of each field, in the order of the document."""


Meanings: TypeAlias = tuple[Mapping[str, Slot] | None, Element]
"""What tags mean inside of an element, None where nothing does, and who says what stands there."""


def read_pidf(root: Element, wanted: Wanted, at: float | None = None) -> Update:
    """Return what a `presence` element says of the wanted fields.

    `at` is the time of reading in epoch seconds; without it everything is taken to hold.
    """
    plan = plan_of(wanted, "pidf-full" if root.tag.endswith("pidf-full") else "presence")
    found: Found = defaultdict(list)
    _gather(root, plan, at, found)
    if "relationship" in found or "service-class" in found:
        _leave_out_others(found)
    said = as_told(found, plan.profiles) if plan.profiles else found
    changes = plan.nothing.copy()
    places: dict[str, Place] = {}
    for field, all_said in said.items():
        if field in changes:
            one = all_said[0] if len(all_said) == 1 else plan.decide[field](all_said)
            changes[field] = one[0]
            places[field] = place_of(one[1].path, one[2])
    return Update(root.get("entity"), changes, "pidf", False, places)


def _gather(root: Element, plan: Plan, at: float | None, found: Found) -> None:
    """Collect what is said of the wanted fields, as of a time.

    lxml finds the elements by their local names, in C; what they mean depends on where they stand.
    """
    last: Element | None = None
    meanings: Meanings = None, root
    for element in root.iter(*plan.leaves) if plan.leaves else ():
        parent = element.getparent()
        if parent is not last:  # most have brothers
            last, meanings = parent, _meanings_in(parent, root, plan.slots)
        inside, owner = meanings
        slot = None if inside is None else inside.get(element.tag)
        if slot is None or slot.inside is not None:
            continue
        if at is None or not slot.is_timed or holds(element, at):
            for field, say in slot.says:
                value = say(element, at)
                if value is not None:
                    found[field].append((value, slot, element, owner))


def _meanings_in(parent: Element | None, root: Element, slots: Mapping[str, Slot]) -> Meanings:
    """Return what the children of an element mean, and who says so: a person, a tuple or the root.

    Children of what means nothing mean nothing, nor do those of leaves.
    """
    if parent is root:
        return slots, root
    holder = None if parent is None else parent.getparent()
    if parent is None or holder is None:
        return None, root
    if holder is root:
        top = slots.get(parent.tag)
        return (None if top is None else top.inside), parent
    top = slots.get(holder.tag) if holder.getparent() is root else None
    status = None if top is None or top.inside is None else top.inside.get(parent.tag)
    return (None if status is None else status.inside), holder


def _leave_out_others(found: Found) -> None:
    """Drop what is said by tuples that are no services of the presentity."""
    relationships = _by_owner(found.pop("relationship", []))
    classes = _by_owner(found.pop("service-class", []))
    others = {
        owner
        for owner in {*relationships, *classes}
        if not is_own_service(relationships[owner], classes[owner])
    }
    for field, all_said in list(found.items()):
        own = [each for each in all_said if each[3] not in others]
        if own:
            found[field] = own
        else:
            del found[field]


def _by_owner(said: list[Said]) -> defaultdict[Element, frozenset[str]]:
    """Return the words that each person or tuple has said."""
    words: defaultdict[Element, frozenset[str]] = defaultdict(frozenset)
    for value, _, _, owner in said:
        words[owner] |= cast("frozenset[str]", value)
    return words
