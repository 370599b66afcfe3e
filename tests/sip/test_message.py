from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.sip.codes import CODES, Unreadable
from presencemap.sip.message import (
    _decoded,
    _fields,
    _first_values,
    _plain_headers,
    canonical_name,
    content_length,
    read_message,
)

START = b"NOTIFY sip:a@b SIP/2.0\r\n"


def message(*lines, limits=DEFAULT_LIMITS):
    """Read a head of these header lines."""
    return read_message(START + b"".join(line + b"\r\n" for line in lines), b"", 0, limits)


@pytest.mark.parametrize("name", ["Call-ID", "CALL-ID", "call-id", "cAlL-iD", "i", "I"])
def test_a_header_is_found_by_any_of_its_names(name):
    """Case and compact form make no difference, in the message or in the question."""
    assert message(b"%s: x" % name.encode()).header("Call-ID") == "x"
    assert message(b"Call-ID: x").header(name) == "x"


def test_a_missing_header_is_none():
    """What is not there has no value, and no values."""
    assert message(b"To: x").header("From") is None
    assert message(b"To: x").headers("From") == ()


def test_the_first_of_several_values_counts():
    """`header` gives the first of repeated headers, `headers` all in order."""
    several = message(b"Via: a ", b"To: x", b"v: b,  c", b"VIA:d")
    assert several.repeated
    assert several.header("via") == "a"
    assert several.headers("via") == ("a", "b", "c", "d")


def test_only_list_headers_are_split():
    """A comma in From, Date, Subject or credentials separates nothing."""
    lines = (b"Date: Sat, 15 Oct", b"Authorization: NTLM a, b", b"Subject: a, b", b"From: A, B")
    for line in lines:
        name, value = line.decode().split(": ")
        assert message(line).headers(name) == (value,)


def test_fields_come_as_received():
    """`fields` keeps order and spelling of names, and joins folded lines."""
    folded = message(b"tO \t:\t x ", b"Subject: a \t", b"   b", b"X-\xc3\x96: 1"[:2] + b": 1")
    assert folded.fields == (("tO", "x"), ("Subject", "a b"), ("X-", "1"))


def test_a_request_and_a_response_differ():
    """A request has method and URI, a response status and reason."""
    request = message()
    response = read_message(b"SIP/2.0 202 Accepted\r\n", b"", 0, DEFAULT_LIMITS)
    assert (request.method, request.uri, request.status, request.reason) == (
        "NOTIFY",
        "sip:a@b",
        None,
        "",
    )
    assert (response.method, response.uri, response.status, response.reason) == (
        None,
        None,
        202,
        "Accepted",
    )


def test_bytes_that_are_not_utf_8_stay_distinct_and_printable():
    """Latin-1 text reads as escapes: nothing raises, and two names stay two."""
    one, other = message(b"From: \xe9"), message(b"From: \xe8")
    assert (one.header("From"), other.header("From")) == ("\\xe9", "\\xe8")
    assert message("From: é".encode()).header("From") == "é"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((b"To: x",), None),
        ((b"Content-Length: 12",), 12),
        ((b"l:0012 ",), 12),
        ((b"Content-Length: 12", b"l: 012"), 12),
    ],
)
def test_content_length(lines, expected):
    """It may be missing, padded, compact, or said twice alike."""
    assert content_length(message(*lines)) == expected


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((b"Content-Length: \xd9\xa1",), "bad-content-length"),
        ((b"Content-Length: 1_0",), "bad-content-length"),
        ((b"Content-Length: 1, 1",), "bad-content-length"),
        ((b"Content-Length: " + b"1" * 5000,), "bad-content-length"),
        ((b"l: 1", b"L: 2"), "conflicting-content-length"),
        ((b"l: 1", b"L: x"), "bad-content-length"),
    ],
)
def test_content_length_faults(lines, code):
    """A length that is no whole number, or two of them, cannot be used."""
    with pytest.raises(Unreadable) as caught:
        content_length(message(*lines))
    assert caught.value.code == code


def test_limits_are_exact():
    """A head at its limits is read, and one byte or header more is not."""
    head = START + b"A: 1\r\nB: 2\r\n"
    enough = Limits(message_head_bytes=len(head), message_headers=2)
    assert read_message(head, b"", 0, enough).header("b") == "2"
    for limits, code in (
        (Limits(message_head_bytes=len(head) - 1), "head-too-large"),
        (Limits(message_headers=1), "too-many-headers"),
    ):
        with pytest.raises(Unreadable) as caught:
            read_message(head, b"", 0, limits)
        assert caught.value.code == code


def test_folded_headers_count_towards_the_limit():
    """The limit of headers holds on the slow way too."""
    with pytest.raises(Unreadable, match="over 1 headers"):
        message(b"A: 1", b" 1", b"B: 2", limits=Limits(message_headers=1))


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                b"Via: SIP/2.0/UDP h;branch=z",
                b"v: SIP/2.0/UDP i",
                b"To : <sip:a@b>",
                b"X-New:\tvalue ",
                b" folded",
                b"no colon",
                b"Bad Name: x",
                b'F: "\\\x00" <sip:a@b>',
                b"Subject: \xff\xc3\xa9\xc2\x85\xe2\x80\xa8",
                b"To: a\rb",
                b"To: a\nFrom: b",
                b": x",
                b"",
            ]
        ),
        st.binary(max_size=12),
    ),
    max_size=6,
)


@given(LINES, st.lists(st.sampled_from([b"\r\n", b"\r\n", b"\n"]), min_size=7, max_size=7))
def test_the_fast_way_agrees_with_the_grammar(lines, ends):
    """Wherever the fast way reads headers, the grammar reads the same ones."""
    head = b"".join(a + b for a, b in zip([START.strip(), *lines], ends, strict=False))
    text = _decoded(head)
    first, count = _plain_headers(head, text)
    if first:
        fields = _fields(text, text.index("\n") + 1)
        assert (first, count) == (_first_values(fields), len(fields))


@given(LINES)
def test_any_head_is_read_or_refused(lines):
    """A head gives a message whose fields can be read, or one of the documented codes."""
    code, read = None, None
    try:
        read = message(*lines)
    except Unreadable as unreadable:
        code = unreadable.code
    assert code in dict(CODES) if read is None else code is None
    if read is not None:
        assert {canonical_name(name) for name, _ in read.fields} == set(read.first)
