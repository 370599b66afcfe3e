"""From a frame to what it carries: IP, UDP and TCP headers (RFC 791, 8200, 768, 9293).

`Network` takes the frames of one capture one after the other and answers each with the records
that it completes. Checksums are not tested: machines that leave them to the network card are
captured with wrong ones. This module knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Final

from presencemap.captures.endpoints import Ends, ends
from presencemap.captures.fragments import Fragments
from presencemap.captures.links import Link
from presencemap.captures.records import Damage, Item, Place, Record, Transport
from presencemap.captures.tcp import FIN, RST, SYN, Streams
from presencemap.limits import Limits

__all__ = ["Network"]

_IPV4: Final = Struct("!BxHHHxB")  # version and length, total, identification, fragment, protocol
_IPV6: Final = Struct("!4xHB")  # payload length, next header
_UDP: Final = Struct("!HHH")
_TCP: Final = Struct("!4xI4xBB")  # sequence, data offset, flags

_TCP_NUMBER: Final = 6
_UDP_NUMBER: Final = 17

# IPv6 headers of the form (next header, length in 8 bytes after the first 8): hop-by-hop
# options, routing, destination options, mobility, HIP, shim6 (IANA, IPv6 extension headers)
_EXTENSIONS: Final = frozenset({0, 43, 60, 135, 139, 140})
_FRAGMENT: Final = 44
_AUTHENTICATION: Final = 51  # its length counts 4 bytes after the first 8 (RFC 4302 §2.2)

_MORE_FRAGMENTS: Final = 0x2000
_LARGEST_DATAGRAM: Final = 65_535


class _MalformedError(Exception):
    """A header contradicts itself or the frame; the message is for the user."""


class Network:
    """What the frames of one capture have in common: streams, fragments, names of ends."""

    def __init__(self, limits: Limits) -> None:
        self._streams = Streams(limits)
        self._fragments = Fragments(limits.fragments)
        self._names: dict[bytes, Ends] = {}
        self._most_names = limits.flows
        self._unread: set[int] = set()

    def frame(self, place: Place, link: Link, data: bytes, start: int, end: int) -> Sequence[Item]:
        """Take the frame `data[start:end]`; return what it completes."""
        at = link(data, start, end)
        if at < 0:
            return ()
        version = data[at] >> 4
        try:
            if version == 4:  # noqa: PLR2004 - IP versions speak for themselves
                return self._ipv4(place, data, at, end)
            if version == 6:  # noqa: PLR2004 - as above
                return self._ipv6(place, data, at, end)
        except _MalformedError as problem:
            return (Damage(place[0], place[2], str(problem)),)
        return (Damage(place[0], place[2], f"an IP header of version {version}"),)

    def unread(self, place: Place, link_type: int, interface: int) -> Sequence[Item]:
        """Take a frame of a link layer that is not read; say so once for each interface."""
        if interface in self._unread:
            return ()
        self._unread.add(interface)
        return (Damage(place[0], place[2], f"packets of link type {link_type} are not read"),)

    def close(self) -> Iterator[Item]:
        """Give out what still waits, for the capture has ended."""
        yield from self._streams.close()
        yield from self._fragments.close()

    def _ipv4(self, place: Place, data: bytes, at: int, end: int) -> Sequence[Item]:
        if at + 20 > end:
            raise _MalformedError("an IPv4 header is cut off")
        first, total, identification, fragment, protocol = _IPV4.unpack_from(data, at)
        start = at + (first & 15) * 4
        stop = at + total if total else end  # 0: the network card was to cut it into segments
        if start < at + 20 or start > stop:
            raise _MalformedError(f"an IPv4 packet of {total} bytes, header {start - at}")
        addresses = data[at + 12 : at + 20]
        if not fragment & 0x3FFF:
            return self._payload(place, addresses, protocol, data, start, min(stop, end))
        _refuse_part(start, stop, end)
        key = addresses + identification.to_bytes(2, "big") + bytes((protocol,))
        whole, lost = self._piece(
            place, key, (fragment & 0x1FFF) * 8, data[start:stop], last=fragment < _MORE_FRAGMENTS
        )
        if whole is None:
            return lost
        return *lost, *self._payload(place, addresses, protocol, whole, 0, len(whole))

    def _ipv6(self, place: Place, data: bytes, at: int, end: int) -> Sequence[Item]:
        start = at + 40
        if start > end:
            raise _MalformedError("an IPv6 header is cut off")
        length, following = _IPV6.unpack_from(data, at)
        stop = start + length if length else end
        addresses = data[at + 8 : start]
        kind, start = _past_extensions(data, following, start, min(stop, end))
        if kind != _FRAGMENT:
            return self._payload(place, addresses, kind, data, start, min(stop, end))
        _refuse_part(start + 8, stop, end)
        whole, lost = self._piece(
            place,
            addresses + data[start + 4 : start + 8],
            int.from_bytes(data[start + 2 : start + 4], "big") & 0xFFF8,
            data[start + 8 : stop],
            last=not data[start + 3] & 1,
        )
        if whole is None:
            return lost
        kind, begin = _past_extensions(whole, data[start], 0, len(whole))
        return *lost, *self._payload(place, addresses, kind, whole, begin, len(whole))

    def _piece(
        self, place: Place, key: bytes, offset: int, data: bytes, *, last: bool
    ) -> tuple[bytes | None, tuple[Damage, ...]]:
        if offset + len(data) > _LARGEST_DATAGRAM:
            raise _MalformedError(f"a fragment ends {offset + len(data)} bytes into its datagram")
        return self._fragments.add(place, key, offset, data, last=last)

    def _payload(
        self, place: Place, addresses: bytes, protocol: int, data: bytes, start: int, end: int
    ) -> Sequence[Item]:
        if protocol == _UDP_NUMBER:
            return self._udp(place, addresses, data, start, end)
        if protocol == _TCP_NUMBER:
            return self._tcp(place, addresses, data, start, end)
        return ()

    def _udp(
        self, place: Place, addresses: bytes, data: bytes, start: int, end: int
    ) -> Sequence[Item]:
        if start + 8 > end:
            raise _MalformedError("a UDP header is cut off")
        length = _UDP.unpack_from(data, start)[2]
        stop = start + length if length else end
        if stop > end:
            raise _MalformedError(f"only {end - start} of a UDP datagram's {length} bytes are here")
        if stop < start + 8:
            raise _MalformedError(f"a UDP length of {length}, less than the header's")
        number, at, offset = place
        source, destination = self._ends(addresses + data[start : start + 4])
        payload = data[start + 8 : stop]
        return (Record(number, at, Transport.UDP, source, destination, payload, offset),)

    def _tcp(
        self, place: Place, addresses: bytes, data: bytes, start: int, end: int
    ) -> Sequence[Item]:
        if start + 20 > end:
            raise _MalformedError("a TCP header is cut off")
        sequence, words, flags = _TCP.unpack_from(data, start)
        begin = start + (words >> 4) * 4
        if not start + 20 <= begin <= end:
            raise _MalformedError(f"a TCP header of {begin - start} bytes")
        if begin == end and not flags & (SYN | FIN | RST):
            return ()
        names = self._ends(addresses + data[start : start + 4])
        return self._streams.segment(place, names, sequence, flags, data[begin:end])

    def _ends(self, key: bytes) -> Ends:
        names = self._names.get(key)
        if names is None:
            if len(self._names) >= self._most_names:
                self._names.clear()
            names = self._names[key] = ends(key)
        return names


def _refuse_part(start: int, stop: int, end: int) -> None:
    """Refuse a fragment of which the capture holds only a part: its datagram stays incomplete."""
    if stop > end or start >= stop:
        raise _MalformedError("a fragment is cut off")


def _past_extensions(data: bytes, kind: int, start: int, end: int) -> tuple[int, int]:
    """Step over IPv6 extension headers; return what follows them and where.

    A fragment header that holds the whole datagram (RFC 6946) is stepped over as well, and one
    that does not ends the walk.
    """
    while start + 8 <= end:
        following = data[start]
        if kind in _EXTENSIONS:
            start += 8 + data[start + 1] * 8
        elif kind == _AUTHENTICATION:
            start += 8 + data[start + 1] * 4
        elif kind == _FRAGMENT and data[start + 2] == 0 and not data[start + 3] & 0xF9:
            start += 8
        else:
            return kind, start
        kind = following
    if kind in _EXTENSIONS or kind in {_AUTHENTICATION, _FRAGMENT} or start > end:
        raise _MalformedError("an IPv6 extension header is cut off")
    return kind, start
