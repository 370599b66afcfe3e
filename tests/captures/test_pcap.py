from __future__ import annotations

import capture_writer as w
import pytest

from presencemap.captures import Damage, Record, Transport
from presencemap.errors import CaptureError
from presencemap.limits import Limits

FRAMES = [w.ethernet(w.udp(b"message %d" % i)) for i in range(5)]
SIZE = 16 + len(FRAMES[0])


def payloads(items):
    """Return frame number and payload of each record."""
    return [(item.number, item.data) for item in items if isinstance(item, Record)]


def damage(items):
    """Return frame number, offset and message of each damage."""
    return [(d.number, d.offset, d.message) for d in items if isinstance(d, Damage)]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("nanoseconds", "units"), [(False, 10**6), (True, 10**9)])
def test_packets_are_read_in_both_orders_and_units(read, order, nanoseconds, units):
    """Number, time and place of every packet are right."""
    items = read(w.pcap(FRAMES, order=order, nanoseconds=nanoseconds))
    assert items == [
        Record(
            i + 1,
            w.START + i + 500 / units,
            Transport.UDP,
            w.A,
            w.B,
            b"message %d" % i,
            24 + i * SIZE,
        )
        for i in range(5)
    ]


def test_a_capture_without_packets_has_no_records(read):
    """An idle line is no error."""
    assert read(w.pcap([])) == []


def test_check_sequences_in_the_link_type_are_passed_over(read):
    """The upper bits of the link type say how frames end, not what they are."""
    assert len(read(w.pcap(FRAMES, link=0x5000_0001))) == 5


def test_packets_that_are_not_for_us_are_counted(read):
    """Numbers are those of the file, whatever the packets before were."""
    arp = w.ethernet(b"arp" * 9, kind=0x0806)
    assert payloads(read(w.pcap([arp, FRAMES[0], arp, FRAMES[1]]))) == [
        (2, b"message 0"),
        (4, b"message 1"),
    ]


def test_a_link_layer_that_is_not_read_is_told_once(read):
    """The user learns the link type, and nothing else."""
    assert read(w.pcap(FRAMES, link=105)) == [
        Damage(1, 24, "packets of link type 105 are not read")
    ]


def test_a_header_that_is_cut_off_is_refused(read):
    """There is no link type, so nothing can be read."""
    with pytest.raises(CaptureError, match="cut off in its header"):
        read(w.pcap([])[:23])


def test_a_file_cut_at_any_byte_gives_the_packets_before(read):
    """What is whole is read, and the cut one is told with its offset."""
    data = w.pcap(FRAMES[:2])
    for cut in range(24, len(data)):
        items = read(data[:cut])
        whole = (cut - 24) // SIZE
        assert payloads(items) == [(i + 1, b"message %d" % i) for i in range(whole)]
        expected = [(whole + 1, 24 + whole * SIZE)] if (cut - 24) % SIZE else []
        assert [d[:2] for d in damage(items)] == expected


def test_the_message_of_a_cut_packet_says_how_much_is_there(read):
    """The user sees that the recording was stopped hard, not that the file is nonsense."""
    assert damage(read(w.pcap(FRAMES)[:-3])) == [
        (
            5,
            24 + 4 * SIZE,
            f"the file is cut off here: {SIZE - 19} of {SIZE - 16} bytes of a packet are there",
        )
    ]


@pytest.mark.parametrize("length", [0, 262_145, 2**32 - 1, 200_000])
def test_a_nonsense_length_costs_one_packet(read, length):
    """The packets behind a damaged header are found again."""
    data = bytearray(w.pcap(FRAMES))
    at = 24 + 2 * SIZE
    data[at + 8 : at + 12] = length.to_bytes(4, "little")
    if not length:
        data[at : at + 4] = bytes(4)
    items = read(bytes(data))
    expected = [(i + 1, b"message %d" % i) for i in (0, 1, 3, 4)]
    assert payloads(items) == expected
    assert damage(items) == [(3, at, f"no packet can start here; {SIZE} bytes are skipped")]


@pytest.mark.parametrize("junk", [b"\0" * 50, b"\xff" * 33, b"junk" * 30])
def test_junk_between_packets_is_skipped(read, junk):
    """What a broken disk wrote between two packets hides neither."""
    parts = [w.pcap_packet(frame) for frame in FRAMES]
    items = read(w.pcap_header() + parts[0] + junk + parts[1] + parts[2])
    assert [data for _, data in payloads(items)] == [b"message 0", b"message 1", b"message 2"]
    assert [d[1] for d in damage(items)] == [24 + SIZE]


def test_junk_without_an_end_stops_the_reading(read):
    """Past a bounded search the rest is given up, and told."""
    items = read(w.pcap(FRAMES[:1]) + b"\xff" * 2_000_000 + w.pcap(FRAMES)[24:])
    assert len(payloads(items)) == 1
    assert damage(items) == [
        (2, 24 + SIZE, "no packet can start here; the rest of the file is not read")
    ]


def test_a_packet_longer_than_the_limit_is_damage(read):
    """The longest packet is a limit that the caller may set."""
    data = w.pcap([FRAMES[0], w.ethernet(w.udp(bytes(500))), FRAMES[1]])
    items = read(data, limits=Limits(packet_bytes=100))
    assert payloads(items) == [(1, b"message 0"), (3, b"message 1")]
    assert len(damage(items)) == 1


def test_streams_and_fragments_end_with_the_file(read):
    """What waited for bytes that never came is given out last."""
    frames = [w.tcp(b"", 9, w.SYN), w.tcp(b"b", 11), w.ipv4(bytes(8), 17, more=True)]
    items = read(w.pcap(frames, link=101))
    assert [type(item) for item in items] == [Record, Damage]
    assert (items[0].data, items[0].lost, items[0].number) == (b"b", True, 2)


def test_a_file_longer_than_the_window_is_read_whole(read):
    """Packets that lie across two reads are read like all others."""
    frames = [w.ethernet(w.udp(b"%d" % i + bytes(i % 1400))) for i in range(2_000)]
    items = read(w.pcap(frames))
    assert [item.data for item in items] == [b"%d" % i + bytes(i % 1400) for i in range(2_000)]
    assert items[-1].offset == 24 + sum(16 + len(frame) for frame in frames[:-1])
