"""Link layers: where in a frame the IP packet begins.

A link layer is a function of a buffer and the frame's bounds in it that returns the index
of the IP header, or -1 for a frame that carries something else. `LINKS` maps the link types
of pcap and pcapng (tcpdump.org/linktypes.html) to these functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

__all__ = ["LINKS", "Link"]

Link: TypeAlias = Callable[[bytes, int, int], int]

_NOT_IP: Final = -1
_IPV4: Final = b"\x08\x00"
_IPV6: Final = b"\x86\xdd"
_IP: Final = frozenset({_IPV4, _IPV6})

# IEEE 802.1Q customer tag, 802.1ad service tag, and the two that came before 802.1ad
_TAGS: Final = frozenset({b"\x81\x00", b"\x88\xa8", b"\x91\x00", b"\x92\x00"})

# AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 23 on Windows, 24, 28 and 30 on the BSDs
_FAMILIES: Final = frozenset({2, 10, 23, 24, 28, 30})


def _typed(data: bytes, at: int, payload: int, end: int) -> int:
    """Follow an EtherType at `at`, VLAN tags included; `payload` is where its packet begins."""
    kind = data[at : at + 2]
    while kind in _TAGS and payload + 4 <= end:
        kind = data[payload + 2 : payload + 4]
        payload += 4
    return payload if kind in _IP and payload < end else _NOT_IP


def _ethernet(data: bytes, start: int, end: int) -> int:
    if data[start + 12 : start + 14] == _IPV4 and start + 14 < end:
        return start + 14
    return _typed(data, start + 12, start + 14, end)


def _cooked(data: bytes, start: int, end: int) -> int:
    return _typed(data, start + 14, start + 16, end)


def _cooked_2(data: bytes, start: int, end: int) -> int:
    return _typed(data, start, start + 20, end)


def _loopback(data: bytes, start: int, end: int) -> int:
    """Read the address family in the byte order of the machine that captured, so in either."""
    family = data[start : start + 4]
    if start + 4 >= end:
        return _NOT_IP
    either = (int.from_bytes(family, "big"), int.from_bytes(family, "little"))
    return start + 4 if min(either) in _FAMILIES else _NOT_IP


def _raw(_data: bytes, start: int, end: int) -> int:
    return start if start < end else _NOT_IP


LINKS: Final[Mapping[int, Link]] = MappingProxyType(
    {
        0: _loopback,  # LINKTYPE_NULL
        1: _ethernet,
        12: _raw,  # LINKTYPE_RAW as some systems write it: DLT_RAW differs between them
        14: _raw,  # the same, OpenBSD
        101: _raw,
        108: _loopback,  # LINKTYPE_LOOP
        113: _cooked,  # LINKTYPE_LINUX_SLL
        228: _raw,  # LINKTYPE_IPV4
        229: _raw,  # LINKTYPE_IPV6
        276: _cooked_2,  # LINKTYPE_LINUX_SLL2
    }
)
