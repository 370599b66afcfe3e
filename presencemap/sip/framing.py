"""How messages lie on the network: one in a datagram, or one after the other in a stream.

RFC 3261 §18.3: in a datagram a body goes to the end or as far as Content-Length says; on a
stream Content-Length alone says where a message ends. Nothing here knows what is in a head.
"""

from __future__ import annotations

import re
from collections import deque
from enum import Enum
from typing import Final

from presencemap.limits import Limits
from presencemap.model import Fault
from presencemap.sip.codes import Unreadable
from presencemap.sip.grammar import (
    HEAD_END,
    HEAD_END_IN_STREAM,
    KEEP_ALIVE,
    LONGEST_START_LINE,
)
from presencemap.sip.message import (
    Message,
    check_start_line,
    content_length,
    has_start_line,
    read_message,
    with_body,
)
from presencemap.sip.search import find_start

__all__ = ["NEED_DATA", "Datagrams", "NeedData", "Stream"]


class NeedData(Enum):
    """The type of `NEED_DATA`; an enumeration, so that type checkers can narrow by `is`."""

    NEED_DATA = "need data"


NEED_DATA: Final = NeedData.NEED_DATA


class Datagrams:
    """Datagrams that wait to be read, each a whole message or none."""

    def __init__(self, limits: Limits) -> None:
        """Start with none."""
        self._limits = limits
        self._queue: deque[bytes] = deque()
        self._offset = 0  # of the first datagram in the queue, in all bytes fed

    def feed(self, data: bytes) -> None:
        """Add one datagram."""
        self._queue.append(data)

    def next_event(self) -> Message | Fault | NeedData:
        """Read the next datagram that is more than a keep-alive."""
        while self._queue:
            data = self._queue.popleft()
            start = _keep_alives(data)
            offset = self._offset + start
            self._offset += len(data)
            if start == len(data):
                continue
            try:
                return self._read(data, start, offset)
            except Unreadable as unreadable:
                return unreadable.fault(offset)
        return NEED_DATA

    def _read(self, data: bytes, start: int, offset: int) -> Message:
        if len(data) - start > self._limits.message_bytes:
            raise _too_large(self._limits)
        blank = HEAD_END.search(data, start)
        if blank is None:
            check_start_line(data[start : start + self._limits.message_head_bytes])
            raise Unreadable("incomplete-message", "the datagram ends before an empty line")
        body = data[blank.end() :]
        message = read_message(data[start : blank.start() + 1], body, offset, self._limits)
        length = content_length(message)
        if length is None or length == len(body):
            return message
        if length > len(body):
            what = f"the Content-Length is {length}, but {len(body)} octets are left"
            raise Unreadable("content-length-beyond-datagram", what)
        return with_body(message, body[:length], len(body) - length)


class Stream:
    """Bytes of a stream that are not yet read; each is looked at a bounded number of times.

    Three states: looking for the end of a head (`_head` is None), waiting for the rest of
    a body (`_head` is set), or lost, looking for the next start line.
    """

    def __init__(self, limits: Limits) -> None:
        """Start where a message starts."""
        self._limits = limits
        self._buffer = bytearray()
        self._offset = 0  # of the buffer's first byte, in all bytes fed
        self._scanned = 0  # how much of the buffer has been searched for line ends
        self._line = 0  # where the last of these stands, if nothing was found there
        self._head: Message | None = None  # without its body
        self._body = (0, 0)  # where the body of `_head` starts and ends in the buffer
        self._lost = False

    def feed(self, data: bytes) -> None:
        """Add the bytes that come next."""
        self._buffer += data

    def next_event(self) -> Message | Fault | NeedData:
        """Read the next message, if all of it is there."""
        try:
            if self._lost and not self._found():
                return NEED_DATA
            if self._head is None:
                self._head = self._read_head()
            return NEED_DATA if self._head is None else self._read_body(self._head)
        except Unreadable as unreadable:
            fault = unreadable.fault(self._offset)
            self._leave()
            return fault

    def lose(self, why: str) -> Fault | None:
        """Drop what is unfinished, and look for a start line in what comes next."""
        unfinished = not self._lost and len(self._buffer) > 0
        fault = Unreadable("incomplete-message", why).fault(self._offset) if unfinished else None
        self._drop(len(self._buffer))
        self._lost = True
        return fault

    def _read_head(self) -> Message | None:
        """Read a head once the end of it is there."""
        limit = self._limits.message_head_bytes
        self._drop(_keep_alives(self._buffer))
        found = self._head_end(limit + 3)  # room for an empty line
        if found is None:
            if len(self._buffer) >= limit + 3:
                self._message(bytes(self._buffer[: limit + 3]))  # raises: too large
            return None
        raw = bytes(self._buffer[: found.start() + 1])
        if found.group(1):
            check_start_line(raw[:limit])
            raise Unreadable("incomplete-message", "another message starts before an empty line")
        head = self._message(raw)
        length = content_length(head)
        if length is None:
            raise Unreadable("missing-content-length", "there is no Content-Length on a stream")
        if found.end() + length > self._limits.message_bytes:
            raise _too_large(self._limits)
        self._body = found.end(), found.end() + length
        return head

    def _head_end(self, limit: int) -> re.Match[bytes] | None:
        """Search the lines that are new, up to a limit, for the end of a head."""
        newline = self._buffer.rfind(b"\n", self._scanned, limit)
        if newline < 0:
            self._scanned = len(self._buffer)
            return None
        found = HEAD_END_IN_STREAM.search(self._buffer, self._line, newline + 1)
        self._scanned, self._line = len(self._buffer), newline
        return found

    def _message(self, head: bytes) -> Message:
        return read_message(head, b"", self._offset, self._limits)

    def _read_body(self, head: Message) -> Message | NeedData:
        start, end = self._body
        if len(self._buffer) < end:
            return NEED_DATA
        message = head if start == end else with_body(head, bytes(self._buffer[start:end]), 0)
        self._drop(end)
        return message

    def _found(self) -> bool:
        """Go to the next start line; only whole lines are looked at, and each of them once."""
        buffer = self._buffer
        end = buffer.rfind(b"\n", self._scanned) + 1
        start = find_start(buffer, end, line_start=False) if end else -1
        if start >= 0:
            self._drop(start)
            self._lost = False
            return True
        if end:
            self._drop(end - 1)  # the line end stays: it shows that a line starts here
        self._drop(len(buffer) - LONGEST_START_LINE - len(b"\n/2.0\r\n"))
        self._scanned = len(buffer)
        return False

    def _leave(self) -> None:
        """Leave a message that can't be read behind: look for others after its first line.

        What is no start line may hold one at its end: the last bytes of a body whose sender
        counted too few stand before it then.
        """
        limit = self._limits.message_head_bytes
        line = bytes(self._buffer[: self._buffer.find(b"\n", 0, limit) + 1])
        self._drop(len(line) - 1 if has_start_line(line) else 1)  # the line end stays
        self._lost = True

    def _drop(self, count: int) -> None:
        """Forget the first bytes of the buffer, and what was known of it."""
        count = min(count, len(self._buffer))
        if count > 0:
            del self._buffer[:count]
            self._offset += count
            self._scanned = self._line = 0
            self._head = None


def _keep_alives(data: bytes | bytearray) -> int:
    """Return how many bytes in front are no part of a message."""
    match = KEEP_ALIVE.match(data)
    return match.end() if match else 0


def _too_large(limits: Limits) -> Unreadable:
    return Unreadable("message-too-large", f"a message is over {limits.message_bytes} bytes")
