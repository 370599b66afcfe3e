"""The media types that carry presence."""

from __future__ import annotations

from typing import Final

__all__ = [
    "CATEGORIES_TYPE",
    "DEEPEST_MULTIPART",
    "DOCUMENT_TYPES",
    "LIST_TYPE",
    "MULTIPART_TYPES",
    "comes_whole",
]

CATEGORIES_TYPE: Final = "application/msrtc-event-categories+xml"
"""[MS-PRES]."""

LIST_TYPE: Final = "application/rlmi+xml"
"""RFC 4662 §5; Lync sends it alone to have us resubscribe."""

DOCUMENT_TYPES: Final = frozenset(
    {
        "application/pidf+xml",  # RFC 3863
        "application/pidf-diff+xml",  # RFC 5262; changes are read by a reader that has a stream
        CATEGORIES_TYPE,
        "application/vnd-microsoft-roaming-self+xml",  # [MS-PRES], one's own view
        LIST_TYPE,
        "application/xpidf+xml",  # draft-rosenberg-impp-pidf-00
        "text/xml+msrtc.pidf",  # [MS-SIP] 2.2.1, Live Communications Server
        "application/xml",  # bare files
        "text/xml",
    }
)
"""An XML document that may be presence."""

MULTIPART_TYPES: Final = frozenset(
    {
        "multipart/related",  # RFC 4662 §5.1
        "multipart/mixed",  # pjsip's tests, some servers
        "multipart/signed",  # RFC 4662 foresees signed parts; signatures are not verified
    }
)
"""A body of several parts, some of which may be presence."""

DEEPEST_MULTIPART: Final = 4
"""How deep multiparts are read in each other: a list of lists of signed documents has three."""

_WHOLE: Final = DOCUMENT_TYPES - {
    "application/pidf-diff+xml",
    LIST_TYPE,
    "application/xml",
    "text/xml",
}


def comes_whole(content_type: str) -> bool:
    """Tell whether a body is, by its label, a document that needs nothing that came before it.

    Most subscriptions have no others, so that no `Stream` need be kept for them.
    """
    return content_type in _WHOLE or content_type.partition(";")[0].strip().lower() in _WHOLE
