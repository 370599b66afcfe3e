"""What `documents.pidf` looks at in a `presence` document, as a plan.

The plan goes the way of the reader: by the slots that say what a tag means where it stands. Keys
are the words in them; texts are the note and the name that count, and the other notes and names
only have to be there. There is no plan where times decide: for what holds `from` or `until`, for
idle times, and where the newest of several persons or services is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import define, field

from presencemap.documents.namespaces import XML_LANG
from presencemap.documents.pidf.ambiguity import Decision
from presencemap.documents.pidf.elements import RELATIONS
from presencemap.documents.pidf.meaning import word_of
from presencemap.documents.pidf.plan import Plan as Reading
from presencemap.documents.pidf.plan import plan_of
from presencemap.documents.pidf.slots import Said, Slot
from presencemap.documents.shapes.markup import TAIL, has_tail, has_text
from presencemap.documents.shapes.pattern import is_literal
from presencemap.documents.shapes.plan import Known, Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name, place_of, text_of
from presencemap.model import Update

__all__ = ["plan_presence"]

_WORDS: Final = frozenset({"basic", "user-input", "sphere"})
_TEXTS: Final = frozenset({"note", "display-name"})
_TIMED: Final = frozenset({"from", "until"})

_Leaf: TypeAlias = tuple[Slot, Element, Element]
"""What an element means, the element, and the person, tuple or document that says so."""


def plan_presence(root: Element, wanted: Wanted) -> Plan | None:
    """Return what is to be done with the values of a document, None where there is no plan."""
    if local_name(root) != "presence":
        return None
    plan = Plan(presentity=None if root.get("entity") is None else (root, "entity"))
    for element in root.iter("*") if wanted.options.languages else ():
        if element.get(XML_LANG) is not None:
            plan.pins.add((element, XML_LANG))
    reading = plan_of(wanted, "presence")
    leaves = list(_leaves(root, reading.slots, root))
    if _depends_on_time(leaves, wanted):
        return None
    plain = not reading.profiles and not any(leaf[0].name in RELATIONS for leaf in leaves)
    _plan_words(leaves, plan, wanted, reading, plain=plain)
    return plan if not plain or _plan_texts(leaves, plan, wanted, reading) else None


def _plan_words(
    leaves: list[_Leaf], plan: Plan, wanted: Wanted, reading: Reading, *, plain: bool
) -> None:
    """Make keys of all that is looked at, and compute what words come to where that is `plain`."""
    computed = _Computed(reading.decide)
    for leaf in leaves:
        slot, element, _ = leaf
        if plain and slot.name in _WORDS and slot.name in wanted.fields and not len(element):
            if has_text(element):
                computed.words[plan.add_key(element)] = leaf
        elif not plain or slot.name not in _TEXTS:
            _add_keys(element, plan, whole=not plain)
        if slot.name == "user-input" and "idle" in wanted.fields:
            _add_attribute(element, "idle-threshold", plan)
    plan.compute, plan.computed = computed.known, len(computed.words)


def _plan_texts(leaves: list[_Leaf], plan: Plan, wanted: Wanted, reading: Reading) -> bool:
    """Make a text of the note and of the name that count; say whether that could be done."""
    for name in sorted(_TEXTS & wanted.fields):
        said: list[Said] = [(text_of(each[1]), *each) for each in leaves if each[0].name == name]
        said = [each for each in said if len(each[2]) or has_text(each[2])]
        if any(len(each[2]) for each in said):
            return False
        plan.filled |= {(each[2], None) for each in said}
        if said:
            chosen = reading.decide[name](said)
            plan.filled.discard((chosen[2], None))
            plan.texts[name] = (chosen[2], None)
    return True


@define
class _Computed:
    """The words of a document, by the numbers of their keys, and what makes one of several."""

    decide: Mapping[str, Decision]
    words: dict[int, _Leaf] = field(factory=dict)

    def known(self, keys: Sequence[str], learned: Update) -> Known | None:
        """Return what keys come to, as the reader decides it."""
        said: dict[str, list[Said]] = {}
        for number, (slot, element, owner) in self.words.items():
            word = word_of(keys[number])
            if word is None:
                return None
            said.setdefault(slot.name, []).append((word, slot, element, owner))
        changes, places = dict(learned.changes), dict(learned.places)
        for name, all_said in said.items():
            value, slot, element, _ = self.decide[name](all_said)
            changes[name] = value
            places[name] = place_of(slot.path, element)
        return changes, places


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


def _add_keys(element: Element, plan: Plan, *, whole: bool) -> None:
    """Make keys of the texts in an element, and of its attributes if as a `whole` it is one."""
    for each in element.iter("*"):
        if has_text(each):
            plan.add_key(each)
        if each is not element and has_tail(each):
            plan.add_key(each, TAIL)
    for name in element.attrib if whole else ():
        _add_attribute(element, str(name), plan)


def _add_attribute(element: Element, name: str, plan: Plan) -> None:
    """Make a key of an attribute, unless there is none, or it can't be another, or is one."""
    slot = (element, name)
    is_pinned = is_literal(name) or slot in plan.pins
    if element.get(name) is not None and not is_pinned and slot not in plan.keys:
        plan.add_key(element, name)
