"""Which schema a document is held to: its root element decides, as it does for reading.

Namespaces vary, so a root is known by its name and by what stands in it; `right_namespace`
says which one it should have. This module knows neither schemas nor what deviates from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.namespaces import PIDF, PIDF_NAMESPACES
from presencemap.documents.namespaces import RLMI as RLMI_NAMESPACES
from presencemap.documents.xml import Element, local_name

__all__ = [
    "CATEGORIES",
    "CATEGORY_VALUES",
    "DATA_MODEL",
    "PIDF_DIFF",
    "PRESENTITY",
    "RLMI",
    "RPID",
    "XPIDF",
    "namespace_of",
    "right_namespace",
    "schema_name",
]

DATA_MODEL: Final = "urn:ietf:params:xml:ns:pidf:data-model"
RPID: Final = "urn:ietf:params:xml:ns:pidf:rpid"
PIDF_DIFF: Final = "urn:ietf:params:xml:ns:pidf-diff"
RLMI: Final = "urn:ietf:params:xml:ns:rlmi"
PRESENTITY: Final = "http://schemas.microsoft.com/2002/09/sip/presence"
"""As in every message; the schema printed in [MS-SIP] 6 has `09/2002`."""
CATEGORIES: Final = "http://schemas.microsoft.com/2006/09/sip/categories"
_ROAMING: Final = "http://schemas.microsoft.com/2006/09/sip/roaming-self"
XPIDF: Final = ""
"""XPIDF has no namespace."""

_MICROSOFT: Final = "http://schemas.microsoft.com/2006/09/sip/"
CATEGORY_VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "state": f"{_MICROSOFT}state",
        "note": f"{_MICROSOFT}note",
        "noteHistory": f"{_MICROSOFT}note",
        "calendarData": f"{_MICROSOFT}calendarData",
        "contactCard": f"{_MICROSOFT}contactcard",
        "services": f"{_MICROSOFT}service",
        "legacyInterop": CATEGORIES,
        "userProperties": CATEGORIES,
    }
)
"""The values that a category may have, each with its namespace."""

_BROWSERS: Final = "userPresence"
"""What Communicator Web Access sent; no source has its namespace or more of its schema."""

_ROOTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "categories": CATEGORIES,
        "category": CATEGORIES,
        "roamingData": _ROAMING,
        "presentity": PRESENTITY,
        "pidf-full": PIDF_DIFF,
        "pidf-diff": PIDF_DIFF,
    }
)
"""Names that nothing but presence has as a root, each with its namespace."""

_SCHEMAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        PIDF: "pidf-family",
        PIDF_DIFF: "pidf-family",
        RLMI: "rlmi",
        PRESENTITY: "presentity",
        XPIDF: "xpidf",
        CATEGORIES: "microsoft-categories",
        _ROAMING: "microsoft-categories",
        **dict.fromkeys(CATEGORY_VALUES.values(), "microsoft-categories"),
    }
)


def namespace_of(element: Element) -> str:
    """Return the namespace that an element is in, "" where it is in none."""
    return str(element.tag)[1:].rpartition("}")[0]


def right_namespace(root: Element) -> str | None:
    """Return the namespace that a root element should have, None if it is not presence."""
    name, namespace = local_name(root), namespace_of(root)
    if name == "presence":
        children = {local_name(child) for child in root}
        if namespace in PIDF_NAMESPACES or children & {"tuple", "person"}:
            return PIDF
        return XPIDF if children & {"presentity", "atom"} else None
    if name == "list":
        return RLMI if namespace in RLMI_NAMESPACES else None
    if name == _BROWSERS:
        return namespace
    if name in CATEGORY_VALUES:
        return CATEGORY_VALUES[name] if namespace.endswith(f"/sip/{_last(name)}") else None
    return _ROOTS.get(name)


def schema_name(root: Element) -> str | None:
    """Return the schema that a document is held to, None where there is none for its kind."""
    right = right_namespace(root)
    return None if right is None or local_name(root) == _BROWSERS else _SCHEMAS[right]


def _last(name: str) -> str:
    return CATEGORY_VALUES[name].rpartition("/")[2]
