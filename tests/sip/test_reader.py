from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.model import Fault
from presencemap.sip import (
    CODES,
    NEED_DATA,
    Message,
    MessageReader,
    NeedData,
    Notification,
    find_message,
    notification,
)

NEIGHBOUR = b"OPTIONS sip:neighbour@b SIP/2.0\r\nCall-ID: next\r\nContent-Length: 4\r\n\r\nnext"
# What these cases are is a property of datagrams: a stream waits for what is missing.
WAIT_FOR_MORE = ("incomplete-message", "content-length-beyond-datagram")


def expected_on_stream(event):
    """Say what a datagram's event becomes on a stream."""
    if isinstance(event, Message) and event.header("Content-Length") is None:
        return "missing-content-length"
    return described(event)


def described(event):
    """Reduce an event to what does not depend on where it stood."""
    if isinstance(event, Fault):
        return event.code
    return (event.method, event.uri, event.status, event.reason, event.fields, event.body)


def test_a_case_is_what_its_name_says(case, read):
    """Whole: each of our messages ends as the verdict in its file's name."""
    verdict = case.name.partition("--")[0]
    event = read(case.read_bytes())
    outcome = notification(event) if isinstance(event, Message) else event
    if outcome is None:
        assert verdict == "message"
    elif isinstance(outcome, Notification):
        assert verdict == "notification"
    else:
        assert verdict == outcome.code


def test_a_datagram_cut_anywhere_is_never_taken_for_the_whole(case, drain):
    """Cut at every byte: the front part of a datagram gives a fault, or says less."""
    data = case.read_bytes()
    reader = MessageReader()
    reader.feed(data)
    whole = drain(reader)
    cut_short = 0
    for end in range(len(data)):
        reader.feed(data[:end])
        for event in drain(reader):
            if isinstance(event, Message):
                assert event.header("Content-Length") is None or event.body == whole[0].body
                cut_short += event.body != whole[0].body
    assert cut_short <= len(data) - data.find(b"\r\n\r\n")


def test_a_stream_cut_anywhere_reads_the_same(case, read_stream):
    """Cut at every byte: two pieces, and single bytes, give the events of the whole."""
    data = case.read_bytes()
    whole = read_stream(data)
    for cut in range(len(data)):
        assert read_stream(data[:cut], data[cut:]) == whole
    assert read_stream(*(data[i : i + 1] for i in range(len(data)))) == whole


def test_a_neighbour_behind_is_read(case, read, read_stream):
    """With a neighbour behind: whatever comes first, the next message on the stream is read."""
    data = case.read_bytes()
    first = read(data)
    if isinstance(first, Fault) and first.code in WAIT_FOR_MORE:
        pytest.skip("on a stream the neighbour is what this message waits for")
    events = read_stream(data + NEIGHBOUR)
    assert described(events[0]) == expected_on_stream(first)
    assert events[-1].header("Call-ID") == "next"
    assert events[-1].body == b"next"


def test_a_neighbour_datagram_is_read(case, drain):
    """With a neighbour behind: one datagram says nothing about the next."""
    reader = MessageReader()
    reader.feed(case.read_bytes())
    reader.feed(NEIGHBOUR)
    assert drain(reader)[-1].body == b"next"


def test_need_data_narrows():
    """An idle reader says NEED_DATA, the one member of its type."""
    assert MessageReader().next_event() is NEED_DATA
    assert MessageReader("stream").next_event() is NEED_DATA
    assert list(NeedData) == [NEED_DATA]


def cuts(data, places):
    """Cut bytes at some places."""
    ends = sorted({place % (len(data) + 1) for place in places})
    return [data[a:b] for a, b in zip([0, *ends], [*ends, len(data)], strict=True)]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                NEIGHBOUR,
                b"\r\n\r\n",
                b"NOTIFY sip:a@b SIP/2.0\r\n",
                b"BENOTIFY sip:a@b SIP/2.0\n",
                b"SIP/2.0 200 OK\r\n",
                b"Content-Length: 9\r\n",
                b"l: 0\n\n",
                b"To: <sip:a@b>\r\n x\r\n",
                b"Subject: NOTIFY sip:a@b SIP/2.0\r\n",
                b"\n",
                b"\r\n",
                b"\x00",
                b" ",
            ]
        ),
        st.binary(max_size=8),
    ),
    max_size=12,
)


@given(PIECES, st.lists(st.integers(min_value=0), max_size=8))
def test_any_split_of_a_stream_gives_the_same_events(read_stream, pieces, places):
    """Where the network cuts a stream changes nothing."""
    data = b"".join(pieces)
    whole = read_stream(data)
    assert read_stream(*cuts(data, places)) == whole
    assert read_stream(*(data[i : i + 1] for i in range(len(data)))) == whole


@given(st.lists(st.one_of(PIECES.map(b"".join), st.binary()), max_size=4), st.booleans())
def test_any_bytes_give_values(drain, pieces, stream):
    """Nothing that is fed raises; faults have documented codes, and places in what was fed."""
    reader = MessageReader("stream" if stream else "datagram")
    events = []
    for piece in pieces:
        reader.feed(piece)
        reader.lose()
        events += drain(reader)
        assert -1 <= find_message(piece) < max(1, len(piece))
    reader.close()
    events += drain(reader)
    for event in events:
        outcome = notification(event) if isinstance(event, Message) else event
        assert 0 <= event.offset < sum(map(len, pieces))
        assert not isinstance(outcome, Fault) or outcome.code in dict(CODES)


@given(PIECES)
def test_a_message_is_found_where_the_reader_reads_one(read, pieces):
    """What reads as a datagram looks like a message, and starts where it is read."""
    data = b"".join(pieces).lstrip(b"\r\n\x00")
    if data:
        event = read(data)
        if isinstance(event, Message):
            assert find_message(data) == 0
