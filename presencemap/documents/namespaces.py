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
from functools import cache
from types import MappingProxyType
from typing import Final

__all__ = [
    "ATTRIBUTES_MUST_UNDERSTAND",
    "PIDF",
    "PIDF_NAMES",
    "PIDF_NAMESPACES",
    "READ",
    "READ_BRACED",
    "RLMI",
    "UNDERSTOOD_BRACED",
    "XML_LANG",
    "XSI_TYPE",
    "pidf_tags",
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

ATTRIBUTES_MUST_UNDERSTAND: Final = tuple(
    f"{{{namespace}}}mustUnderstand" for namespace in sorted(PIDF_NAMESPACES)
)
"""RFC 3863 §4.2.3: a global attribute, so always qualified."""

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"

_CIPID: Final = "urn:ietf:params:xml:ns:pidf:cipid"  # RFC 4482

UNDERSTOOD_BRACED: Final = READ_BRACED | {
    "{" + namespace
    for namespace in (
        _CIPID,
        "urn:ietf:params:xml:ns:pidf:timed-status",  # RFC 4481: never now, so never read
        "urn:ietf:params:xml:ns:pidf:caps",  # RFC 5196
        "urn:ietf:params:xml:ns:pidf:servcaps",  # the same before it was an RFC: Cisco
        "urn:ietf:params:xml:ns:pidf:geopriv10",  # RFC 4119
    )
}
"""Namespaces that are known, whether or not anything in them is read."""

_NAMES: Final = (
    # RFC 3863 and RFC 4479
    *("tuple", "person", "device", "deviceID", "status", "basic", "contact", "note", "timestamp"),
    # RFC 4480; `activity` is of its drafts, and of Microsoft's PIDF
    *("activities", "activity", "class", "mood", "place-is", "place-type", "privacy"),
    *("relationship", "service-class", "sphere", "status-icon", "time-offset", "user-input"),
    # RFC 4482, some of whose names Cisco writes in a namespace of its own
    *("card", "display-name", "homepage", "icon", "map", "sound"),
    "digium_presence",  # Asterisk for its own phones, in the namespace of PIDF
)

PIDF_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {f"{{{namespace}}}{name}": name for namespace in (*READ, _CIPID) for name in _NAMES}
)
"""`{namespace}name` to the bare name, for each name that PIDF's reader knows.

Each name counts in each namespace, as senders mix them: persons and activities in PIDF's own,
PIDF's timestamp in a person (Linphone), CIPID's display-name in Cisco's.
"""


@cache
def pidf_tags(name: str) -> tuple[str, ...]:
    """Return the tags that mean a name of PIDF."""
    return tuple(tag for tag, known in PIDF_NAMES.items() if known == name)
