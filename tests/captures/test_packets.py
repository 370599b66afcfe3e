from __future__ import annotations

import struct

import capture_writer as w
import pytest

from presencemap.captures import Damage, Record, Transport
from presencemap.captures.links import LINKS
from presencemap.captures.packets import Network
from presencemap.limits import DEFAULT_LIMITS, Limits

RAW = LINKS[101]
PLACE = (7, 8.5, 900)


def take(*packets, network=None, neighbour=b""):
    """Give packets to a network; return all that they and the capture's end bring."""
    network = network or Network(DEFAULT_LIMITS)
    items = []
    for packet in packets:
        items += network.frame(PLACE, RAW, packet + neighbour, 0, len(packet))
    return [*items, *network.close()]


def datagram(data, source=w.A, destination=w.B):
    """Return the record of a datagram."""
    return Record(*PLACE[:2], Transport.UDP, source, destination, data, PLACE[2])


def extension(following, size=8, kind=0):
    """Return an IPv6 extension header of that many bytes."""
    return bytes((following, size // 8 - 1)) + bytes((kind,)) * (size - 2)


def fragment6(following, offset, data, *, more, identification=1):
    """Return an IPv6 fragment header and its part of the payload."""
    return struct.pack("!BBHI", following, 0, offset | more, identification) + data


DATAGRAM = w.udp_header(b"hello", w.A6, w.B6)

WHOLE = {
    "ipv4": (w.udp(b"hello"), datagram(b"hello")),
    "empty": (w.udp(b""), datagram(b"")),
    "ethernet padding": (w.udp(b"hello") + bytes(20), datagram(b"hello")),
    "options": (w.ipv4(w.udp_header(b"hello"), 17, options=bytes(8)), datagram(b"hello")),
    "ipv6": (w.udp(b"hello", w.A6, w.B6), datagram(b"hello", w.A6, w.B6)),
    "hop-by-hop": (w.ipv6(extension(17) + DATAGRAM, 0), datagram(b"hello", w.A6, w.B6)),
    "three extensions": (
        w.ipv6(extension(43) + extension(60, 24) + extension(17, 16) + DATAGRAM, 0),
        datagram(b"hello", w.A6, w.B6),
    ),
    "authentication": (
        w.ipv6(bytes((17, 4)) + bytes(22) + DATAGRAM, 51),
        datagram(b"hello", w.A6, w.B6),
    ),
    "atomic fragment": (
        w.ipv6(fragment6(17, 0, DATAGRAM, more=False), 44),
        datagram(b"hello", w.A6, w.B6),
    ),
    "length left to the network card": (
        w.udp(b"hello")[:2] + b"\0\0" + w.udp(b"hello")[4:],
        datagram(b"hello"),
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_datagram_is_read(name):
    """Whatever headers stand before it, the payload and both ends come out."""
    packet, record = WHOLE[name]
    assert take(packet) == [record]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("neighbour", [b"", bytes(64)])
def test_a_cut_packet_is_damage_or_the_same_record(name, neighbour):
    """Cut at every byte, with and without a neighbour behind, no packet gives other bytes."""
    packet, record = WHOLE[name]
    for cut in range(1, len(packet)):
        for item in take(packet[:cut], neighbour=neighbour):
            assert isinstance(item, Damage) or item == record


@pytest.mark.parametrize(
    ("packet", "message"),
    [
        (b"\x50" + bytes(40), "an IP header of version 5"),
        (w.udp(b"x")[:19], "an IPv4 header is cut off"),
        (b"\x44" + w.udp(b"x")[1:], "an IPv4 packet of 29 bytes, header 16"),
        (w.udp(b"x", w.A6, w.B6)[:39], "an IPv6 header is cut off"),
        (w.ipv6(extension(17, 64)[:16], 0), "an IPv6 extension header is cut off"),
        (w.ipv4(b"1234567", 17), "a UDP header is cut off"),
        (w.udp(b"hello")[:-2], "only 11 of a UDP datagram's 13 bytes are here"),
        (w.ipv4(struct.pack("!4H", 1, 2, 7, 0), 17), "a UDP length of 7, less than the header's"),
        (w.ipv4(bytes(19), 6), "a TCP header is cut off"),
        (w.ipv4(bytes(12) + b"\x40" + bytes(7), 6), "a TCP header of 16 bytes"),
        (w.ipv4(bytes(12) + b"\xf0" + bytes(7), 6), "a TCP header of 60 bytes"),
        (w.ipv4(bytes(8), 17, offset=65_528, more=True), "a fragment ends 65536 bytes into"),
        (w.ipv4(bytes(8), 17, more=True)[:-1], "a fragment is cut off"),
    ],
)
def test_nonsense_is_damage_with_a_reason(packet, message):
    """A header that contradicts itself is reported with the frame it is in."""
    (damage,) = take(packet)
    assert (damage.number, damage.offset) == (PLACE[0], PLACE[2])
    assert damage.message.startswith(message)


@pytest.mark.parametrize("protocol", [1, 2, 50, 132])
def test_other_protocols_are_passed_over(protocol):
    """ICMP, IGMP, ESP and SCTP are neither records nor damage."""
    assert take(w.ipv4(bytes(40), protocol), w.ipv6(bytes(40), protocol)) == []


def test_ipv4_fragments_are_joined():
    """A datagram in pieces is one record, of the frame that completed it."""
    data = bytes(range(256))
    whole = w.udp_header(data)
    packets = [
        w.ipv4(whole[at : at + 96], 17, identification=5, offset=at, more=at + 96 < len(whole))
        for at in range(0, len(whole), 96)
    ]
    assert take(*packets) == [datagram(data)]
    assert take(*reversed(packets)) == [datagram(data)]


def test_ipv6_fragments_are_joined_and_their_extensions_read():
    """What follows a fragment header may begin with extension headers too."""
    whole = extension(17) + DATAGRAM
    packets = [
        w.ipv6(fragment6(60, 0, whole[:16], more=True), 44),
        w.ipv6(fragment6(60, 16, whole[16:], more=False), 44),
    ]
    assert take(*packets) == [datagram(b"hello", w.A6, w.B6)]


def test_fragments_of_different_datagrams_are_kept_apart():
    """Identification, ends and protocol tell which datagram a piece is of."""
    first, second = w.udp_header(b"1" * 8), w.udp_header(b"2" * 8)
    packets = [
        w.ipv4(first[:8], 17, identification=1, more=True),
        w.ipv4(second[:8], 17, identification=2, more=True),
        w.ipv4(second[8:], 17, identification=2, offset=8),
        w.ipv4(first[8:], 17, identification=1, offset=8),
    ]
    assert take(*packets) == [datagram(b"2" * 8), datagram(b"1" * 8)]


def test_fragments_that_never_complete_are_reported_at_the_end():
    """The capture's end gives a damage for a datagram that lacks its tail."""
    (damage,) = take(w.ipv4(w.udp_header(b"x" * 24), 17, more=True))
    assert damage.message == "fragments are missing: 32 of an unknown number bytes were captured"


@pytest.mark.parametrize(("source", "destination"), [(w.A, w.B), (w.A6, w.B6)])
def test_a_segment_goes_to_its_stream(source, destination):
    """Data of a segment comes out with its ends; a bare acknowledgement brings nothing."""
    packets = [
        w.tcp(b"", 9, w.SYN, source, destination),
        w.tcp(b"", 10, w.ACK, source, destination),
        w.tcp(b"hello", 10, w.PSH | w.ACK, source, destination),
    ]
    (record,) = take(*packets)
    expected = Record(*PLACE[:2], Transport.TCP, source, destination, b"hello", PLACE[2])
    assert record == expected


def test_a_segment_that_was_cut_when_captured_leaves_a_gap():
    """What a short snapshot kept of a segment is used; the rest is lost, and said to be."""
    packets = [w.tcp(b"", 9, w.SYN), w.tcp(b"0123456789", 10)[:-4], w.tcp(b"ab", 20)]
    records = take(*packets)
    assert [(r.data, r.lost) for r in records] == [(b"012345", False), (b"ab", True)]


def test_names_are_right_however_many_there_are():
    """The memory of names is bounded, and forgetting one does no harm."""
    network = Network(Limits(flows=2))
    sources = [f"192.0.2.1:{port}" for port in (1, 2, 3, 1, 2)]
    records = take(*(w.udp(b"x", source) for source in sources), network=network)
    assert [record.source for record in records] == sources


def test_an_unread_link_layer_is_told_once_for_each_interface():
    """Thousands of frames of radio need one sentence."""
    network = Network(DEFAULT_LIMITS)
    told = [network.unread(PLACE, 105, interface) for interface in (0, 0, 1, 1)]
    damage = Damage(7, 900, "packets of link type 105 are not read")
    assert told == [(damage,), (), (damage,), ()]
