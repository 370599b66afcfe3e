"""Capture files of Wireshark: blocks with their length at both ends (draft-ietf-opsawg-pcapng).

Any number of sections, in either byte order, each with its interfaces. Only blocks with packets
and those that explain them are read. Where a block is nonsense, the next place that reads
like one is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Final

from presencemap.captures.links import LINKS
from presencemap.captures.packets import Network
from presencemap.captures.records import Damage, Item
from presencemap.captures.window import Window
from presencemap.limits import Limits

__all__ = ["is_pcapng", "read_pcapng"]

_SECTION: Final = b"\x0a\x0d\x0d\x0a"
_ORDERS: Final = {b"\x1a\x2b\x3c\x4d": ">", b"\x4d\x3c\x2b\x1a": "<"}

_INTERFACE: Final = 1
_OLD_PACKET: Final = 2
_SIMPLE_PACKET: Final = 3
_PACKET: Final = 6

# no packets, but Wireshark 4 numbers them as frames: entries of the systemd journal, custom
# blocks (both kinds), events of sysdig (three kinds)
_OTHER_FRAMES: Final = frozenset({0x9, 0xBAD, 0x4000_0BAD, 0x204, 0x216, 0x221})

_SHORTEST_BLOCK: Final = 12
_SHORTEST_SECTION: Final = 28
_LONGEST_BLOCK: Final = 16 * 2**20
"""Wireshark's own bound. A length above it is damage."""

_TIME_RESOLUTION: Final = 9
_TIME_OFFSET: Final = 14
_MICROSECONDS: Final = 6

# what search looks for: a section, or a block of one of the first eleven types in either order
_BLOCK_START: Final = re.compile(
    rb"(?=\x0a\x0d\x0d\x0a|[\x01-\x06\x09\x0a]\x00\x00\x00|\x00\x00\x00[\x01-\x06\x09\x0a])"
)


def is_pcapng(head: bytes) -> bool:
    """Tell whether a file begins as a pcapng file does."""
    return head[:4] == _SECTION and head[8:12] in _ORDERS


def read_pcapng(window: Window, limits: Limits) -> Iterator[Item]:
    """Read all packets of all sections."""
    reader = _Reader(limits, _ORDERS[window.data[8:12]])
    at, data = 0, window.data
    while True:
        if at + _SHORTEST_BLOCK > len(data):
            at = window.slide(at, _SHORTEST_BLOCK)
            data = window.data
            if at + _SHORTEST_BLOCK > len(data):
                break
        at, length = _whole_block(window, reader.order, at)
        data = window.data
        if length:
            yield from reader.block(data, at, length, window.base + at)
            at += length
            continue
        offset = window.base + at
        at = _resume(window, reader.order, at)
        yield reader.damage(offset, _skipped(window, at, offset))
        if at == len(window.data):
            window.stop()
            at = 0
        data = window.data
    yield from reader.network.close()
    if at < len(data) or window.failure:
        yield reader.damage(window.base + at, window.failure or "the file is cut off here")


def _skipped(window: Window, at: int, offset: int) -> str:
    skipped = window.base + at - offset
    if at < len(window.data):
        return f"no block can start here; {skipped} bytes are skipped"
    return window.failure or f"no block can start in the last {skipped} bytes; is the file cut off?"


def _whole_block(window: Window, order: str, at: int) -> tuple[int, int]:
    """Bring the block at index `at` into the window.

    Return where it then starts and how long it is, 0 if that is not the start of a block.
    """
    at = window.slide(at, _SHORTEST_BLOCK) if not window.has(at, _SHORTEST_BLOCK) else at
    length = _length(window.data, order, at)
    if not length:
        return at, 0
    if not window.has(at, length):
        at = window.slide(at, length)
    trailer = window.data[at + length - 4 : at + length]
    return at, length if trailer == window.data[at + 4 : at + 8] else 0


def _length(data: bytes, order: str, at: int) -> int:
    """Return the length that a block's first 12 bytes give, 0 where they can't be a block's."""
    shortest = _SHORTEST_BLOCK
    if data[at : at + 4] == _SECTION:
        order = _ORDERS.get(data[at + 8 : at + 12], "")
        shortest = _SHORTEST_SECTION
    if not order:
        return 0
    length = int.from_bytes(data[at + 4 : at + 8], "big" if order == ">" else "little")
    return length if shortest <= length <= _LONGEST_BLOCK and length % 4 == 0 else 0


def _resume(window: Window, order: str, at: int) -> int:
    """Return where in the window the next block starts: its end, if there is no more."""
    at += 1
    while True:
        match = _BLOCK_START.search(window.data, at)
        if match and window.has(match.start(), _SHORTEST_BLOCK):
            at, length = _whole_block(window, order, match.start())
            if length:
                return at
            at += 1
        elif window.ended:
            return len(window.data)
        else:
            kept = match.start() if match else max(at, len(window.data) - 3)
            at = window.slide(kept, _SHORTEST_BLOCK)


class _Interface:
    """What an interface's packets have in common."""

    def __init__(
        self, key: int, link: int, longest: int, options: dict[int, bytes], order: str
    ) -> None:
        self.link_type = link
        self.link = LINKS.get(link)
        self.longest = longest
        self.key = key
        power = (options.get(_TIME_RESOLUTION) or bytes((_MICROSECONDS,)))[0]
        self.units: int = 2 ** (power & 0x7F) if power & 0x80 else 10**power
        shift = options.get(_TIME_OFFSET, b"")
        self.shift = int.from_bytes(shift[:8], "big" if order == ">" else "little", signed=True)

    def time(self, high: int, low: int) -> float:
        """Return the seconds since 1970 of a time stamp."""
        return (high << 32 | low) / self.units + self.shift


class _Reader:
    """The state of a file's reading: its section's byte order and interfaces, frames counted."""

    def __init__(self, limits: Limits, order: str) -> None:
        self.network = Network(limits)
        self._number = 0
        self._count = 0
        self._longest = limits.packet_bytes
        self._interfaces: list[_Interface] = []
        self._set_order(order)

    def _set_order(self, order: str) -> None:
        self.order = order
        self._kind = Struct(order + "I")
        self._interface_head = Struct(order + "HxxI")
        self._packet_head = Struct(order + "5I")
        self._old_head = Struct(order + "HxxIIII")
        self._option_head = Struct(order + "HH")

    def damage(self, offset: int, message: str) -> Damage:
        """Report something that is not a packet; its number is the next packet's."""
        return Damage(self._number + 1, offset, message)

    def block(self, data: bytes, at: int, length: int, offset: int) -> Sequence[Item]:
        """Read one whole block."""
        if data[at : at + 4] == _SECTION:
            self._set_order(_ORDERS[data[at + 8 : at + 12]])
            self._interfaces = []
            return ()
        (kind,) = self._kind.unpack_from(data, at)
        start, end = at + 8, at + length - 4
        if kind == _PACKET:
            return self._packet(data, start, end, offset, self._packet_head)
        if kind == _INTERFACE:
            return self._interface(data, start, end, offset)
        if kind == _OLD_PACKET:
            return self._packet(data, start, end, offset, self._old_head)
        if kind == _SIMPLE_PACKET:
            return self._simple(data, start, end, offset)
        self._number += kind in _OTHER_FRAMES
        return ()

    def _interface(self, data: bytes, start: int, end: int, offset: int) -> Sequence[Item]:
        if start + 8 > end:
            return (self.damage(offset, "an interface without a link type"),)
        link, longest = self._interface_head.unpack_from(data, start)
        options = self._options(data, start + 8, end)
        self._count += 1
        interface = _Interface(self._count, link, longest, options, self.order)
        self._interfaces.append(interface)
        return ()

    def _options(self, data: bytes, at: int, end: int) -> dict[int, bytes]:
        """Return a block's options, each as long as it says, up to the first that does not fit."""
        options: dict[int, bytes] = {}
        while at + 4 <= end:
            code, length = self._option_head.unpack_from(data, at)
            at += 4
            if not code or at + length > end:
                break
            options.setdefault(code, data[at : at + length])
            at += (length + 3) & ~3
        return options

    def _packet(
        self, data: bytes, start: int, end: int, offset: int, head: Struct
    ) -> Sequence[Item]:
        self._number += 1
        if start + 20 > end:
            return (Damage(self._number, offset, "a packet block without a packet"),)
        index, high, low, captured, _ = head.unpack_from(data, start)
        if index >= len(self._interfaces):
            return (Damage(self._number, offset, f"a packet of an undeclared interface, {index}"),)
        interface = self._interfaces[index]
        at = interface.time(high, low)
        return self._frame(interface, at, data, start + 20, captured, end, offset)

    def _simple(self, data: bytes, start: int, end: int, offset: int) -> Sequence[Item]:
        self._number += 1
        if start + 4 > end or not self._interfaces:
            return (Damage(self._number, offset, "a packet block without a packet or interface"),)
        interface = self._interfaces[0]
        (original,) = self._kind.unpack_from(data, start)
        captured = min(original, interface.longest or original, end - start - 4)
        return self._frame(interface, None, data, start + 4, captured, end, offset)

    def _frame(
        self,
        interface: _Interface,
        at: float | None,
        data: bytes,
        start: int,
        captured: int,
        end: int,
        offset: int,
    ) -> Sequence[Item]:
        number = self._number
        if captured > end - start or captured > self._longest:
            message = f"a packet of {captured} bytes in a block that holds {end - start}"
            return (Damage(number, offset, message),)
        place = (number, at, offset)
        if interface.link is None:
            return self.network.unread(place, interface.link_type, interface.key)
        return self.network.frame(place, interface.link, data, start, start + captured)
