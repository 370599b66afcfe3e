from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencemap.captures.tcp import FIN, RST, SYN, Streams
from presencemap.limits import Limits

ENDS = ("a:1", "b:2")
BACK = ("b:2", "a:1")
ISN = 1_000


PATIENT = Limits(gap_seconds=float("inf"))


def run(segments, limits=PATIENT):
    """Feed (sequence, flags, data[, ends]) one frame a second, then end the capture."""
    streams = Streams(limits)
    records = []
    for number, (sequence, flags, data, *ends) in enumerate(segments, 1):
        place = (number, float(number), number * 100)
        records += streams.segment(place, ends[0] if ends else ENDS, sequence % 2**32, flags, data)
    return [*records, *streams.close()]


def short(records):
    """Return what matters of records: frame, bytes, and marks."""
    marks = [("L" if r.lost else "") + ("E" if r.end else "") for r in records]
    return [(r.number, r.data, mark) for r, mark in zip(records, marks, strict=True)]


OPEN = (ISN - 1, SYN, b"")

CASES = {
    "in order": ([OPEN, (1000, 0, b"ab"), (1002, 0, b"cd")], [(2, b"ab", ""), (3, b"cd", "")]),
    "two swapped": ([OPEN, (1002, 0, b"cd"), (1000, 0, b"ab")], [(3, b"abcd", "")]),
    "data on the SYN": ([(999, SYN, b"ab"), (1002, 0, b"cd")], [(1, b"ab", ""), (2, b"cd", "")]),
    "repeated": ([OPEN, (1000, 0, b"ab"), (1000, 0, b"AB")], [(2, b"ab", "")]),
    "repeated with more": (
        [OPEN, (1000, 0, b"ab"), (1000, 0, b"ABcd")],
        [(2, b"ab", ""), (3, b"cd", "")],
    ),
    "overlap with what waits": (
        [OPEN, (1002, 0, b"cd"), (1000, 0, b"abCDef")],
        [(3, b"abcdef", "")],
    ),
    "one across two that wait": (
        [OPEN, (1002, 0, b"c"), (1004, 0, b"e"), (1001, 0, b"BCDEF"), (1000, 0, b"a")],
        [(5, b"aBcDeF", "")],
    ),
    "repeated while it waits": (
        [OPEN, (1002, 0, b"cd"), (1002, 0, b"CD"), (1000, 0, b"ab")],
        [(4, b"abcd", "")],
    ),
    "lost": (
        [OPEN, (1000, 0, b"ab"), (1004, 0, b"ef"), (1006, 0, b"gh")],
        [(2, b"ab", ""), (3, b"ef", "L"), (4, b"gh", "")],
    ),
    "start not captured": ([(5, 0, b"ab"), (7, 0, b"cd")], [(1, b"ab", "L"), (2, b"cd", "")]),
    "keep-alive": (
        [OPEN, (1000, 0, b"ab"), (1001, 0, b"\0"), (1002, 0, b"cd")],
        [(2, b"ab", ""), (4, b"cd", "")],
    ),
    "keep-alive first": ([(1001, 0, b"\0"), (1002, 0, b"cd")], [(2, b"cd", "L")]),
    "SYN repeated": ([OPEN, OPEN, (1000, 0, b"ab"), OPEN], [(3, b"ab", "")]),
    "FIN with data": ([OPEN, (1000, FIN, b"ab")], [(2, b"ab", "E")]),
    "FIN alone": ([OPEN, (1000, 0, b"ab"), (1002, FIN, b"")], [(2, b"ab", ""), (3, b"", "E")]),
    "FIN before the last data": (
        [OPEN, (1000, 0, b"ab"), (1004, FIN, b""), (1002, 0, b"cd")],
        [(2, b"ab", ""), (4, b"cd", "E")],
    ),
    "FIN repeated": (
        [OPEN, (1000, FIN, b"ab"), (1000, FIN, b"ab"), (1002, FIN, b"")],
        [(2, b"ab", "E")],
    ),
    "FIN behind a gap": (
        [OPEN, (1000, 0, b"ab"), (1004, FIN, b"ef")],
        [(2, b"ab", ""), (3, b"ef", "LE")],
    ),
    "FIN of a flow without data": ([OPEN, (1000, FIN, b"")], []),
    "FIN of an unknown flow": ([(5, FIN, b"")], []),
    "RST": ([OPEN, (1000, 0, b"ab"), (1002, RST, b"")], [(2, b"ab", ""), (3, b"", "E")]),
    "RST behind a gap": (
        [OPEN, (1000, 0, b"ab"), (1003, 0, b"d"), (1004, RST, b"")],
        [(2, b"ab", ""), (3, b"d", "L"), (4, b"", "E")],
    ),
    "RST of the other side": (
        [OPEN, (1000, 0, b"ab"), (7, RST, b"", BACK)],
        [(2, b"ab", ""), (3, b"", "E")],
    ),
    "repeated after RST": (
        [OPEN, (1000, 0, b"ab"), (1002, RST, b""), (1000, 0, b"ab")],
        [(2, b"ab", ""), (3, b"", "E")],
    ),
    "more after a false RST": (
        [OPEN, (1000, 0, b"ab"), (1002, RST, b""), (1002, 0, b"cd"), (1004, 0, b"ef")],
        [(2, b"ab", ""), (3, b"", "E"), (4, b"cd", ""), (5, b"ef", "")],
    ),
    "ports used again": (
        [OPEN, (1000, 0, b"ab"), (1004, 0, b"ef"), (70_000, SYN, b""), (70_001, 0, b"xy")],
        [(2, b"ab", ""), (3, b"ef", "L"), (4, b"", "E"), (5, b"xy", "")],
    ),
    "ports used again after an end": (
        [OPEN, (1000, FIN, b"ab"), (70_000, SYN, b""), (70_001, 0, b"xy")],
        [(2, b"ab", "E"), (4, b"xy", "")],
    ),
    "ports used again, SYN not captured, numbers far back": (
        [(2**31, SYN, b""), (2**31 + 1, 0, b"ab"), (9, 0, b"xy")],
        [(2, b"ab", ""), (3, b"xy", "L")],
    ),
    "SYN captured after the data": (
        [(1000, 0, b"ab"), OPEN, (1002, 0, b"cd")],
        [(1, b"ab", "L"), (3, b"cd", "")],
    ),
    "around the end of the numbers": (
        [(2**32 - 3, SYN, b""), (0, 0, b"cd"), (2**32 - 2, 0, b"ab"), (2, 0, b"ef")],
        [(3, b"abcd", ""), (4, b"ef", "")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_segments_become_a_stream(name):
    """Each case is what came, and the frame, bytes and marks of what goes out."""
    segments, expected = CASES[name]
    assert short(run(segments)) == expected


def test_two_directions_and_two_flows_do_not_mix():
    """Sequence numbers count for one direction of one pair of ends."""
    other = ("a:9", "b:2")
    records = run(
        [
            (5, SYN, b""),
            (5, SYN, b"", BACK),
            (5, SYN, b"", other),
            (6, 0, b"x"),
            (6, 0, b"y", BACK),
            (6, 0, b"z", other),
        ]
    )
    assert [(r.source, r.destination, r.data) for r in records] == [
        (*ENDS, b"x"),
        (*BACK, b"y"),
        (*other, b"z"),
    ]


def test_a_record_has_the_place_of_the_frame_that_completed_it():
    """Number, time and offset are those of the last frame that the bytes needed."""
    (record,) = run([OPEN, (1002, 0, b"cd"), (1000, 0, b"ab")])
    assert (record.number, record.at, record.offset) == (3, 3.0, 300)


def test_a_gap_is_given_up_when_too_much_waits_behind_it():
    """Past the bound the stream goes on without the lost bytes; they come too late then."""
    limits = Limits(flow_buffer_bytes=3_000, gap_seconds=float("inf"))
    ahead = [(1002 + i * 100, 0, b"x" * 100) for i in range(12)]
    records = run([OPEN, *ahead, (1000, 0, b"ab"), (2202, 0, b"end")], limits)
    assert short(records)[:9] == [(n, b"x" * 100, "L" if n == 2 else "") for n in range(2, 11)]
    assert b"".join(r.data for r in records) == b"x" * 1200 + b"end"
    assert [r.lost for r in records].count(True) == 1


def test_a_gap_is_given_up_when_it_is_open_for_long():
    """After `gap_seconds` of the capture's time, on any flow, what waited comes out as it came."""
    other = ("c:3", "d:4")
    segments = [OPEN, (1002, 0, b"cd"), (1004, 0, b"ef"), (1008, 0, b"ij")]
    ticks = [(1, SYN, b"", other), *((2 + n, 0, b"x", other) for n in range(9))]
    records = run([*segments, *ticks, (1006, 0, b"gh"), (1010, 0, b"kl")], Limits(gap_seconds=5))
    mine = [r for r in records if r.source == ENDS[0]]
    assert short(mine) == [
        (2, b"cd", "L"), (3, b"ef", ""), (4, b"ij", "L"), (16, b"kl", ""),
    ]  # fmt: skip
    assert [r.at for r in mine] == [2.0, 3.0, 4.0, 16.0]
    given_out = [records.index(r) for r in mine]
    assert given_out[0] < records.index(next(r for r in records if r.number == 9))


def test_a_busy_flow_does_not_put_its_gap_off():
    """A gap comes due though its flow goes on and other flows have gaps of their own."""
    streams = Streams(Limits(gap_seconds=5))
    streams.segment((1, 0.0, 0), ENDS, 999, SYN, b"")
    out = []
    for tick in range(1, 60):
        at = tick / 2
        out += streams.segment((tick, at, 0), ENDS, 1_000 + tick * 10, 0, b"x" * 10)
        if tick % 8 == 0:
            other = (f"c:{tick}", "d:4")
            out += streams.segment((tick, at, 0), other, 0, SYN, b"")
            out += streams.segment((tick, at, 0), other, 100, 0, b"y")
    mine = [record for record in out if record.source == ENDS[0]]
    assert mine[0].lost
    assert len(mine) > 40


def test_what_waits_is_bounded_over_all_flows():
    """A thousand flows with gaps hold no more than sixteen full ones."""
    limits = Limits(flow_buffer_bytes=10_000)
    streams = Streams(limits)
    for port in range(1_000):
        ends = (f"a:{port}", "b:2")
        streams.segment((1, None, 0), ends, 999, SYN, b"")
        streams.segment((1, None, 0), ends, 1001, 0, b"x" * 1_000)
    assert streams._held <= 16 * 10_000


def test_tiny_pieces_are_bounded_too():
    """Single bytes with gaps between them can't fill the memory with their overhead."""
    streams = Streams(Limits(flow_buffer_bytes=25_600))
    streams.segment((1, None, 0), ENDS, 999, SYN, b"")
    for i in range(1_000):
        streams.segment((1, None, 0), ENDS, 1001 + 2 * i, 0, b"x")
        assert len(streams._flows[ENDS].pieces) <= 100


def test_the_flow_used_longest_ago_is_forgotten():
    """Its bytes that wait come out, its end is told, and it may begin anew."""
    x, y, z = ("x:1", "b:2"), ("y:1", "b:2"), ("z:1", "b:2")
    segments = [
        (999, SYN, b"", x),
        (999, SYN, b"", y),
        (1000, 0, b"ab", x),
        (1000, 0, b"ab", y),
        (1003, 0, b"d", y),
        (1002, 0, b"c", x),
        (999, SYN, b"", z),
        (1004, 0, b"ef", y),
    ]
    records = run(segments, Limits(flows=2))
    assert [(r.source, r.number, r.data, r.lost, r.end) for r in records] == [
        ("x:1", 3, b"ab", False, False),
        ("y:1", 4, b"ab", False, False),
        ("x:1", 6, b"c", False, False),
        ("y:1", 5, b"d", True, False),
        ("y:1", 7, b"", False, True),
        ("x:1", 8, b"", False, True),
        ("y:1", 8, b"ef", True, False),
    ]


def plainly(segments):
    """Put streams together the obvious way: every byte to its place, the first copy stays.

    Segments are (position, bytes); the result is the stretches without a gap, each with
    whether bytes before it are missing.
    """
    laid = {}
    for position, data in segments:
        for index, byte in enumerate(data, position):
            laid.setdefault(index, byte)
    stretches = []
    for index in sorted(laid):
        if index - 1 not in laid:
            stretches.append((index > 0, bytearray()))
        stretches[-1][1].append(laid[index])
    return stretches


def stretches(records):
    """Join records up to each that says that bytes were lost."""
    joined = []
    for record in records:
        if record.lost or not joined:
            joined.append((record.lost, bytearray()))
        joined[-1][1].extend(record.data)
    return joined


def disturbed(draw, stream):
    """Cut a stream into segments, then lose, repeat, lengthen and move some."""
    segments, at = [], 0
    while at < len(stream):
        size = draw(st.integers(1, 1460))
        copies = draw(st.sampled_from([0, 1, 1, 1, 1, 2]))
        for _ in range(copies):
            start = max(0, at - draw(st.sampled_from([0, 0, 0, 1, 700])))
            segments.append((draw(st.integers(-3, 3)) + len(segments), start, at + size))
        at += size
    segments.sort()
    return [(start, stream[start:stop]) for _, start, stop in segments]


@st.composite
def realistic(draw):
    """Draw what a network makes of a stream; all copies of a byte agree."""
    size = draw(st.integers(1, 12_000))
    return disturbed(draw, bytes(i * 7 & 0xFF for i in range(size)))


@st.composite
def hostile(draw):
    """Draw segments that lie anywhere, each with bytes of its own."""
    places = draw(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=30))
    return [(start, bytes((fill,)) * size) for fill, (start, size) in enumerate(places)]


@settings(deadline=None)
@given(segments=realistic() | hostile(), isn=st.integers(0, 2**32 - 1) | st.just(2**32 - 50))
def test_streams_are_what_the_obvious_way_gives(segments, isn):
    """Whatever is moved, repeated, overlapped or lost, both ways agree on every byte and gap."""
    opened = [(isn, SYN, b"")]
    records = run(opened + [(isn + 1 + position, 0, data) for position, data in segments])
    assert stretches(records) == plainly(segments)


@settings(deadline=None)
@given(segments=realistic())
def test_a_stream_ends_once_and_last(segments):
    """A FIN in any place among the segments is told with the last byte, never twice."""
    last = max((position + len(data) for position, data in segments), default=0)
    middle = len(segments) // 2
    numbered = [(ISN + position, 0, data) for position, data in segments]
    numbered.insert(middle, (ISN + last, FIN, b""))
    records = run([OPEN, *numbered])
    assert [r.end for r in records] == [False] * (len(records) - 1) + [True] * bool(records)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2**32 - 1) | st.integers(990, 1100),
            st.sampled_from([0, 0, 0, SYN, FIN, RST, FIN | SYN]),
            st.binary(max_size=20),
            st.sampled_from([ENDS, BACK]),
        ),
        max_size=40,
    )
)
def test_any_segments_keep_the_books(segments):
    """After anything at all, nothing waits, and every byte given out came in once."""
    streams = Streams(Limits(flow_buffer_bytes=600, flows=1))
    given_out = 0
    for number, (sequence, flags, data, ends) in enumerate(segments, 1):
        records = streams.segment((number, None, 0), ends, sequence, flags, data)
        given_out += sum(len(r.data) for r in records)
        assert streams._held == sum(f.held for f in streams._flows.values())
        assert all(f.held <= 600 for f in streams._flows.values())
    given_out += sum(len(r.data) for r in streams.close())
    assert streams._held == 0
    assert given_out <= sum(len(data) for _, _, data, _ in segments)
