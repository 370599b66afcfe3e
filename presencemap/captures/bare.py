"""Files that are no captures but hold what a capture would have carried.

Either an XML document or SIP messages, told by how they begin; such a file is one record, and
whoever reads its bytes decides what they mean. A byte order mark and blank lines before
the start are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from presencemap.captures.records import Damage, Item, Record, Transport
from presencemap.captures.window import Window
from presencemap.errors import CaptureError
from presencemap.limits import Limits

__all__ = ["is_document", "is_sip", "read_bare"]

_BLANK: Final = rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+"

# an XML declaration, a DOCTYPE, a comment or an element, in UTF-8 and in UTF-16 with its mark
_DOCUMENT: Final = re.compile(_BLANK + rb"<(?:\?xml|![D-]|[A-Za-z_:\x80-\xff])")
_WIDE_DOCUMENT: Final = re.compile(
    rb"\xff\xfe(?:[ \t\r\n]\x00)*+<\x00[?!A-Za-z_:]"
    rb"|\xfe\xff(?:\x00[ \t\r\n])*+\x00<\x00[?!A-Za-z_:]"
)

# what tshark -T pdml and -T psml write: dissected packets, in which the messages are lost
_DISSECTED: Final = re.compile(_BLANK + rb"(?:<[?!][^<]*+)*+<p[ds]ml\b")

# RFC 3261 §7.1 and §7.2: a start line ends in, or starts with, the version
_SIP: Final = re.compile(
    _BLANK
    + rb"(?:[\w.!%*+`'~-]++[ \t][^\r\n]*[ \t]SIP/2\.0[ \t]*+(?:[\r\n]|\Z)|SIP/2\.0[ \t]\d{3}\b)",
    re.IGNORECASE,
)

_STARTS_AT: Final = re.compile(_BLANK)

_MESSAGES: Final = 16
"""So many of the longest messages may stand in one file."""


def is_document(head: bytes) -> bool:
    """Tell whether a file begins as an XML document does (but is no dissection of packets)."""
    if _WIDE_DOCUMENT.match(head):
        return True
    return _DOCUMENT.match(head) is not None and _DISSECTED.match(head) is None


def is_sip(head: bytes) -> bool:
    """Tell whether a file begins with the start line of a SIP message."""
    return _SIP.match(head) is not None


def read_bare(window: Window, limits: Limits) -> Iterator[Item]:
    """Read the whole file as one record.

    Raises `CaptureError` if it is longer than sixteen times `limits.message_bytes`.
    """
    longest = limits.message_bytes * _MESSAGES
    window.slide(0, longest + 1)
    if len(window.data) > longest:
        raise CaptureError(
            window.name, f"a file of messages or of one document may have {longest} bytes at most"
        )
    blank = _STARTS_AT.match(window.data)
    start = blank.end() if blank else 0
    yield Record(1, None, Transport.FILE, "", "", window.data[start:], start)
    if window.failure:
        yield Damage(1, len(window.data), window.failure)
