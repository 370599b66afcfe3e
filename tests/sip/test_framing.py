from __future__ import annotations

import pytest

from presencemap.limits import Limits
from presencemap.sip import NEED_DATA, Message, MessageReader, framing
from presencemap.sip.grammar import LONGEST_START_LINE

PING = b"\r\n\r\n"


def request(body=b"", method=b"NOTIFY", extra=b""):
    """Make a small request."""
    return b"%s sip:a@b SIP/2.0\r\n%sContent-Length: %d\r\n\r\n%s" % (
        method,
        extra,
        len(body),
        body,
    )


def shown(events):
    """Reduce events to what tests compare: bodies, or codes."""
    return [event.body if isinstance(event, Message) else event.code for event in events]


@pytest.mark.parametrize("ping", [b"", b"\r\n", PING, b"\n", b"\x00\x00\x00\x00", b"\r"])
def test_keep_alives_are_skipped_in_both_framings(ping, drain, read_stream):
    """CRLFs and NULs between messages give no event of their own."""
    reader = MessageReader()
    for datagram in (ping, request(b"1"), ping, request(b"2"), ping):
        reader.feed(datagram)
    assert shown(drain(reader)) == [b"1", b"2"]
    whole = ping + request(b"1") + ping + request(b"2") + ping
    assert shown(read_stream(whole)) == [b"1", b"2"]


def test_offsets_count_all_bytes_fed(drain, read_stream):
    """A message, and a fault, stand where their start line does in all that was fed."""
    one, bad = request(b"1"), b"NOTIFY sip:a@b SIP/7.0\r\n\r\n"
    reader = MessageReader()
    for datagram in (PING, PING + one, bad, one):
        reader.feed(datagram)
    places = [8, 8 + len(one), 8 + len(one) + len(bad)]
    assert [event.offset for event in drain(reader)] == places
    events = read_stream(PING + PING + one + bad + one)
    assert [event.offset for event in events] == places


def test_octets_beyond_a_datagrams_content_length_are_counted(read):
    """The body ends where Content-Length says, and the rest is counted (RFC 3261 §18.3)."""
    message = read(request(b"12") + b"345")
    assert (message.body, message.trailing) == (b"12", 3)
    assert read(request(b"12")).trailing == 0


def test_a_datagram_without_content_length_ends_its_body(read):
    """Without Content-Length the body takes the rest of the datagram."""
    assert read(b"NOTIFY sip:a@b SIP/2.0\r\n\r\n12\r\n\r\n3").body == b"12\r\n\r\n3"


def test_the_first_empty_line_ends_the_head(read, read_stream):
    """Empty lines in a body, of either kind, belong to it."""
    for end in (b"\r\n", b"\n"):
        for gap in (b"\r\n\r\n", b"\n\n", b"\n\r\n"):
            data = end.join([b"NOTIFY sip:a@b SIP/2.0", b"l: %d" % (len(gap) + 2), b"", b""])
            data += b"a" + gap + b"b"
            assert read(data).body == b"a" + gap + b"b"
            assert shown(read_stream(data)) == [b"a" + gap + b"b"]


def test_a_stream_needs_content_length(read_stream):
    """Without it nothing tells where the body ends; the next message is found all the same."""
    lost = b"NOTIFY sip:a@b SIP/2.0\r\nTo: x\r\n\r\nbody" + request(b"2")
    assert shown(read_stream(lost)) == ["missing-content-length", b"2"]


def test_reading_goes_on_behind_bytes_that_are_no_message(read_stream):
    """One run of foreign bytes is one fault, and the next start line ends it."""
    tls = b"\x16\x03\x01\x02\x00" + bytes(range(256)) * 4
    assert shown(read_stream(tls + b"\r\n\r\nmore\r\n\r\n" + request(b"1"))) == [
        "bad-start-line",
        b"1",
    ]


def test_missing_bytes_drop_the_unfinished_message(drain):
    """What came before a gap is read, what it cut is one fault, what follows is found."""
    reader = MessageReader("stream")
    reader.feed(request(b"1") + request(b"22")[:-1])
    reader.lose()
    reader.feed(b"</presence>" + request(b"3"))
    assert shown(drain(reader)) == [b"1", "incomplete-message", b"3"]


def test_missing_bytes_between_messages_are_no_fault(drain):
    """A gap where no message was begun cuts none."""
    reader = MessageReader("stream")
    reader.feed(request(b"1") + PING)
    assert shown(drain(reader)) == [b"1"]
    reader.lose()
    reader.lose()
    reader.feed(request(b"2"))
    assert shown(drain(reader)) == [b"2"]


def test_half_a_method_behind_a_gap_is_no_method(drain):
    """Only a method in use is taken from the middle of a line."""
    reader = MessageReader("stream")
    reader.lose()
    odd = request(b"</x>", method=b"ODD")
    reader.feed(request(b"</x>")[2:] + odd + odd)
    assert shown(drain(reader)) == []
    reader.feed(b"\n" + odd)
    assert shown(drain(reader)) == [b"</x>"]


def test_a_body_longer_than_its_sender_says_hides_no_message(read_stream):
    """What is left of the body is a fault, and the message right behind it is found."""
    short = request(b"</x>").replace(b": 4", b": 2")
    assert shown(read_stream(short + request(b"2"))) == [b"</", "bad-start-line", b"2"]


def test_bytes_missing_unnoticed_within_a_head_are_found_out(read_stream):
    """A start line where a header should be starts a message, and the head before is a fault."""
    cut = request(b"1", extra=b"To: x\r\nFrom: y\r\n")[:31]
    assert cut.endswith(b"To: x\r\n")
    assert shown(read_stream(cut + request(b"2"))) == ["incomplete-message", b"2"]
    assert shown(read_stream(cut + b"SIP/2.0 200 OK\r\nl: 0\r\n\r\n")) == [
        "incomplete-message",
        b"",
    ]


def test_the_end_of_a_stream_cuts_a_message(read_stream):
    """An unfinished message at the end is a fault; keep-alives there are not."""
    assert shown(read_stream(request(b"1")[:-1])) == ["incomplete-message"]
    assert shown(read_stream(b"NOT")) == ["incomplete-message"]
    assert shown(read_stream(PING)) == []


def test_gaps_and_ends_mean_nothing_to_datagrams(drain):
    """Each datagram stands alone."""
    reader = MessageReader()
    reader.feed(request(b"1"))
    reader.lose()
    reader.close()
    assert shown(drain(reader)) == [b"1"]


def test_message_limits_are_exact(read, read_stream):
    """A message at the limit is read, and one byte more is a fault; the next one is found."""
    one = request(b"1" * 100)
    enough, less = Limits(message_bytes=len(one)), Limits(message_bytes=len(one) - 1)
    assert shown([read(one, limits=enough)]) == [b"1" * 100]
    assert shown([read(one, limits=less)]) == ["message-too-large"]
    assert shown(read_stream(one, limits=enough)) == [b"1" * 100]
    assert shown(read_stream(one + request(b"2"), limits=less)) == ["message-too-large", b"2"]


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_head_limits_are_exact_on_a_stream(step, read_stream):
    """Whatever the pieces, a head at the limit is read and a larger one is one fault."""
    one = request(b"1", extra=b"To: " + b"x" * 100 + b"\r\n")
    head = one.index(b"\r\n\r\n") + 2
    pieces = [one[i : i + step] for i in range(0, len(one), step)]
    assert shown(read_stream(*pieces, limits=Limits(message_head_bytes=head))) == [b"1"]
    small = Limits(message_head_bytes=head - 1)
    assert shown(read_stream(*pieces, request(b"2"), limits=small)) == ["head-too-large", b"2"]


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("step", [1, 10_000])
def test_the_longest_start_line_that_is_looked_for(size, step, read_stream):
    """A start line of that length is found again and a longer one is not, in any pieces."""
    rest = b" SIP/2.0\r\nl: 0\r\n\r\n"
    uri = b"sip:" + b"a" * (LONGEST_START_LINE - len(b"NOTIFY sip: SIP") - 1 + size)
    data = b"garbage\r\n\r\nNOTIFY " + uri + rest
    pieces = [data[i : i + step] for i in range(0, len(data), step)]
    found = [b""] if size <= 1 else []
    assert shown(read_stream(*pieces)) == ["bad-start-line", *found]


class CountingPattern:
    """A pattern that counts the bytes it was given to search."""

    def __init__(self, pattern):
        """Wrap a pattern."""
        self.pattern, self.work = pattern, 0

    def search(self, data, start, end):
        """Search, and count what lies between start and match or end."""
        match = self.pattern.search(data, start, end)
        self.work += (match.end() if match else end) - start
        return match


@pytest.mark.parametrize(
    "data",
    [
        request(b"x" * 1_000_000),
        b"".join(request(b"y" * 100, extra=b"A: b\r\n" * 20) for _ in range(400)),
        b"NOTIFY sip:a@b SIP/2.0\r\n" * 4_000,
        b"NOTIFY sip:a@b SIP/2.0\r\n" + b"To: " + b"x" * 200_000,
        b"a: b\r\n" * 40_000,
    ],
    ids=["one-body", "many-messages", "only-start-lines", "one-line", "no-start-line"],
)
def test_work_is_linear_when_bytes_come_one_by_one(data, monkeypatch):
    """The search for the end of heads looks at each byte twice at most, a line at a time."""
    counting = CountingPattern(framing.HEAD_END_IN_STREAM)
    monkeypatch.setattr(framing, "HEAD_END_IN_STREAM", counting)
    reader = MessageReader("stream", Limits(message_head_bytes=4_000))
    for at in range(len(data)):
        reader.feed(data[at : at + 1])
        while reader.next_event() is not NEED_DATA:
            pass
    assert counting.work <= 2 * len(data)
