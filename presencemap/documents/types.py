"""The media types that carry presence, as data."""

from __future__ import annotations

from typing import Final

__all__ = ["CATEGORIES_TYPE", "DOCUMENT_TYPES", "LIST_TYPE", "MULTIPART_TYPES"]

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
