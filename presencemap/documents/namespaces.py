"""The XML namespaces of presence, right and wrong ones, as data.

PIDF is read by local name inside the namespaces listed here; whatever stands in another
namespace is ignored with all its content (RFC 3863 §4.2.3). So an alias that is missing
here reads as "unknown extension", and a name that must not be read (the `basic` of a
*future* status, RFC 4481) stays unread because its namespace is absent. Microsoft's
documents need no table: their namespaces vary so much that SIPE, and we, match on local
names alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = [
    "MUST_UNDERSTAND",
    "PIDF",
    "PIDF_NAMES",
    "PIDF_NAMESPACES",
    "READ",
    "READ_BRACED",
    "RLMI",
    "XSI_TYPE",
]

PIDF: Final = "urn:ietf:params:xml:ns:pidf"
"""RFC 3863 §4.1."""

PIDF_NAMESPACES: Final = frozenset(
    {
        PIDF,
        "urn:ietf:params:xml:ns:cpim-pidf",  # drafts before RFC 3863: sofia-sip
        "urn:ietf:params:xml:ns:cpim-pidf:",  # the same, with a slip: resiprocate
    }
)
"""Of the root of a PIDF document."""

READ: Final = PIDF_NAMESPACES | {
    "urn:ietf:params:xml:ns:pidf-diff",  # RFC 5262, the root of a full document
    "urn:ietf:params:xml:ns:pidf:data-model",  # RFC 4479
    "urn:ietf:params:xml:ns:pidf:rpid",  # RFC 4480
    "urn:ietf:params:xml:ns:location-type",  # RFC 4589, values of place-type
    # drafts of RPID up to -05: Asterisk chan_sip, Bria and their age
    "urn:ietf:params:xml:ns:pidf:person",
    "urn:ietf:params:xml:ns:pidf:rpid:status:rpid-status",
    "urn:ietf:params:xml:ns:pidf:rpid:rpid-person",
    "urn:ietf:params:xml:ns:pidf:rpid:rpid-tuple",
    # Microsoft's PIDF, [MS-PRES]
    "urn:ietf:params:xml:ns:pidf:status:rpid-status",
    "urn:ietf:params:xml:ns:pidf:rpid-tuple",
    # Cisco CUCM, CP-8xxx, CUP
    "urn:ietf:params:xml:ns:pidf:status:rpid",
    "urn:cisco:params:xml:ns:pidf:rpid",
    "urn:cisco:params:xml:ns:pidf:ext",
    "urn:cisco:params:xml:ns:pidf:source",
}
"""The namespaces whose elements PIDF's reader looks at."""

READ_BRACED: Final = frozenset("{" + namespace for namespace in READ)
"""The same as they begin an element's tag, `{namespace}name`."""

RLMI: Final = frozenset(
    {
        "urn:ietf:params:xml:ns:rlmi",  # RFC 4662 §5.1
        "urn:ietf:params:xml:ns:rmli",  # a slip of drafts: resiprocate
    }
)

MUST_UNDERSTAND: Final = f"{{{PIDF}}}mustUnderstand"
"""RFC 3863 §4.2.3: a global attribute, so always qualified."""

XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"

_NAMES: Final = (
    *("tuple", "person", "device", "deviceID", "status", "contact", "timestamp"),
    *("basic", "note", "activities", "mood", "sphere", "place-type", "user-input"),
)

PIDF_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {f"{{{namespace}}}{name}": name for namespace in READ for name in _NAMES}
)
"""`{namespace}name` to the bare name, for each name that PIDF's reader knows."""
