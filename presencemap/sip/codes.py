"""The codes of every fault that this package reports, and how one travels inside it.

Codes are API: once released, a code keeps its name and its meaning. Nothing here
knows what a message looks like.
"""

from __future__ import annotations

from typing import Final

from presencemap.model import Fault

__all__ = ["CODES", "Unreadable", "quoted"]

CODES: Final[tuple[tuple[str, str], ...]] = (
    # the start line
    ("bad-start-line", "the first line is neither a request line nor a status line"),
    ("unsupported-version", "the start line names a version of SIP other than 2.0"),
    ("bad-status-code", "the status code is not three digits"),
    ("request-uri-spaces", "the request URI holds a blank"),
    ("start-line-spaces", "the parts of the start line are not one space apart"),
    ("start-line-trailing-space", "blanks follow the version of a request line"),
    ("folded-start-line", "the start line goes on in a second line"),
    # the header fields
    ("missing-colon", "a header line has no colon"),
    ("bad-header-name", "what stands before a header line's colon is not a name"),
    ("control-character", "the head holds a control character outside a quoted pair"),
    ("head-too-large", "the start line and headers are larger than the limit"),
    ("too-many-headers", "there are more header fields than the limit"),
    # where the message ends
    ("incomplete-message", "the bytes end, or are missing, within the message"),
    ("message-too-large", "the message is larger than the limit"),
    ("missing-content-length", "a message on a stream does not say how long its body is"),
    ("bad-content-length", "the Content-Length is not a whole number"),
    ("conflicting-content-length", "two Content-Length headers disagree"),
    ("content-length-beyond-datagram", "the Content-Length is more than the datagram holds"),
    # what a notification needs
    ("missing-header", "a notification lacks a header that it must have"),
    ("repeated-header", "a header that may stand once stands twice, with different values"),
    ("bad-address", "From or To holds no address that can be read"),
    ("bad-cseq", "the CSeq is not a 32-bit number and a method"),
    ("bad-event", "the Event names no event package"),
    ("bad-subscription-state", "the Subscription-State names no state"),
    ("content-encoding", "the body is compressed in a way that is not read here"),
)

_LONGEST_QUOTE: Final = 60


class Unreadable(Exception):  # noqa: N818 - it is not an error of a call; it never leaves `sip`
    """Something in a message cannot be read; the public functions turn it into a `Fault`."""

    def __init__(self, code: str, message: str) -> None:
        """Keep both parts of the fault to be."""
        super().__init__(code, message)
        self.code = code
        self.message = message

    def fault(self, offset: int, presentity: str | None = None) -> Fault:
        """Return the fault, placed at the start of its message."""
        return Fault(self.code, self.message, offset=offset, presentity=presentity)


def quoted(text: str) -> str:
    """Return received text as messages show it: printable, short, in back-ticks."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:200])
    if len(shown) > _LONGEST_QUOTE:
        shown = f"{shown[:_LONGEST_QUOTE]}\N{HORIZONTAL ELLIPSIS}"
    return f"`{shown}`"
