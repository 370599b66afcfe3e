"""Capture files of libpcap: a header of 24 bytes, then packets (draft-ietf-opsawg-pcap).

Both byte orders, micro- and nanoseconds. Where a packet's header is nonsense, the next place
that reads like one is looked for, within bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import Final, NamedTuple

from presencemap.captures.links import LINKS
from presencemap.captures.packets import Network
from presencemap.captures.records import Damage, Item
from presencemap.captures.window import Window
from presencemap.errors import CaptureError
from presencemap.limits import Limits

__all__ = ["is_pcap", "read_pcap"]

_BYTE_ORDERS: Final = {
    b"\xa1\xb2\xc3\xd4": (">", 10**6),
    b"\xd4\xc3\xb2\xa1": ("<", 10**6),
    b"\xa1\xb2\x3c\x4d": (">", 10**9),
    b"\x4d\x3c\xb2\xa1": ("<", 10**9),
}
"""The magic number says the byte order and how many fractions make a second."""

_FILE_HEADER: Final = 24
_PACKET_HEADER: Final = 16
_LINK_MASK: Final = 0x03FF_FFFF  # the upper bits say how long frame check sequences are

_SEARCH: Final = 1_048_576
"""How far the next packet is looked for after a damaged one: four of the largest packets."""

_SAME_CAPTURE: Final = 30 * 86_400
"""A packet found by searching lies within so many seconds of the one before the damage."""


class _Layout(NamedTuple):
    """What a file's header says of its packets, and how long the longest may be."""

    header: Struct
    units: int
    link: int
    longest: int


def is_pcap(head: bytes) -> bool:
    """Tell whether a file begins as a pcap file does."""
    return head[:4] in _BYTE_ORDERS


def read_pcap(window: Window, limits: Limits) -> Iterator[Item]:
    """Read all packets. Raises `CaptureError` if not even the file's header is there."""
    layout = _layout(window, limits)
    header, units, link_type, longest = layout
    link, network = LINKS.get(link_type), Network(limits)
    frame, unpack, size = network.frame, header.unpack_from, _PACKET_HEADER
    number, last = 0, None
    at, data = _FILE_HEADER, window.data
    while True:
        if at + size + longest > len(data) and not window.ended:
            at = window.slide(at, size + longest)
            data = window.data
        if at + size > len(data):
            break
        seconds, fraction, captured, _ = unpack(data, at)
        start = at + size
        end = start + captured
        number += 1
        if captured > longest or end > len(data) or not (captured or seconds):
            damage, at = _damaged(window, layout, number, at, last)
            data = window.data
            yield damage
            continue
        last = seconds
        place = (number, seconds + fraction / units, window.base + at)
        if link is None:
            yield from network.unread(place, link_type, 0)
        else:
            yield from frame(place, link, data, start, end)
        at = end
    yield from network.close()
    if at < len(data) or window.failure:
        yield Damage(number + 1, window.base + at, window.failure or "the file is cut off here")


def _layout(window: Window, limits: Limits) -> _Layout:
    at = window.slide(0, _FILE_HEADER)
    head = window.data[at : at + _FILE_HEADER]
    if len(head) < _FILE_HEADER:
        raise CaptureError(window.name, "this is the start of a pcap file, cut off in its header")
    order, units = _BYTE_ORDERS[head[:4]]
    (link,) = Struct(order + "20xI").unpack(head)
    return _Layout(Struct(order + "4I"), units, link & _LINK_MASK, limits.packet_bytes)


def _damaged(
    window: Window, layout: _Layout, number: int, at: int, last: int | None
) -> tuple[Damage, int]:
    """Find a way past a damaged packet; return what to say, and where in the window to go on."""
    offset = window.base + at
    captured = layout.header.unpack_from(window.data, at)[2]
    found = _resume(window, layout, at, last)
    if found is not None:
        skipped = window.base + found - offset
        message = f"no packet can start here; {skipped} bytes are skipped"
        return Damage(number, offset, message), found
    rest = window.base + len(window.data) - offset - _PACKET_HEADER
    if not window.ended or rest >= captured:
        message = "no packet can start here; the rest of the file is not read"
    else:
        message = f"the file is cut off here: {rest} of {captured} bytes of a packet are there"
    damage = Damage(number, offset, window.failure or message)
    window.stop()
    return damage, 0


def _resume(window: Window, layout: _Layout, at: int, last: int | None) -> int | None:
    """Return where the next packet starts in the window, or None if none is found near.

    A place counts if a packet's header can be read there and another one, or the end
    of the file, right behind that packet.
    """
    at = window.slide(at, _SEARCH + layout.longest + 2 * _PACKET_HEADER)
    data = window.data
    for candidate in range(at + 1, min(at + _SEARCH, len(data) - _PACKET_HEADER) + 1):
        captured = _plausible(layout, data, candidate, last)
        if captured is None:
            continue
        behind = candidate + _PACKET_HEADER + captured
        if behind == len(data) and window.ended:
            return candidate
        if _plausible(layout, data, behind, last) is not None:
            return candidate
    return None


def _plausible(layout: _Layout, data: bytes, at: int, last: int | None) -> int | None:
    """Return the length of the packet that starts here, or None where none can."""
    if at + _PACKET_HEADER > len(data):
        return None
    seconds, fraction, captured, original = layout.header.unpack_from(data, at)
    if fraction >= layout.units or not 0 < captured <= min(original, layout.longest):
        return None
    if last is not None and abs(seconds - last) > _SAME_CAPTURE:
        return None
    return int(captured)
