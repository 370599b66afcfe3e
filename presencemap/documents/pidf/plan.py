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

from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from presencemap.documents.namespaces import pidf_tags
from presencemap.documents.pidf.ambiguity import Decision, decision_of
from presencemap.documents.pidf.elements import FEEDS, RELATIONS, TIMED
from presencemap.documents.pidf.slots import DOCUMENT, PERSON, TUPLE, Saying, Slot
from presencemap.documents.pidf.vendors import DIGIUM, said_by_digium
from presencemap.documents.profiles import PROFILES, Profile
from presencemap.documents.wanted import Wanted
from presencemap.model import Value

__all__ = ["PIDF_FIELDS", "Plan", "plan_of"]

_ELEMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {field: element for element, fed in FEEDS.items() for field, _ in fed}
)

PIDF_FIELDS: Final = frozenset(_ELEMENTS)
"""The fields that this dialect feeds."""

Says: TypeAlias = tuple[tuple[str, Saying], ...]

_SETS: Final = frozenset({"activities", "mood", "place-is", "place-type", "privacy"})


@frozen
class Plan:
    """All that the fields and options wanted ask for.

    `slots` tells what the root's children mean, and `leaves` are the names of the elements that
    feed fields, in any namespace, as lxml's `iter` takes them. `nothing` has each wanted field,
    absent, and `decide` makes one of what is said of a field several times. They are plain dicts,
    as they are asked for each element; nobody changes them.
    """

    slots: dict[str, Slot]
    leaves: tuple[str, ...]
    nothing: dict[str, Value]
    decide: dict[str, Decision]
    profiles: tuple[Profile, ...]


@lru_cache(maxsize=128)
def plan_of(wanted: Wanted, root: str) -> Plan:
    """Return how to read what is wanted below a root element of that name."""
    fields = wanted.fields & PIDF_FIELDS
    profiles = tuple(
        profile
        for profile in PROFILES
        if profile.name in wanted.options.profiles and not profile.fields.isdisjoint(fields)
    )
    says = _says(fields, bool(profiles))
    return Plan(
        slots=_slots(f"/{root}", says) if says else {},
        leaves=tuple("{*}" + name for name in (*says, *RELATIONS)) if says else (),
        nothing=dict.fromkeys(sorted(fields)),
        decide={field: decision_of(_kind(field), wanted.options) for field in (*fields, "note")},
        profiles=profiles,
    )


def _says(fields: Collection[str], with_vendors: bool) -> dict[str, Says]:
    """Return the elements to look at, each with what it feeds."""
    says: dict[str, Says] = {}
    for element, fed in FEEDS.items():
        asked = tuple((field, say) for field, say in fed if field in fields)
        if asked:
            says[element] = asked
    if with_vendors:
        says |= {"note": FEEDS["note"], DIGIUM: ((DIGIUM, said_by_digium),)}
    return says


def _kind(field: str) -> str:
    if field in _SETS:
        return "set"
    return field if field in ("basic", "note") else "word"


def _slots(root: str, says: dict[str, Says]) -> dict[str, Slot]:
    """Return what the children of the root mean."""
    relations = {name: ((name, say),) for name, say in RELATIONS.items()}
    slots = _holder("tuple", TUPLE, root, says | relations)
    of_persons = {name: fed for name, fed in says.items() if name not in ("basic", DIGIUM)}
    if of_persons:
        slots |= _holder("person", PERSON, root, of_persons)
    if "note" in says:
        slots |= _leaves({"note": says["note"]}, DOCUMENT, root)
    return slots


def _holder(name: str, rank: int, root: str, says: Mapping[str, Says]) -> dict[str, Slot]:
    path = f"{root}/{name}"
    status = Slot("status", rank, path, inside=_leaves(says, rank, f"{path}/status"))
    inside = _leaves(says, rank, path) | dict.fromkeys(pidf_tags("status"), status)
    return dict.fromkeys(pidf_tags(name), Slot(name, rank, path, inside=inside))


def _leaves(says: Mapping[str, Says], rank: int, path: str) -> dict[str, Slot]:
    return {
        tag: Slot(name, rank, f"{path}/{name}", fed, name in TIMED)
        for name, fed in says.items()
        for tag in pidf_tags(name)
    }
