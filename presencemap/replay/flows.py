"""From a capture's records to SIP messages: datagrams as they are, streams put together.

A capture holds more than SIP: name look-ups, voice, encrypted connections, copies of the
traffic inside other protocols. What does not begin like a SIP message is left aside, not
reported as damaged SIP.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from presencemap.captures import Record, Transport
from presencemap.limits import Limits
from presencemap.model import Fault
from presencemap.sip import Message, MessageReader, NeedData, find_message

__all__ = ["Flows"]

_TAIL = 256
"""How much of a stream not yet known to be SIP is kept: a start line may be cut in two."""


@define
class _Stream:
    """One direction of a TCP connection; `reader` is None until a start line is seen."""

    reader: MessageReader | None = None
    tail: bytes = b""


@define
class Flows:
    """All streams of one capture; `others` counts records that hold no SIP."""

    limits: Limits
    others: int = 0
    _streams: dict[tuple[str, str], _Stream] = field(factory=dict)

    def read(self, record: Record) -> Iterator[Message | Fault]:
        """Yield the messages that a record completes."""
        if record.transport is Transport.TCP:
            yield from self._stream(record)
        elif record.transport is Transport.FILE:
            yield from self._file(record.data)
        elif find_message(record.data) == _leading_line_ends(record.data):
            yield from _datagram(record.data, self.limits)
        else:
            self.others += 1

    def close(self) -> Iterator[Fault]:
        """Yield what is wrong with the streams that the capture's end cuts off."""
        for stream in self._streams.values():
            if stream.reader is not None:
                stream.reader.close()
                yield from (each for each in _events(stream.reader) if isinstance(each, Fault))
        self._streams.clear()

    def _stream(self, record: Record) -> Iterator[Message | Fault]:
        key = (record.source, record.destination)
        stream = self._streams.pop(key, None) or _Stream()
        if stream.reader is None:
            self._look_for_start(stream, record)
        else:
            if record.lost:
                yield from _lose(stream.reader)
            stream.reader.feed(record.data)
        if stream.reader is not None:
            if record.end:
                stream.reader.close()
            yield from _events(stream.reader)
        if not record.end:
            self._streams[key] = stream  # put back last: the first is the one longest unused
            if len(self._streams) > self.limits.flows:
                del self._streams[next(iter(self._streams))]

    def _look_for_start(self, stream: _Stream, record: Record) -> None:
        data = b"" if record.lost else stream.tail
        data += record.data
        start = find_message(data)
        if start < 0:
            self.others += 1
            stream.tail = data[-_TAIL:]
            return
        stream.reader, stream.tail = MessageReader("stream", self.limits), b""
        stream.reader.feed(data[start:])

    def _file(self, data: bytes) -> Iterator[Message | Fault]:
        """Read a bare file: several messages if their lengths are right, else one."""
        reader = MessageReader("stream", self.limits)
        reader.feed(data)
        reader.close()
        events = list(_events(reader))
        if any(isinstance(event, Fault) for event in events):
            yield from _datagram(data, self.limits)
        else:
            yield from events


def _lose(reader: MessageReader) -> Iterator[Message | Fault]:
    """Tell a stream that bytes are missing, which is a fault even between two messages."""
    reader.lose()
    events = list(_events(reader))
    yield from events
    if not any(isinstance(event, Fault) for event in events):
        yield Fault("lost-bytes", "bytes of this TCP connection are missing in the capture")


def _datagram(data: bytes, limits: Limits) -> Iterator[Message | Fault]:
    reader = MessageReader("datagram", limits)
    reader.feed(data)
    yield from _events(reader)


def _events(reader: MessageReader) -> Iterator[Message | Fault]:
    while not isinstance(event := reader.next_event(), NeedData):
        yield event


def _leading_line_ends(data: bytes) -> int:
    return len(data) - len(data.lstrip(b"\r\n"))
