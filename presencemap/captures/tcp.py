"""TCP segments, put back into the streams that they were cut from (RFC 9293).

Each direction of a connection is a flow. What comes in order is passed on at once; what comes
early waits for what is missing; what came before is dropped, so the first copy of a byte wins.
A gap is given up when it has been open for too long, when too much waits behind it, when the
flow ends and when the capture ends; the next record then says that bytes were lost, and what
waited comes out packet by packet, each with its own number and time. This module knows
nothing of headers, files or messages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from operator import itemgetter
from typing import Final, TypeAlias

from presencemap.captures.endpoints import Ends
from presencemap.captures.records import Place, Record, Transport
from presencemap.limits import Limits

__all__ = ["FIN", "RST", "SYN", "Streams"]

FIN: Final = 0x01
SYN: Final = 0x02
RST: Final = 0x04

_MODULUS: Final = 2**32
_MASK: Final = _MODULUS - 1

_BEHIND: Final = 2**24
"""How far behind a repeated segment may lie. No sender keeps more unacknowledged (Linux stops at
6 MB by default, net.ipv4.tcp_rmem); what lies further back is of a new connection between
the same ports whose SYN was not captured, and must not be taken for a repetition."""

_PIECE_COST: Final = 256
"""What a waiting piece takes besides its bytes, so that many tiny ones are bounded too."""

_FLOWS_AT_BOUND: Final = 16
"""So many flows may be at `flow_buffer_bytes` at once; past that each gap is given up sooner."""

_Piece: TypeAlias = tuple[int, bytes, Place]
_POSITION: Final = itemgetter(0)


class _Flow:
    """One direction of a connection.

    Positions count bytes from any origin and never wrap; a sequence number is a position
    modulo 2**32. `pieces` wait in order and do not overlap.
    """

    __slots__ = ("ended", "fin", "held", "lost", "next", "pieces", "spoke", "start")

    def __init__(self, sequence: int, *, lost: bool) -> None:
        self.start = sequence
        self.next = sequence
        self.fin: int | None = None
        self.pieces: list[_Piece] = []
        self.held = 0
        self.lost = lost
        self.spoke = False
        self.ended = False

    def position(self, sequence: int) -> int:
        """Return the position that a sequence number stands for, seen from `next`."""
        behind = (self.next - sequence) & _MASK
        return self.next - behind if behind <= _BEHIND else self.next - behind + _MODULUS


class Streams:
    """The flows of one capture, the least recently used forgotten when there are too many."""

    def __init__(self, limits: Limits) -> None:
        self._flows: OrderedDict[Ends, _Flow] = OrderedDict()
        self._most_flows = limits.flows
        self._most_held = limits.flow_buffer_bytes
        self._patience = limits.gap_seconds
        self._held = 0
        self._gaps: OrderedDict[Ends, float] = OrderedDict()  # flow to when its gap was met

    def segment(
        self, place: Place, ends: Ends, sequence: int, flags: int, data: bytes
    ) -> list[Record]:
        """Take a segment; return what it completes, in the order of the stream."""
        if flags & RST:
            return self._reset(place, ends)
        opens = flags & SYN
        if opens:
            sequence = (sequence + 1) & _MASK
        records = self._overdue(place) if self._gaps else []
        flow = self._flows.get(ends)
        if flow is None or (opens and flow.start != sequence):
            if not data and not opens:
                return records
            flow = _Flow(sequence, lost=not opens)
            records += self._begin(place, ends, flow)
            if len(data) == 1 and not opens:
                flow.next += 1  # most likely a keep-alive, which repeats the byte before
        else:
            self._flows.move_to_end(ends)
        self._take(place, ends, flow, flow.position(sequence), flags, data, records)
        return records

    def close(self) -> Iterator[Record]:
        """Give out what still waits for bytes that will not come, for the capture has ended."""
        while self._flows:
            ends, flow = self._flows.popitem(last=False)
            yield from self._released(ends, flow, all_of_it=True)

    def _take(
        self,
        place: Place,
        ends: Ends,
        flow: _Flow,
        position: int,
        flags: int,
        data: bytes,
        records: list[Record],
    ) -> None:
        """Add to `records` what a segment of a known flow completes."""
        end = position + len(data)
        if flags & FIN and flow.fin is None and end >= flow.next:
            flow.fin = end
        if position == flow.next and data and not flow.pieces:
            flow.next = end
            records.append(self._record(place, ends, flow, data))
        elif end > flow.next:
            self._lay(flow, position, data, place)
            records += self._released(ends, flow)
            self._note_gap(ends, flow)
        if flow.fin == flow.next:
            records += self._ending(place, ends, flow)

    def _overdue(self, place: Place) -> list[Record]:
        """Give up the gaps that have been open for longer than a sender takes to repeat."""
        records: list[Record] = []
        now = place[1]
        while self._gaps and now is not None:
            ends, met = next(iter(self._gaps.items()))
            if abs(now - met) <= self._patience:
                break
            flow = self._flows.get(ends)
            if flow is not None and flow.pieces:
                records += self._given_up(ends, flow)
                self._note_gap(ends, flow)
            else:
                del self._gaps[ends]
        return records

    def _note_gap(self, ends: Ends, flow: _Flow) -> None:
        """Remember since when a flow has a gap: since its first waiting piece came.

        A gap that is known keeps its turn, or a busy flow would put itself off for ever.
        """
        met = flow.pieces[0][2][1] if flow.pieces else None
        if self._gaps.get(ends) == met:
            return
        self._gaps.pop(ends, None)
        if met is not None:
            self._gaps[ends] = met

    def _begin(self, place: Place, ends: Ends, flow: _Flow) -> list[Record]:
        """Start a flow; return what that brings of flows that it takes the place of."""
        flows = self._flows
        records = self._finish(place, ends, flows[ends]) if ends in flows else []
        flows[ends] = flow
        while len(flows) > max(self._most_flows, 1):
            records += self._finish(place, *flows.popitem(last=False))
        return records

    def _reset(self, place: Place, ends: Ends) -> list[Record]:
        """End both directions. They are kept, to know segments that come once more."""
        records: list[Record] = []
        for direction in (ends, (ends[1], ends[0])):
            if direction in self._flows:
                records += self._finish(place, direction, self._flows[direction])
        return records

    def _finish(self, place: Place, ends: Ends, flow: _Flow) -> list[Record]:
        records = self._released(ends, flow, all_of_it=True)
        return records + self._ending(place, ends, flow)

    def _ending(self, place: Place, ends: Ends, flow: _Flow) -> list[Record]:
        """Say that a flow is over, if anybody has heard of it and nobody said so yet."""
        if flow.ended or not flow.spoke:
            return []
        return [self._record(place, ends, flow, b"", end=True)]

    def _lay(self, flow: _Flow, position: int, data: bytes, place: Place) -> None:
        """Put those bytes of a segment among the waiting that are not there yet."""
        origin, end, pieces = position, position + len(data), flow.pieces
        position = max(position, flow.next)
        index = bisect_right(pieces, position, key=_POSITION)
        if index:
            position = max(position, _end(pieces[index - 1]))
        while position < end:
            stop = min(end, pieces[index][0]) if index < len(pieces) else end
            if position < stop:
                part = data[position - origin : stop - origin]
                pieces.insert(index, (position, part, place))
                self._hold(flow, len(part) + _PIECE_COST)
                index += 1
            position = _end(pieces[index]) if index < len(pieces) else end
            index += 1

    def _released(self, ends: Ends, flow: _Flow, *, all_of_it: bool = False) -> list[Record]:
        """Take what is in order; give up gaps while too much waits (or to have all of it)."""
        records = []
        while flow.pieces:
            if flow.pieces[0][0] != flow.next:
                if not all_of_it and not self._overfull(flow):
                    break
                records += self._given_up(ends, flow)
            else:
                records.append(self._run(ends, flow))
        return records

    def _given_up(self, ends: Ends, flow: _Flow) -> list[Record]:
        """Give up a flow's first gap; the pieces behind it, which waited in vain, come out."""
        flow.next = flow.pieces[0][0]
        flow.lost = True
        records = []
        while flow.pieces and flow.pieces[0][0] == flow.next:
            piece = flow.pieces.pop(0)
            flow.next = _end(piece)
            self._hold(flow, -len(piece[1]) - _PIECE_COST)
            records.append(self._record(piece[2], ends, flow, piece[1]))
        return records

    def _overfull(self, flow: _Flow) -> bool:
        most = self._most_held
        return flow.held > most or self._held > most * _FLOWS_AT_BOUND

    def _run(self, ends: Ends, flow: _Flow) -> Record:
        """Join the pieces that follow each other from `next` on; the latest completed them."""
        count = 0
        for piece in flow.pieces:
            if piece[0] != flow.next:
                break
            flow.next = _end(piece)
            count += 1
        run = flow.pieces[:count]
        del flow.pieces[:count]
        data = b"".join([piece[1] for piece in run])
        self._hold(flow, -len(data) - count * _PIECE_COST)
        return self._record(max(piece[2] for piece in run), ends, flow, data)

    def _hold(self, flow: _Flow, count: int) -> None:
        flow.held += count
        self._held += count

    def _record(
        self, place: Place, ends: Ends, flow: _Flow, data: bytes, *, end: bool = False
    ) -> Record:
        number, at, offset = place
        lost, flow.lost = flow.lost, False
        flow.spoke = True
        flow.ended = end = end or (flow.fin is not None and flow.next >= flow.fin)
        source, destination = ends
        return Record(number, at, Transport.TCP, source, destination, data, offset, lost, end)


def _end(piece: _Piece) -> int:
    return piece[0] + len(piece[1])
