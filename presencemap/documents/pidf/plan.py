"""What to look for in a PIDF document, made once for each set of wanted fields.

A plan is tables of tags: what is not in them is not looked at, with all its content, as RFC 3863
§4.2.3 wants it for what is unknown. Where elements may stand:

* a *person* says what RPID and CIPID have for persons, and notes; a *tuple* the same, as some of
  it is RPID's for services and all of it was in drafts, and `basic`. A `status` is passed
  through in either (drafts up to -05: Asterisk, Cisco, Microsoft), but a person has no `basic`
  (RFC 4479 §3.2; Cisco sends one).
* a *device* says nothing of the person or of a service (RFC 4479 §3.4), so that none is
  looked at: neither one, nor several with one deviceID.
* *notes* may also stand in the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from presencemap.documents.namespaces import pidf_tags
from presencemap.documents.pidf.elements import SAYINGS, Saying
from presencemap.documents.profiles import PROFILES, Profile
from presencemap.documents.wanted import DocumentOptions, Wanted
from presencemap.documents.xml import Element
from presencemap.model import Value

__all__ = ["PERSON", "PIDF_FIELDS", "Plan", "Reading", "Said", "Slot", "Statement", "plan_of"]

PIDF_FIELDS: Final = frozenset(SAYINGS)
"""The fields that PIDF and XPIDF feed."""

PERSON: Final = 0
TUPLE: Final = 1
DOCUMENT: Final = 2

_SETS: Final = frozenset({"activities", "mood", "place-is", "place-type", "privacy"})
_OTHERS: Final = ("relationship", "service-class")  # which tuples are somebody else's


@frozen
class Slot:
    """What a tag means where it stands.

    `source` is the element's name, `rank` tells who says it (a person, a tuple or the document),
    `path` is its place. `inside` is for what holds others: what they mean.
    """

    source: str
    rank: int
    path: str
    inside: Mapping[str, Slot] | None = None


Statement: TypeAlias = tuple[Slot, Element, Element]
"""An element that feeds a field, and the person, tuple or document that says it."""

Said: TypeAlias = tuple[Value, Statement]
"""What a statement says."""


@frozen
class Reading:
    """How one field is read: of which elements, each to its value, several to one."""

    field: str
    source: str
    say: Saying
    kind: str


@frozen
class Plan:
    """All that the fields and options wanted ask for."""

    slots: Mapping[str, Slot]
    readings: tuple[Reading, ...]
    nothing: Mapping[str, Value]
    options: DocumentOptions
    profiles: tuple[Profile, ...]


@lru_cache(maxsize=128)
def plan_of(wanted: Wanted, root: str) -> Plan:
    """Return how to read what is wanted below a root element of that name."""
    fields = sorted(wanted.fields & PIDF_FIELDS)
    profiles = tuple(
        profile
        for profile in PROFILES
        if profile.name in wanted.options.profiles and not profile.fields.isdisjoint(fields)
    )
    sources = {SAYINGS[field][0] for field in fields}
    if profiles:
        sources |= {"note", "digium_presence"}
    return Plan(
        slots=MappingProxyType(_slots(f"/{root}", sources) if sources else {}),
        readings=tuple(Reading(field, *SAYINGS[field], _kind(field)) for field in fields),
        nothing=MappingProxyType(dict.fromkeys(fields)),
        options=wanted.options,
        profiles=profiles,
    )


def _kind(field: str) -> str:
    if field in _SETS:
        return "set"
    return field if field in ("basic", "note") else "word"


def _slots(root: str, sources: set[str]) -> dict[str, Slot]:
    """Return what the children of the root mean."""
    slots = _holder("tuple", TUPLE, root, {*sources, *_OTHERS})
    said_of_persons = sources - {"basic", "digium_presence"}
    if said_of_persons:
        slots |= _holder("person", PERSON, root, said_of_persons)
    if "note" in sources:
        slots |= _leaves({"note"}, DOCUMENT, root)
    return slots


def _holder(name: str, rank: int, root: str, sources: set[str]) -> dict[str, Slot]:
    path = f"{root}/{name}"
    inside = _leaves(sources, rank, path)
    status = Slot("status", rank, path, MappingProxyType(_leaves(sources, rank, f"{path}/status")))
    inside |= dict.fromkeys(pidf_tags("status"), status)
    return dict.fromkeys(pidf_tags(name), Slot(name, rank, path, MappingProxyType(inside)))


def _leaves(sources: Iterable[str], rank: int, path: str) -> dict[str, Slot]:
    return {
        tag: Slot(source, rank, f"{path}/{source}")
        for source in sources
        for tag in pidf_tags(source)
    }
