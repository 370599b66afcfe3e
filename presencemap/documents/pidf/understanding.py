"""`mustUnderstand` (RFC 3863 §4.2.3): extensions that demand more than we know are hidden.

An element with that attribute that is not understood makes the optional extension that encloses
it unread as a whole; one that stands in something ignored is itself ignored. Documents, tuples
and statuses are no extensions, so no demand ever touches `basic`. The RFC allows the attribute
below `status` only, but its own example (4.3.3) has it in an extension of a tuple: it counts in
any extension.

Of `activities` what is unread leaves `unknown`, and not nothing, as RFC 3863 would have it: who
does something that we don't understand is not one of whom nothing is said.
"""

from __future__ import annotations

from typing import Final

from presencemap.documents.namespaces import (
    ATTRIBUTES_MUST_UNDERSTAND,
    PIDF_NAMES,
    READ_BRACED,
    UNDERSTOOD_BRACED,
)
from presencemap.documents.xml import Element, local_name

__all__ = ["hide_unread"]

_UNREAD: Final = "unread"  # a name that nothing reads; to remove elements costs far more
_KEPT: Final = frozenset({("presence", "tuple"), ("tuple", "status"), ("status", "basic")})
_TRUE: Final = frozenset({"1", "true"})  # of xs:boolean
_LISTS: Final = frozenset(  # in which every name is a value
    {
        *("activities", "mood", "place-is", "place-type", "privacy", "relationship"),
        *("service-class", "sphere", "audio", "video", "text"),
    }
)


def hide_unread(root: Element) -> None:
    """Rename in a tree what must not be read."""
    for child in root:
        _is_read(child, "presence")


def _is_read(element: Element, parent: str) -> bool:
    """Tell whether an element is read, after hiding what is not read in it."""
    name = local_name(element)
    if not _is_understood(element, parent):
        return False  # with all its content, whatever that demands
    demands = [child for child in element if not _is_read(child, name) and _is_demanded(child)]
    if not demands or (parent, name) in _KEPT:
        return True
    if name == "activities":
        del element[:]
        element.text = _UNREAD  # which is not to be without an activity
    else:
        element.tag = _UNREAD
    return False


def _is_understood(element: Element, parent: str) -> bool:
    namespace = element.tag.rpartition("}")[0]
    if namespace not in READ_BRACED:
        return namespace in UNDERSTOOD_BRACED
    return parent in _LISTS or element.tag in PIDF_NAMES


def _is_demanded(element: Element) -> bool:
    return any(
        (element.get(attribute) or "").strip() in _TRUE for attribute in ATTRIBUTES_MUST_UNDERSTAND
    )
