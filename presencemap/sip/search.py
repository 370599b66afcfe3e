"""Where the next SIP message starts among bytes that may be anything.

Used to find the way back after a message that could not be read, and to tell SIP from
other traffic. Nothing here reads a message.
"""

from __future__ import annotations

from presencemap.sip.grammar import (
    KNOWN_REQUEST_BEFORE_VERSION,
    LONGEST_START_LINE,
    REQUEST_BEFORE_VERSION,
    VERSION_MARK,
)

__all__ = ["find_message", "find_start"]


def find_message(data: bytes) -> int:
    """Return the offset of the first thing in `data` that looks like a SIP start line, or -1.

    That is a request line that ends in SIP/2.0 and a line end, or a status line that starts
    with SIP/2.0 and three digits; the version in any case. Within a line only methods that
    are in use count, at the start of one any token does.
    """
    return find_start(data, len(data), line_start=True)


def find_start(data: bytes | bytearray, end: int, *, line_start: bool) -> int:
    """Return where the first start line begins that stands in `data` before `end`, or -1.

    `line_start` says whether `data` itself begins at the start of a line. Linear in `end`.
    """
    for mark in VERSION_MARK.finditer(data, 0, end):
        name = mark.start() - 3
        if name < 0 or data[name : name + 3].upper() != b"SIP":
            continue
        if mark[1]:
            return name
        start = _request_start(data, name + 3, line_start=line_start)
        if start >= 0:
            return start
    return -1


def _request_start(data: bytes | bytearray, end: int, *, line_start: bool) -> int:
    """Return where the request line starts that goes on with its version at `end`, or -1."""
    floor = max(0, end - LONGEST_START_LINE)
    start = data.rfind(b"\n", floor, end) + 1 or floor
    at_line_start = data[start - 1 : start] == b"\n" if start else line_start
    if at_line_start and REQUEST_BEFORE_VERSION.match(data, start, end):
        return start
    known = KNOWN_REQUEST_BEFORE_VERSION.search(data, start, end)
    return known.start() if known else -1
