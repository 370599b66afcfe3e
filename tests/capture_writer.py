"""Captures made by hand: packets from the inside out, then the files that hold them.

Every function returns bytes. Ends are written as in a record: `192.0.2.1:5060` or
`[2001:db8::1]:5060`.
"""

from __future__ import annotations

import ipaddress
import struct
from collections.abc import Iterable

A = "192.0.2.1:5060"
B = "192.0.2.2:5070"
A6 = "[2001:db8::1]:5060"
B6 = "[2001:db8::2]:5070"

FIN, SYN, RST, PSH, ACK = 0x01, 0x02, 0x04, 0x08, 0x10

START = 1_800_000_000
"""The time of the first packet, in seconds since 1970."""


def address(end: str) -> bytes:
    """Return the address of an end, packed."""
    return ipaddress.ip_address(end.rpartition(":")[0].strip("[]")).packed


def port(end: str) -> int:
    """Return the port of an end."""
    return int(end.rpartition(":")[2])


def udp_header(payload: bytes, source: str = A, destination: str = B) -> bytes:
    """Return a UDP datagram without IP."""
    head = struct.pack("!4H", port(source), port(destination), 8 + len(payload), 0)
    return head + payload


def tcp_header(
    payload: bytes, sequence: int, flags: int = ACK, source: str = A, destination: str = B
) -> bytes:
    """Return a TCP segment without IP, with 12 bytes of options as Linux sends them."""
    ports = (port(source), port(destination))
    head = struct.pack("!HHIIBBHHH", *ports, sequence % 2**32, 0, 8 << 4, flags, 65_535, 0, 0)
    return head + bytes(12) + payload


def ipv4(
    payload: bytes,
    protocol: int,
    source: str = A,
    destination: str = B,
    *,
    identification: int = 0,
    offset: int = 0,
    more: bool = False,
    options: bytes = b"",
) -> bytes:
    """Return an IPv4 packet; `offset` is that of a fragment, in bytes."""
    words, size = 5 + len(options) // 4, 20 + len(options) + len(payload)
    fragment = offset // 8 | more << 13
    head = struct.pack(
        "!BBHHHBBH", 4 << 4 | words, 0, size, identification, fragment, 64, protocol, 0
    )
    return head + address(source) + address(destination) + options + payload


def ipv6(payload: bytes, following: int, source: str = A6, destination: str = B6) -> bytes:
    """Return an IPv6 packet."""
    head = struct.pack("!IHBB", 6 << 28, len(payload), following, 64)
    return head + address(source) + address(destination) + payload


def ip(payload: bytes, protocol: int, source: str, destination: str) -> bytes:
    """Return an IP packet of the family that its ends are of."""
    wrap = ipv6 if source.startswith("[") else ipv4
    return wrap(payload, protocol, source, destination)


def udp(payload: bytes, source: str = A, destination: str = B) -> bytes:
    """Return a UDP datagram in an IP packet."""
    return ip(udp_header(payload, source, destination), 17, source, destination)


def tcp(
    payload: bytes, sequence: int, flags: int = ACK, source: str = A, destination: str = B
) -> bytes:
    """Return a TCP segment in an IP packet."""
    return ip(tcp_header(payload, sequence, flags, source, destination), 6, source, destination)


def ethernet(packet: bytes, tags: Iterable[int] = (), kind: int | None = None) -> bytes:
    """Return an Ethernet frame; `tags` are the EtherTypes of VLAN tags before the packet."""
    kind = _ethertype(packet) if kind is None else kind
    types = b"".join(struct.pack("!HH", tag, 7) for tag in tags)
    return bytes(12) + types + struct.pack("!H", kind) + packet


def cooked(packet: bytes) -> bytes:
    """Return a frame of Linux' "any" device, first version."""
    return struct.pack("!HHH8sH", 0, 1, 6, bytes(8), _ethertype(packet)) + packet


def cooked_2(packet: bytes) -> bytes:
    """Return a frame of Linux' "any" device, second version."""
    return struct.pack("!HHIHBB8s", _ethertype(packet), 0, 1, 1, 0, 6, bytes(8)) + packet


def _ethertype(packet: bytes) -> int:
    return 0x0800 if packet[0] >> 4 == 4 else 0x86DD


def pcap_header(link: int = 1, order: str = "<", *, nanoseconds: bool = False) -> bytes:
    """Return the header of a pcap file."""
    magic = 0xA1B23C4D if nanoseconds else 0xA1B2C3D4
    return struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 262_144, link)


def pcap_packet(
    frame: bytes, seconds: int = START, fraction: int = 0, order: str = "<", original: int = 0
) -> bytes:
    """Return a packet of a pcap file; `original` is its length before it was cut."""
    return struct.pack(order + "4I", seconds, fraction, len(frame), original or len(frame)) + frame


def pcap(
    frames: Iterable[bytes], link: int = 1, order: str = "<", *, nanoseconds: bool = False
) -> bytes:
    """Return a pcap file in which the frames are one second apart."""
    packets = [pcap_packet(frame, START + i, 500, order) for i, frame in enumerate(frames)]
    return pcap_header(link, order, nanoseconds=nanoseconds) + b"".join(packets)


def block(kind: int, body: bytes, order: str = "<") -> bytes:
    """Return a block of a pcapng file."""
    body += bytes(-len(body) % 4)
    size = struct.pack(order + "I", len(body) + 12)
    return struct.pack(order + "I", kind) + size + body + size


def section(order: str = "<") -> bytes:
    """Return a section header."""
    return block(0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1), order)


def interface(link: int = 1, options: bytes = b"", order: str = "<", longest: int = 0) -> bytes:
    """Return an interface description."""
    return block(1, struct.pack(order + "HHI", link, 0, longest) + options, order)


def option(code: int, value: bytes, order: str = "<") -> bytes:
    """Return an option of a block."""
    return struct.pack(order + "HH", code, len(value)) + value + bytes(-len(value) % 4)


def packet(frame: bytes, ticks: int = START * 10**6, index: int = 0, order: str = "<") -> bytes:
    """Return an enhanced packet block."""
    times = (ticks >> 32, ticks & 0xFFFFFFFF)
    head = struct.pack(order + "5I", index, *times, len(frame), len(frame))
    return block(6, head + frame, order)


def simple_packet(frame: bytes, original: int | None = None, order: str = "<") -> bytes:
    """Return a simple packet block."""
    return block(3, struct.pack(order + "I", original or len(frame)) + frame, order)


def old_packet(frame: bytes, ticks: int = START * 10**6, index: int = 0, order: str = "<") -> bytes:
    """Return a packet block of the obsolete kind."""
    times = (ticks >> 32, ticks & 0xFFFFFFFF)
    head = struct.pack(order + "HHIIII", index, 0, *times, len(frame), len(frame))
    return block(2, head + frame, order)


def pcapng(frames: Iterable[bytes], link: int = 1, order: str = "<") -> bytes:
    """Return a pcapng file in which the frames are one second apart."""
    packets = [
        packet(frame, (START + i) * 10**6 + 500, order=order) for i, frame in enumerate(frames)
    ]
    return section(order) + interface(link, order=order) + b"".join(packets)
