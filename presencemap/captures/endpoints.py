"""The names of the two ends of a datagram or stream, from the bytes of its headers."""

from __future__ import annotations

from socket import AF_INET6, inet_ntop
from struct import Struct
from typing import Final, TypeAlias

__all__ = ["Ends", "ends"]

Ends: TypeAlias = tuple[str, str]
"""Source and destination, as they stand in a `Record`."""

_IPV4_KEY: Final = Struct("!4B4BHH")
_PORTS: Final = Struct("!HH")


def ends(key: bytes) -> Ends:
    """Name both ends; `key` is source and destination address, then both ports, as sent.

    The length tells the address family: 12 bytes for IPv4, 36 for IPv6. An IPv6 address is
    written as RFC 5952 wants it, in brackets.
    """
    if len(key) == _IPV4_KEY.size:
        a, b, c, d, e, f, g, h, source, destination = _IPV4_KEY.unpack(key)
        return f"{a}.{b}.{c}.{d}:{source}", f"{e}.{f}.{g}.{h}:{destination}"
    source, destination = _PORTS.unpack_from(key, 32)
    near, far = inet_ntop(AF_INET6, key[:16]), inet_ntop(AF_INET6, key[16:32])
    return f"[{near}]:{source}", f"[{far}]:{destination}"
