"""One XML document to updates: the root element decides how it is read.

The content type has only decided that it may be presence, as labels lie: PIDF is sent as
XPIDF, and plain `text/xml` may be anything.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from presencemap.documents.guard import admit
from presencemap.documents.legacy import read_msrtc, read_xpidf
from presencemap.documents.lists.rlmi import ResourceList, read_list
from presencemap.documents.microsoft import (
    read_categories,
    read_roaming_self,
    read_user_presence,
)
from presencemap.documents.namespaces import PIDF, PIDF_NAMESPACES, RLMI
from presencemap.documents.pidf import hide_unread, read_pidf
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at, local_name, parse
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.model import Update

__all__ = ["open_document", "read_document", "read_root"]

_CATEGORIES: Final = "{http://schemas.microsoft.com/2006/09/sip/categories}categories"
_KNOWN: Final = MappingProxyType(
    {
        _CATEGORIES: read_categories,
        f"{{{PIDF}}}presence": read_pidf,
        "{http://schemas.microsoft.com/2002/09/sip/presence}presentity": read_msrtc,
    }
)
"""What reads the root elements that nearly every document has."""


def open_document(body: bytes, limits: Limits) -> Element:
    """Return the root of one XML document, without what must not be read of it.

    Raises `DocumentError`.
    """
    text = admit(body, limits)
    root = parse(text, limits)
    # an attribute of PIDF alone, and a rare one
    if root.tag != _CATEGORIES and b"mustUnderstand" in text:
        hide_unread(root)
    return root


def read_document(
    body: bytes, wanted: Wanted, at: float | None, limits: Limits
) -> list[Update] | ResourceList:
    """Return what one XML document says: updates, or whose the documents beside it are.

    `at` is the time (epoch seconds) at which what has a beginning or an end must hold; without
    it everything holds. Raises `DocumentError`.
    """
    return read_root(open_document(body, limits), wanted, at)


def read_root(root: Element, wanted: Wanted, at: float | None) -> list[Update] | ResourceList:
    """Return what an opened document says; see `read_document`."""
    read = _KNOWN.get(root.tag)
    if read is not None:
        return [read(root, wanted, at)]
    name = local_name(root)
    if name == "categories":
        return [read_categories(root, wanted, at)]
    if name == "roamingData":
        return [read_roaming_self(root, wanted, at)]
    if name == "userPresence":
        return read_user_presence(root, wanted, at)
    if name in ("presence", "pidf-full"):
        return [_read_presence(root, wanted, at)]
    if name == "presentity":
        return [read_msrtc(root, wanted, at)]
    if _is_list(root):
        return read_list(root)
    raise _refusal(root, name)


def _is_list(root: Element) -> bool:
    """Tell whether a document is a list of resources."""
    namespace, _, name = root.tag[1:].rpartition("}")
    return name == "list" and namespace in RLMI


def _read_presence(root: Element, wanted: Wanted, at: float | None) -> Update:
    """Read a `presence` by its namespace or, where that is unknown, by what stands in it."""
    if _namespace(root) not in PIDF_NAMESPACES and local_name(root) == "presence":
        children = {local_name(child) for child in root}
        if children & {"presentity", "atom"}:
            return read_xpidf(root, wanted, at)
        if not children & {"tuple", "person"}:
            raise fault_at(root, "not-presence", "a `presence` of no known kind")
        _rename(root)
    return read_pidf(root, wanted, at)


def _namespace(element: Element) -> str:
    return str(element.tag)[1:].rpartition("}")[0]


def _rename(root: Element) -> None:
    """Move what stands in the root's namespace, wrong or absent, into that of PIDF."""
    wrong = _namespace(root)
    for element in root.iter():
        if _namespace(element) == wrong:
            element.tag = f"{{{PIDF}}}{local_name(element)}"


def _refusal(root: Element, name: str) -> DocumentError:
    if name == "pidf-diff":
        return fault_at(root, "partial-state", "a partial PIDF needs the full state it changes")
    return fault_at(root, "not-presence", f"`{name[:80]}` is not a presence document")
