"""From records to messages: what is SIP is read, what is not is left aside."""

from __future__ import annotations

import pytest
from notifications import notify, pidf

from presencemap.captures import Record, Transport
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Fault
from presencemap.replay.flows import Flows

ONE, TWO = notify(pidf("open")), notify(pidf("closed"), cseq=2)


def record(data, transport=Transport.TCP, **options):
    """Make a record of one connection."""
    return Record(
        number=1, at=0.0, transport=transport, source="a:1", destination="b:2", data=data,
        offset=0, **options,
    )  # fmt: skip


def read(*records, limits=DEFAULT_LIMITS):
    """Return what records give, faults by their code, and the flows."""
    flows = Flows(limits)
    events = [event for each in records for event in flows.read(each)]
    events += flows.close()
    shown = [e.code if isinstance(e, Fault) else e.header("CSeq") for e in events]
    return shown, flows


@pytest.mark.parametrize("size", [1, 7, 100, 5000])
def test_streams_are_put_together(size):
    """Segments of any size give the same messages."""
    data = ONE + TWO
    pieces = [record(data[i : i + size]) for i in range(0, len(data), size)]
    assert read(*pieces)[0] == ["1 NOTIFY", "2 NOTIFY"]


def test_a_stream_that_starts_in_the_middle_is_found():
    """What comes before the first start line of a stream caught late is passed over."""
    assert read(record(ONE[200:] + TWO, lost=True))[0] == ["2 NOTIFY"]
    assert read(record(ONE[200:], lost=True), record(TWO))[0] == ["2 NOTIFY"]


def test_a_gap_costs_one_message():
    """Bytes missing in a stream are one fault; the next message is read."""
    events, _ = read(record(ONE[:300]), record(TWO, lost=True))
    assert events == ["incomplete-message", "2 NOTIFY"]


def test_an_end_in_the_middle_is_a_fault():
    """A stream that ends within a message says so, at its end or at the capture's."""
    assert read(record(ONE[:300], end=True))[0] == ["incomplete-message"]
    assert read(record(ONE[:300]))[0] == ["incomplete-message"]
    assert read(record(ONE, end=True), record(b"", end=True))[0] == ["1 NOTIFY"]


def test_what_is_not_sip_is_left_aside():
    """Encrypted streams and other datagrams are counted, not reported as broken SIP."""
    tls = bytes([22, 3, 1, 2, 0]) * 40
    hep = b"HEP3\x00\x00" + ONE
    events, flows = read(record(tls), record(tls), record(hep, Transport.UDP))
    assert (events, flows.others) == ([], 3)


def test_datagrams_may_have_line_ends_in_front():
    """Keep-alives before a message in a datagram are no hindrance."""
    assert read(record(b"\r\n\r\n" + ONE, Transport.UDP))[0] == ["1 NOTIFY"]


def test_a_file_has_one_message_or_several():
    """A bare file is read by its lengths, or as one message if they are wrong."""
    file = Transport.FILE
    assert read(record(ONE + TWO, file))[0] == ["1 NOTIFY", "2 NOTIFY"]
    without = ONE.replace(b"Content-Length: ", b"X-Length: ")
    assert read(record(without, file))[0] == ["1 NOTIFY"]


def test_streams_are_bounded():
    """No more streams are kept than the bound says; the longest unused goes first."""
    flows = Flows(Limits(flows=2))
    for port in range(5):
        piece = Record(1, 0.0, Transport.TCP, f"a:{port}", "b:2", ONE[:100], 0)
        assert list(flows.read(piece)) == []
    assert len(list(flows.close())) == 2
