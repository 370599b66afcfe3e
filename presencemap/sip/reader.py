"""The reader of SIP messages: bytes in, messages and faults out.

It has no socket, clock or thread, so live traffic and replay share it. It never raises
on what it is fed.
"""

from __future__ import annotations

from collections import deque
from typing import Literal

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Fault
from presencemap.sip.framing import NEED_DATA, Datagrams, NeedData, Stream
from presencemap.sip.message import Message

__all__ = ["MessageReader"]


class MessageReader:
    """Reads the messages of one direction of one flow.

    Feed it bytes, then take events until `NEED_DATA`. A fault stands for one message, or
    one run of bytes that are no message; the reader goes on behind it.
    """

    def __init__(
        self,
        framing: Literal["datagram", "stream"] = "datagram",
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Read datagrams, each fed whole, or a stream, fed in pieces of any size."""
        if framing not in ("datagram", "stream"):
            raise ValueError(f"the framing is datagram or stream, not {framing!r}")
        self._stream = Stream(limits) if framing == "stream" else None
        self._framing = self._stream or Datagrams(limits)
        self._ready: deque[Message | Fault] = deque()  # read before bytes went missing

    def feed(self, data: bytes) -> None:
        """Add one datagram, or the next bytes of the stream."""
        self._framing.feed(data)

    def next_event(self) -> Message | Fault | NeedData:
        """Return the next message or fault, or `NEED_DATA` when there is none for now."""
        return self._ready.popleft() if self._ready else self._framing.next_event()

    def lose(self) -> None:
        """Say that bytes of the stream are missing here.

        The unfinished message, if there is one, becomes a fault, and reading goes on with the
        next start line. For datagrams nothing is lost by it: each of them stands alone.
        """
        self._give_up("bytes of the stream are missing")

    def close(self) -> None:
        """Say that the stream has ended; an unfinished message becomes a fault."""
        self._give_up("the stream ends within the message")

    def _give_up(self, why: str) -> None:
        if self._stream is None:
            return
        while (event := self._stream.next_event()) is not NEED_DATA:
            self._ready.append(event)
        if fault := self._stream.lose(why):
            self._ready.append(fault)
