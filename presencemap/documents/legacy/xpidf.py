"""XPIDF (`application/xpidf+xml`, draft-rosenberg-impp-pidf-00) as an `Update` of PIDF's fields.

Polycom, FreeSWITCH and Asterisk still speak it, Communicator did before 2005 ([MS-SIP]
2.2.2). There is no RFC and senders differ, so elements are taken by name wherever they stand:
in an `atom`, or in the document beside them. An `address` is a service: its status
says whether the presentity is reached there, its substatus what is done there.

All that is ever looked at, by local name: `presentity@uri`, `atom@expires`, `status@status`,
`msnsubstatus@substatus` (misspelt `msnstatus` in [MS-SIP] 4.11), and the text of `note`
(FreeSWITCH puts it into a status of its own). So senders may differ in the rest:

* an atom has `atomid` (DTD), `id` (Polycom, pjsip and the prose of [MS-SIP]), or both
  (Asterisk); neither tells who it is about;
* `priority` says which address to try first, not what is done there, and some write it with
  a comma ("0,800000").

Choices:

* *inuse* is "the address is in use" by its senders, who mean a call or a busy button, and "is
  typing" by [MS-SIP]: read as reachable and, where the address has no substatus that says what
  is done, as busy. Taking it for a plain "open" would let a call through to someone who has one.
* *several addresses*, in one atom or in several, by `DocumentOptions.ambiguity`: "united" and
  "cautious" take all that is done at any; by "united" one open address is enough to be
  reached, by "cautious" each has to be. "first" is the first address; "newest" the last, since
  XPIDF has no times that tell their age, and on a tie the later one counts.
* *expires* of an atom is in seconds since 1970 ([MS-SIP] 2.2.2); one that has expired `at` the
  time given is not there. Without `at` nothing has expired.
* *note*: the first with text, of the atoms that count; then the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.wanted import Ambiguity, Wanted
from presencemap.documents.xml import Element, fault_at, local_name, place_of, text_of
from presencemap.model import Place, Update, Value

__all__ = ["XPIDF_FIELDS", "activities_of", "read_xpidf"]

XPIDF_FIELDS: Final = frozenset({"basic", "activities", "user-input", "note"})
"""The fields that this dialect feeds."""

_METHOD: Final = re.compile(r";method=[^;]*", re.IGNORECASE)
_SECONDS: Final = re.compile(r"[0-9]{1,12}")
_BASIC: Final[Mapping[str, str]] = MappingProxyType({"inuse": "open"})
_RANKS: Final[Mapping[str, int]] = MappingProxyType({"open": 0, "closed": 2})
_UNLISTED: Final = 1  # a basic status that nobody has listed: less than open, more than closed
_ACTIVITIES: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "onthephone": "on-the-phone",
        "berightback": "away",
        "outtolunch": "meal",
        "online": None,
        "offline": None,
        "idle": None,
    }
)
"""What a substatus is called in RPID; None where it is no activity. Others keep their name."""

_UNSAID: Final = frozenset({"unknown"})  # it stands there, and says nothing of what is done
_ONE: Final[Mapping[str, int]] = MappingProxyType({"first": 0, "newest": -1})
"""The policies by which one address counts, and which that is."""

_READ: Final[Mapping[str, tuple[int, str]]] = MappingProxyType(
    {"status": (0, "status"), "msnsubstatus": (1, "substatus"), "msnstatus": (1, "substatus")}
)
"""The elements of a service: which of its two lists they feed, and by which attribute."""

_NAMES: Final = frozenset({"address", "note", *_READ})

Activities = frozenset[str] | None
"""What is done; None where nobody says."""

Said = tuple[str, str, Element]
"""A text (words are in lower case), and the path and the element where it stands."""

Service = tuple[list[Said], list[Said]]
"""The statuses and the substatuses of an address, or of an atom beside its addresses."""

Group = tuple[list[Service], list[Said]]
"""What an atom says: its services, first what stands beside its addresses; and its notes."""

Found = tuple[Value, Said] | None
"""A field's value and where it stands, None where there is none."""


def read_xpidf(root: Element, wanted: Wanted, at: float | None = None) -> Update:
    """Return what an XPIDF `presence` element says of the wanted fields.

    Like PIDF it is the whole state: every wanted field that this dialect feeds is named. It is
    about `presentity@uri` without its `method`. Raises `DocumentError` `bad-value`.
    """
    ambiguity = wanted.options.ambiguity
    services, notes = _counting(_groups(root, at), ambiguity)
    changes: dict[str, Value] = {}
    places: dict[str, Place] = {}
    for name in wanted.fields & XPIDF_FIELDS:
        found = _FINDERS[name](services, notes, ambiguity)
        if found is None:
            changes[name] = None
        else:
            changes[name], (_, path, element) = found
            places[name] = place_of(path, element)
    return Update(_uri(root), changes, "xpidf", places=places)


def _uri(root: Element) -> str | None:
    for child in root:
        if local_name(child) == "presentity":
            return _METHOD.sub("", child.get("uri") or "").strip() or None
    return None


def _groups(root: Element, at: float | None) -> list[Group]:
    """Return what each atom says that has not expired, and last what stands outside of them."""
    groups: list[Group] = []
    outside: Group = ([([], [])], [])
    for child in root:
        if local_name(child) != "atom":
            _collect(child, "/presence", outside, outside[0][0])
        elif not _is_over(child, at):
            group: Group = ([([], [])], [])
            for each in child:
                _collect(each, "/presence/atom", group, group[0][0])
            groups.append(group)
    return [*groups, outside]


def _is_over(atom: Element, at: float | None) -> bool:
    text = atom.get("expires")
    if text is None or at is None:
        return False
    if not _SECONDS.fullmatch(text.strip()):
        raise fault_at(atom, "bad-value", f"`{text[:40]}` is not a number of seconds")
    return int(text) <= at


def _collect(element: Element, parent: str, group: Group, service: Service) -> None:
    """Add what an element and its children say to a group and to the service around it.

    In a path `*` stands for what we don't know: a stranger's names may be as long as he likes.
    """
    tag: str = element.tag
    name = tag if tag in _NAMES else local_name(element)
    path = f"{parent}/{name}" if name in _NAMES else f"{parent}/*"
    if name in _READ:
        which, attribute = _READ[name]
        word = element.get(attribute)
        if word and not word.isspace():
            service[which].append((word.strip().lower(), path, element))
    elif name == "address":
        service = ([], [])
        group[0].append(service)
    elif name == "note":
        text = text_of(element)
        if text is not None:
            group[1].append((text, path, element))
    for child in element:
        _collect(child, path, group, service)


def _counting(groups: list[Group], ambiguity: Ambiguity) -> tuple[list[Service], list[Said]]:
    """Return the services that say something and count, and the notes of their atoms."""
    saying = [(s, notes) for services, notes in groups for s in services if s[0] or s[1]]
    if saying and ambiguity in _ONE:
        service, notes = saying[_ONE[ambiguity]]
        return [service], [*notes, *groups[-1][1]]
    return [service for service, _ in saying], [note for _, notes in groups for note in notes]


def _basic(services: list[Service], _notes: list[Said], ambiguity: Ambiguity) -> Found:
    """Find one basic status for all services."""
    said = [(_BASIC.get(each[0], each[0]), each) for statuses, _ in services for each in statuses]
    if not said:
        return None
    best = max if ambiguity == "cautious" else min
    return best(said, key=lambda value: _RANKS.get(value[0], _UNLISTED))


def activities_of(statuses: Collection[str], substatuses: Collection[str]) -> Activities:
    """Return what the words of one address say is done, None where they say nothing of it."""
    named = {_ACTIVITIES.get(word, word) for word in substatuses}
    activities = frozenset(name for name in named if name is not None)
    if "inuse" in statuses and activities <= _UNSAID:
        return activities | {"busy"}
    return activities if named else None


def _activities(services: list[Service], _notes: list[Said], _by: Ambiguity) -> Found:
    """Find all that is done; it is placed where the first of it is said."""
    done: list[frozenset[str]] = []
    place: Said | None = None
    told = False
    for statuses, substatuses in services:
        here = activities_of([each[0] for each in statuses], [each[0] for each in substatuses])
        if here is None:
            continue
        if place is None or (here and not told):
            place = (substatuses or statuses)[0]
        told = told or bool(here)
        done.append(here)
    return None if place is None else (frozenset().union(*done), place)


def _user_input(services: list[Service], _notes: list[Said], _by: Ambiguity) -> Found:
    for _, substatuses in services:
        for each in substatuses:
            if each[0] == "idle":
                return "idle", each
    return None


def _note(_services: list[Service], notes: list[Said], _by: Ambiguity) -> Found:
    return (notes[0][0], notes[0]) if notes else None


_FINDERS: Final = MappingProxyType(
    {"basic": _basic, "activities": _activities, "user-input": _user_input, "note": _note}
)
"""What finds the value of each field."""
