"""PIDF (RFC 3863) with the data model (RFC 4479) and RPID (RFC 4480) as an `Update`.

A PIDF document is the whole state, so every wanted field is named, absent ones as None.
An element that is absent allows no statement (RFC 4479 §3.6): no `activities` is absent,
an empty `activities` is the empty set.

Where a document leaves a choice, or senders differ:

* *several services*: `basic` says whether the presentity can be reached by any of them:
  open wins over unknown values (baresip's "unknown"), those over closed. RFC 4479 §3.5
  leaves it to the watcher to make one of several tuples.
* *several persons*: what they do is united; of single values the first counts. RFC 4479
  §3.5 would also allow the newest, but few senders write a timestamp.
* *where RPID stands*: in `person`; in `person/status` and `tuple/status` (drafts up to
  -05: Asterisk, Cisco, Microsoft's PIDF, which also writes `activities/activity` as text);
  persons come before tuples. Devices say nothing about the person (RFC 4479 §3.4).
* *times*: `from` and `until` are not judged, as reading has no clock; `timed-status`
  (RFC 4481) is never now, so it is not read, nor is its `basic`.
* *note*: the first with text, of a person, then of a tuple, then of the document.
* *mustUnderstand* on something unknown makes the enclosing extension (a person, an
  `activities`) unread; it never touches a tuple's `basic` (RFC 3863 §4.2.3).
* *place-type* and *mood* are sets: RFC 4480 allows several values in one element.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from presencemap.documents.namespaces import MUST_UNDERSTAND, PIDF_NAMES, READ_BRACED
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name, text_of
from presencemap.model import Update, Value

__all__ = ["PIDF_FIELDS", "compose_basic", "hide_unread", "read_pidf"]

_SETS: Final = frozenset({"activities", "mood", "place-type"})
PIDF_FIELDS: Final = _SETS | {"basic", "user-input", "sphere", "note"}
"""The fields that PIDF and XPIDF feed."""

_TAGS: Final = MappingProxyType({name: "{*}" + name for name in PIDF_FIELDS})
"""What finds a field's elements in any namespace, for lxml's own walk of the tree."""

_UNREAD: Final = "unread"  # a name that nothing reads; to remove elements costs far more
_KEPT: Final = frozenset({"presence", "pidf-full", "tuple", "status", _UNREAD})
_TRUE: Final = ("1", "true")  # of xs:boolean

Found = list[tuple[str, Element]]
"""Elements with the fields that they feed, in the order of the document."""


def read_pidf(root: Element, wanted: Wanted, _at: float | None = None) -> Update:
    """Return what a `presence` element says of the wanted fields.

    lxml finds the elements, in C; of each only its ancestors are looked at here.
    """
    values: dict[str, Value] = dict.fromkeys(wanted.fields & PIDF_FIELDS)
    found: dict[str, Found] = {"person": [], "tuple": [], "presence": []}
    if not values:  # lxml's walk for no names at all would be one over everything
        return Update(root.get("entity"), values, "pidf")
    for element in root.iter(*[_TAGS[name] for name in values]):
        name = PIDF_NAMES.get(element.tag)
        place = _place(element, root)
        if name is not None and place is not None and (name == "note" or place != "presence"):
            found[place].append((name, element))
    sets: dict[str, list[frozenset[str]]] = {}
    for pairs in found.values():
        for name, element in pairs:
            if name in _SETS:
                read = _activities if name == "activities" else _tokens
                sets.setdefault(name, []).append(read(element))
            elif values[name] is None and name != "basic":
                values[name] = _single(name, element)
    for name, tokens in sets.items():
        values[name] = frozenset().union(*tokens)
    if "basic" in values:
        values["basic"] = _basic(found["tuple"])
    return Update(root.get("entity"), values, "pidf")


def compose_basic(values: list[str]) -> str | None:
    """Return one basic status for several services: open, else what is unknown, else closed."""
    if "open" in values:
        return "open"
    return next((value for value in values if value != "closed"), values[0] if values else None)


def hide_unread(root: Element) -> None:
    """Rename in a tree what must not be read: extensions that demand more than we know.

    RFC 3863 §4.2.3. A tuple and its status are no extensions, so they stay.
    """
    for element in root.iter():
        if element.get(MUST_UNDERSTAND) in _TRUE and not _is_known(element):
            extension = element.getparent()
            if extension is None or local_name(extension) in _KEPT:
                continue
            if local_name(extension) == "activities":
                del extension[:]
                extension.text = _UNREAD  # which is not to be without an activity
            else:
                extension.tag = _UNREAD


def _is_known(element: Element) -> bool:
    return element.tag.rpartition("}")[0] in READ_BRACED


def _place(element: Element, root: Element) -> str | None:
    """Return where an element stands: "person", "tuple", "presence", or None for elsewhere.

    What stands in the status of a person or a tuple counts as standing in that itself.
    """
    parent = element.getparent()
    if parent is root:
        return "presence"
    name = None if parent is None else PIDF_NAMES.get(parent.tag)
    if name == "status" and parent is not None:
        parent = parent.getparent()
        name = None if parent is None else PIDF_NAMES.get(parent.tag)
    if name in ("person", "tuple") and parent is not None and parent.getparent() is root:
        return name
    return None


def _basic(services: Found) -> str | None:
    texts = [text_of(element) for name, element in services if name == "basic"]
    return compose_basic([text.lower() for text in texts if text is not None])


def _single(name: str, element: Element) -> str | None:
    """Return the text of a note, or the one token of `sphere` and `user-input`."""
    if name == "sphere":  # the drafts had a text, RFC 4480 has an element
        tokens = _tokens(element)
        if tokens:
            return min(tokens)
    text = text_of(element)
    return text if text is None or name == "note" else text.lower()


def _tokens(element: Element) -> frozenset[str]:
    """Return the names of what stands in an RPID element.

    The text of an `activity` is a name too (Microsoft, and RPID's drafts). All are read in
    lower case: the RFC's names are, and vendors write DND as they like.
    """
    names: list[str] = []
    for child in element:
        namespace, _, name = child.tag.rpartition("}")
        if namespace not in READ_BRACED or name == "note":
            continue
        names.append(name.lower() if name != "activity" else (text_of(child) or "unknown").lower())
    return frozenset(names)


def _activities(element: Element) -> frozenset[str]:
    """Return the activities of a person, `unknown` where nothing of what stands there can be read.

    RFC 3863 §4.2.3 lets us ignore a vendor's activity, but a person with one is not one without.
    """
    tokens = _tokens(element)
    if tokens:
        return tokens
    unread = text_of(element) is not None or any(local_name(child) != "note" for child in element)
    return frozenset({"unknown"}) if unread else tokens
