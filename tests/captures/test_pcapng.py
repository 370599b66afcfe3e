from __future__ import annotations

import struct

import capture_writer as w
import pytest

from presencemap.captures import Damage, Record, Transport

FRAMES = [w.ethernet(w.udp(b"message %d" % i)) for i in range(5)]
PACKET = len(w.packet(FRAMES[0]))


def payloads(items):
    """Return frame number and payload of each record."""
    return [(item.number, item.data) for item in items if isinstance(item, Record)]


def damage(items):
    """Return frame number, offset and message of each damage."""
    return [(d.number, d.offset, d.message) for d in items if isinstance(d, Damage)]


@pytest.mark.parametrize("order", ["<", ">"])
def test_packets_are_read_in_both_orders(read, order):
    """Number, time and place of every packet are right."""
    start = len(w.section() + w.interface())
    assert read(w.pcapng(FRAMES, order=order)) == [
        Record(
            i + 1,
            w.START + i + 0.0005,
            Transport.UDP,
            w.A,
            w.B,
            b"message %d" % i,
            start + i * PACKET,
        )
        for i in range(5)
    ]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("resolution", "ticks", "at"),
    [
        (b"\x06", 1_500_000, 1.5),
        (b"\x09", 1_500_000_000, 1.5),
        (b"\x00", 7, 7.0),
        (b"\x81", 3, 1.5),
        (b"\xa0", 3 << 31, 1.5),
        (b"\x7f", 0, 0.0),
        (b"\xff", 2**64 - 1, 2**64 / 2**127),
    ],
)
def test_an_interface_says_what_a_tick_is(read, order, resolution, ticks, at):
    """Powers of ten and of two, small and large."""
    option = w.option(9, resolution, order)
    data = w.section(order) + w.interface(1, option, order) + w.packet(FRAMES[0], ticks, 0, order)
    assert [item.at for item in read(data)] == [at]


@pytest.mark.parametrize(("order", "sign"), [("<", 1), (">", -1)])
def test_an_interface_may_shift_its_times(read, order, sign):
    """The offset is in seconds, with a sign, and other options do not matter."""
    options = w.option(2, b"eth0", order) + w.option(14, struct.pack(order + "q", sign * 5), order)
    data = w.section(order) + w.interface(1, options, order) + w.packet(FRAMES[0], 10**7, 0, order)
    assert [item.at for item in read(data)] == [10 + sign * 5]


def test_each_packet_is_of_its_interface(read):
    """Two interfaces have two link layers and two clocks."""
    data = w.section() + w.interface(1) + w.interface(101, w.option(9, b"\x03"))
    data += w.packet(w.udp(b"raw"), 2_000, 1) + w.packet(FRAMES[0], 3_000_000, 0)
    assert [(item.data, item.at) for item in read(data)] == [(b"raw", 2.0), (b"message 0", 3.0)]


def test_sections_have_their_own_order_and_interfaces(read):
    """Files that were put together read as one, the numbers go on."""
    data = w.pcapng(FRAMES[:2]) + w.pcapng([w.udp(b"raw")], 101, ">") + w.pcapng(FRAMES[2:3])
    assert payloads(read(data)) == [
        (1, b"message 0"),
        (2, b"message 1"),
        (3, b"raw"),
        (4, b"message 2"),
    ]


def test_simple_packets_have_no_time(read):
    """They are of the first interface, and its snapshot length is how much is there."""
    data = w.section() + w.interface(101) + w.simple_packet(w.udp(b"simple"))
    assert [(item.at, item.data) for item in read(data)] == [(None, b"simple")]
    packet = w.udp(b"simple")
    cut = w.section() + w.interface(101, longest=30) + w.simple_packet(packet[:30], len(packet))
    assert damage(read(cut))[0][2] == "only 10 of a UDP datagram's 14 bytes are here"


@pytest.mark.parametrize("order", ["<", ">"])
def test_packets_of_the_obsolete_kind_are_read(read, order):
    """Files from before 2009 have them."""
    data = w.section(order) + w.interface(1, order=order) + w.old_packet(FRAMES[0], order=order)
    assert [(item.at, item.data) for item in read(data)] == [(w.START, b"message 0")]


@pytest.mark.parametrize("kind", [4, 5, 10, 0x205, 0x80000001])
def test_other_blocks_are_passed_over(read, kind):
    """Names, statistics, secrets and what nobody knows are neither records nor numbered."""
    data = w.section() + w.interface() + w.block(kind, b"whatever") + w.packet(FRAMES[0])
    assert payloads(read(data)) == [(1, b"message 0")]


@pytest.mark.parametrize("kind", [9, 0xBAD, 0x40000BAD, 0x204, 0x216, 0x221])
def test_blocks_that_wireshark_shows_among_the_packets_are_numbered(read, kind):
    """So that our numbers are those that the user sees there (tried with 4.0.17)."""
    data = w.section() + w.interface() + w.block(kind, bytes(40)) + w.packet(FRAMES[0])
    assert payloads(read(data)) == [(2, b"message 0")]


def test_link_layers_that_are_not_read_are_told_once_an_interface(read):
    """Two interfaces of radio give two sentences, the Ethernet beside them is read."""
    data = w.section() + w.interface(105) + w.interface(127) + w.interface(1)
    data += w.packet(b"?", 0, 0) * 2 + w.packet(b"?", 0, 1) * 2 + w.packet(FRAMES[0], 0, 2)
    items = read(data)
    assert payloads(items) == [(5, b"message 0")]
    assert [(number, message[-20:]) for number, _, message in damage(items)] == [
        (1, "ype 105 are not read"),
        (3, "ype 127 are not read"),
    ]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (w.packet(FRAMES[0], index=3), "a packet of an undeclared interface, 3"),
        (w.block(6, bytes(16)), "a packet block without a packet"),
        (
            w.block(6, struct.pack("<5I", 0, 0, 0, 99, 99) + bytes(8)),
            "a packet of 99 bytes in a block that holds 8",
        ),
        (w.block(1, b"1234"), "an interface without a link type"),
        (w.block(3, b""), "a packet block without a packet or interface"),
    ],
)
def test_a_block_that_contradicts_itself_is_damage(read, block, message):
    """It is told with its offset, and the next is read."""
    head = w.section() + w.interface()
    items = read(head + block + w.packet(FRAMES[1]))
    assert damage(items) == [(1, len(head), message)]
    assert [data for _, data in payloads(items)] == [b"message 1"]


def test_a_file_cut_at_any_byte_gives_the_packets_before(read):
    """What is whole is read, and the place of the cut one is told."""
    data = w.pcapng(FRAMES[:2])
    start = len(data) - 2 * PACKET
    for cut in range(start, len(data)):
        items = read(data[:cut])
        whole = (cut - start) // PACKET
        assert payloads(items) == [(i + 1, b"message %d" % i) for i in range(whole)]
        expected = [(whole + 1, start + whole * PACKET)] if (cut - start) % PACKET else []
        assert [d[:2] for d in damage(items)] == expected


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("end", [4, PACKET - 4], ids=["first length", "second length"])
@pytest.mark.parametrize("length", [0, 4, PACKET + 4, PACKET + 1, 2**24, 2**32 - 4])
def test_a_nonsense_length_costs_one_packet(read, order, end, length):
    """Both lengths are compared; where they differ the next block is found again."""
    data = bytearray(w.pcapng(FRAMES, order=order))
    at = len(data) - 3 * PACKET
    data[at + end : at + end + 4] = struct.pack(order + "I", length)
    items = read(bytes(data))
    assert [data for _, data in payloads(items)] == [b"message %d" % i for i in (0, 1, 3, 4)]
    assert damage(items) == [(3, at, f"no block can start here; {PACKET} bytes are skipped")]


@pytest.mark.parametrize("junk", [b"\0" * 50, b"\xff" * 33, b"\x06\0\0\0" * 30, b"\0" * 3_000_000])
def test_junk_between_blocks_is_skipped(read, junk):
    """However long it is, the next packet is found."""
    blocks = [w.packet(frame) for frame in FRAMES]
    head = w.section() + w.interface() + blocks[0]
    items = read(head + junk + blocks[1])
    assert [data for _, data in payloads(items)] == [b"message 0", b"message 1"]
    assert damage(items) == [
        (2, len(head), f"no block can start here; {len(junk)} bytes are skipped")
    ]


def test_a_damaged_section_header_does_not_hide_its_section(read):
    """The byte order is known all the same, and the blocks behind it are found."""
    broken = bytearray(w.pcapng(FRAMES[:1]))
    broken[4:8] = b"\xff" * 4
    items = read(bytes(broken) + w.pcapng(FRAMES[1:2]))
    assert payloads(items) == [(1, b"message 0"), (2, b"message 1")]
    assert damage(items) == [(1, 0, "no block can start here; 28 bytes are skipped")]


def test_a_file_longer_than_the_window_is_read_whole(read):
    """Blocks that lie across two reads are read like all others."""
    frames = [w.ethernet(w.udp(b"%d" % i + bytes(i % 1400))) for i in range(2_000)]
    items = read(w.pcapng(frames))
    assert [item.data for item in items] == [b"%d" % i + bytes(i % 1400) for i in range(2_000)]
