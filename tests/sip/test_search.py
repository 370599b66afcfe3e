from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.sip import find_message
from presencemap.sip.grammar import LONGEST_START_LINE

REQUEST = b"NOTIFY sip:a@b SIP/2.0\r\n"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (REQUEST, 0),
        (b"\r\n\r\n" + REQUEST, 4),
        (b"SIP/2.0 200 OK\r\n", 0),
        (b"sip/2.0 200\n", 0),
        (b"ODD-METHOD sip:a@b sip/2.0\n", 0),
        (b"text\nODD-METHOD sip:a@b SIP/2.0\n", 5),
        (b"</presence>" + REQUEST, 11),
        (b"</presence>BE" + REQUEST, 11),
        (b"</presence>SIP/2.0 200 OK\r\n", 11),
        (b"HEP3\x00\x10" + REQUEST, 6),
        (b"Via: SIP/2.0/UDP x\r\n" + REQUEST, 20),
    ],
)
def test_start_lines_are_found(data, offset):
    """The first start line is found at a line's start, and methods in use anywhere."""
    assert find_message(data) == offset


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n",
        b"/2.0\r\n",
        b"P/2.0 200 OK\r\n",
        b"NOTIFY sip:a@b SIP/2.0",
        b"NOTIFY sip:a@b SIP/3.0\r\n",
        b"SIP/2.0 20 OK\r\n",
        b"SIP/2.0/UDP host\r\n",
        b"</x>ODD sip:a@b SIP/2.0\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        b"\x80\x00\x1f\x40" + b"\xff\x7e" * 80,
        b"NOTIFY sip:" + b"a" * LONGEST_START_LINE + b" SIP/2.0\r\n",
    ],
)
def test_other_bytes_hold_none(data):
    """RTP, TLS, HTTP, parts of start lines and overlong ones are no messages."""
    assert find_message(data) == -1


@pytest.mark.parametrize(
    "piece", [b"SIP/2.0 ", b"SIP/2.0\r\n", b"/2.0\n", b"a ", b"a a SIP/2.0 \n", b"a"]
)
def test_long_garbage_is_searched_through(piece):
    """Bytes made to look like start lines cost a bounded number of looks each."""
    assert find_message(piece * (1_000_000 // len(piece))) == -1


@given(st.binary())
def test_a_start_line_behind_any_bytes_is_found(garbage):
    """Nothing in front hides a start line on a line of its own."""
    assert 0 <= find_message(garbage + b"\n" + REQUEST) <= len(garbage) + 1
