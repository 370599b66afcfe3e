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

from collections.abc import Mapping
from itertools import chain

from presencemap.documents.pidf.ambiguity import decide
from presencemap.documents.pidf.elements import TIMED, holds, names_in, relationship_of
from presencemap.documents.pidf.meaning import compose_basic, is_own_service
from presencemap.documents.pidf.plan import (
    PIDF_FIELDS,
    Plan,
    Reading,
    Said,
    Slot,
    Statement,
    plan_of,
)
from presencemap.documents.pidf.understanding import hide_unread
from presencemap.documents.pidf.vendors import as_told
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, place_of
from presencemap.model import Update

__all__ = ["PIDF_FIELDS", "compose_basic", "hide_unread", "read_pidf"]


def read_pidf(root: Element, wanted: Wanted, at: float | None = None) -> Update:
    """Return what a `presence` element says of the wanted fields.

    `at` is the time of reading in epoch seconds; without it everything is taken to hold.
    """
    plan = plan_of(wanted, "pidf-full" if root.tag.endswith("pidf-full") else "presence")
    found: dict[str, list[Statement]] = {}
    if plan.slots:
        _gather(root, plan.slots, None, found)
    if at is not None:
        _leave_out_other_times(found, at)
    if "relationship" in found or "service-class" in found:
        _leave_out_others(found)
    said: dict[str, Said] = {}
    for reading in plan.readings:
        statements = found.get(reading.source)
        if statements is not None:
            _read(reading, statements, plan, at, said)
    if plan.profiles:
        said = as_told(said, found, plan)
    changes, places = dict(plan.nothing), {}
    for field, (value, (slot, element, _)) in said.items():
        if field in changes:
            changes[field] = value
            places[field] = place_of(slot.path, element)
    return Update(root.get("entity"), changes, "pidf", False, places)


def _gather(
    holder: Element,
    slots: Mapping[str, Slot],
    owner: Element | None,
    found: dict[str, list[Statement]],
) -> None:
    """Collect the elements that feed fields, in the order of the document.

    Only children are visited whose holders mean something. All children at once cost less than
    one by one (lxml 6.1: by a quarter), and both less than lxml's search by name.
    """
    for child in holder[:]:
        slot = slots.get(child.tag)
        if slot is None:
            continue
        if slot.inside is not None:
            _gather(child, slot.inside, child if owner is None else owner, found)
            continue
        statement = (slot, child, holder if owner is None else owner)
        alike = found.get(slot.source)
        if alike is None:
            found[slot.source] = [statement]
        else:
            alike.append(statement)


def _leave_out_other_times(found: dict[str, list[Statement]], at: float) -> None:
    """Drop what does not hold at the time of reading."""
    for source in TIMED.intersection(found):
        now = [statement for statement in found[source] if holds(statement[1], at)]
        if now:
            found[source] = now
        else:
            del found[source]


def _leave_out_others(found: dict[str, list[Statement]]) -> None:
    """Drop what is said by tuples that are no services of the presentity."""
    relationships: dict[Element, frozenset[str]] = {}
    classes: dict[Element, frozenset[str]] = {}
    for _, element, owner in found.pop("relationship", ()):
        relationships[owner] = relationships.get(owner, frozenset()) | relationship_of(element)
    for _, element, owner in found.pop("service-class", ()):
        classes[owner] = classes.get(owner, frozenset()) | (names_in(element) or frozenset())
    none: frozenset[str] = frozenset()
    others = {
        owner
        for owner in chain(relationships, classes)
        if not is_own_service(relationships.get(owner, none), classes.get(owner, none))
    }
    for source, statements in list(found.items()):
        found[source] = [each for each in statements if each[2] not in others]


def _read(
    reading: Reading,
    statements: list[Statement],
    plan: Plan,
    at: float | None,
    said: dict[str, Said],
) -> None:
    """Add what the statements say of a field, if any of them says something."""
    say = reading.say
    all_said = [
        (value, statement)
        for statement in statements
        if (value := say(statement[1], at)) is not None
    ]
    if all_said:
        said[reading.field] = decide(all_said, reading.kind, plan.options)
