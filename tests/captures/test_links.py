from __future__ import annotations

import struct

import capture_writer as w
import pytest

from presencemap.captures.links import LINKS

V4, V6 = w.udp(b"x"), w.udp(b"x", w.A6, w.B6)

FRAMES = {
    "ethernet": (1, w.ethernet(V4), V4),
    "ethernet v6": (1, w.ethernet(V6), V6),
    "vlan": (1, w.ethernet(V4, [0x8100]), V4),
    "qinq": (1, w.ethernet(V6, [0x88A8, 0x8100]), V6),
    "old qinq": (1, w.ethernet(V4, [0x9100, 0x8100]), V4),
    "cooked": (113, w.cooked(V4), V4),
    "cooked v6": (113, w.cooked(V6), V6),
    "cooked 2": (276, w.cooked_2(V4), V4),
    "cooked 2 v6": (276, w.cooked_2(V6), V6),
    "null, little": (0, struct.pack("<I", 2) + V4, V4),
    "null, big": (0, struct.pack(">I", 2) + V4, V4),
    "null v6, macOS": (0, struct.pack("<I", 30) + V6, V6),
    "loop": (108, struct.pack(">I", 24) + V6, V6),
    **{f"raw {number}": (number, V4, V4) for number in (12, 14, 101, 228)},
    "raw 229": (229, V6, V6),
}


@pytest.mark.parametrize("name", FRAMES)
def test_the_ip_packet_is_found(name):
    """Every link layer leads to the first byte of its IP packet, wherever the frame lies."""
    link, frame, packet = FRAMES[name]
    data = b"before" + frame + b"behind"
    at = LINKS[link](data, 6, 6 + len(frame))
    assert data[at : 6 + len(frame)] == packet


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_cut_before_its_packet_has_none(name):
    """Cut at every byte of the link layer, a frame borrows nothing from its neighbour."""
    link, frame, packet = FRAMES[name]
    for cut in range(len(frame) - len(packet) + 1):
        assert LINKS[link](frame, 0, cut) == -1


@pytest.mark.parametrize(
    ("link", "frame"),
    [
        (1, w.ethernet(b"arp" * 9, kind=0x0806)),
        (1, w.ethernet(b"arp" * 9, [0x8100], kind=0x0806)),
        (113, w.cooked(V4)[:14] + b"\x08\x06" + V4),
        (0, struct.pack("<I", 7) + V4),
    ],
)
def test_other_protocols_are_passed_over(link, frame):
    """A frame that carries something else than IP is no damage, just not for us."""
    assert LINKS[link](frame, 0, len(frame)) == -1
