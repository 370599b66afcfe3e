from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.mime import (
    MediaType,
    MimeError,
    Part,
    TooManyPartsError,
    parse_media_type,
    split_multipart,
)


@pytest.mark.parametrize(
    ("value", "type_", "parameters"),
    [
        ("text/plain", "text/plain", {}),
        ("Application/PIDF+XML", "application/pidf+xml", {}),
        ("text/xml+msrtc.pidf", "text/xml+msrtc.pidf", {}),
        ("text/plain;charset=UTF-8", "text/plain", {"charset": "UTF-8"}),
        (' text / plain ; Charset = "UTF-8" ; ', "text/plain", {"charset": "UTF-8"}),
        (
            '\r\n  multipart/related;\r\n  type="application/rlmi+xml";start=resourceList;\r\n'
            "  boundary=50UBfW7LSCVLtggUPe5z",
            "multipart/related",
            {
                "type": "application/rlmi+xml",
                "start": "resourceList",
                "boundary": "50UBfW7LSCVLtggUPe5z",
            },
        ),
        ("a/b;boundary=x=y:z/1", "a/b", {"boundary": "x=y:z/1"}),
        (r'a/b;c="d\"e;f\\"', "a/b", {"c": r'd"e;f' + "\\"}),
        ('a/b;c="d', "a/b", {"c": "d"}),
        ("a/b;c=1;C=2", "a/b", {"c": "1"}),
        ("a/b;;nonsense;c=1", "a/b", {"c": "1"}),
        ('a/b;c=""', "a/b", {"c": ""}),
    ],
)
def test_media_types(value, type_, parameters):
    """Spelling, folding, blanks and stray semicolons do not matter."""
    assert parse_media_type(value) == MediaType(type_, parameters)


@pytest.mark.parametrize("value", ["", " ", "text", "/plain", "text/", "; a/b", "<a/b>"])
def test_what_is_no_media_type(value):
    """A value without type and subtype is refused."""
    with pytest.raises(MimeError):
        parse_media_type(value)


BODIES = [
    ("one part", b"--b\r\n\r\nhello\r\n--b--", [({}, b"hello")]),
    ("headers", b"--b\r\nA: 1\r\nB : 2\r\n\r\nx\r\n--b--\r\n", [({"a": "1", "b": "2"}, b"x")]),
    ("bare LF", b"--b\nA: 1\n\nx\ny\n--b--\n", [({"a": "1"}, b"x\ny")]),
    ("folded", b"--b\r\nA: 1;\r\n\tb=2\r\n\r\nx\r\n--b--", [({"a": "1; b=2"}, b"x")]),
    ("first wins", b"--b\r\nA: 1\r\na: 2\r\n\r\nx\r\n--b--", [({"a": "1"}, b"x")]),
    ("preamble", b"pre\r\n--b\r\n\r\nx\r\n--b--\r\nepi\r\n--b\r\n\r\ny", [({}, b"x")]),
    ("no end", b"--b\r\n\r\nx\r\n--b\r\n\r\ny\r\n", [({}, b"x"), ({}, b"y\r\n")]),
    ("empty part", b"--b\r\n--b\r\n\r\n\r\n--b--", [({}, b""), ({}, b"")]),
    ("padding", b"--b \t\r\n\r\nx\r\n--b-- \r\n", [({}, b"x")]),
    ("nested", b"--b\r\n\r\n--bb\r\n\r\nx\r\n--bb--\r\n--b--", [({}, b"--bb\r\n\r\nx\r\n--bb--")]),
    ("not at line start", b"--b\r\n\r\nx --b--\r\n--b--", [({}, b"x --b--")]),
    (
        "binary",
        b"--b\r\nA: 1\r\n\r\n\0\xff\r\n\r\n\x1f\r\n--b--",
        [({"a": "1"}, b"\0\xff\r\n\r\n\x1f")],
    ),
    ("no blank line", b"--b\n<a/>\n\n<b/>\n--b--", [({}, b"<a/>\n\n<b/>")]),
    ("only headers", b"--b\nA: 1\n--b--", [({"a": "1"}, b"")]),
    (
        "base64",
        b"--b\r\nContent-Transfer-Encoding: Base64\r\n\r\naGVs\r\nbG8=\r\n--b--",
        [({"content-transfer-encoding": "Base64"}, b"hello")],
    ),
]


@pytest.mark.parametrize(("body", "parts"), [b[1:] for b in BODIES], ids=[b[0] for b in BODIES])
def test_multipart(body, parts):
    """Parts are cut where RFC 2046 cuts them, and their headers are read."""
    found = split_multipart(body, "b", most=9)
    assert [(dict(part.headers), part.body) for part in found] == parts


@pytest.mark.parametrize("body", [b[1] for b in BODIES if b[0] != "base64"])
def test_offsets(body):
    """A part's offset is where its body stands in the whole."""
    for part in split_multipart(body, "b", most=9):
        assert body[part.offset : part.offset + len(part.body)] == part.body


# a nested boundary that begins with ours can't be told from it once it is cut short
@pytest.mark.parametrize("body", [b[1] for b in BODIES if b[0] != "nested"])
def test_multipart_cut_anywhere(body):
    """A body that ends anywhere is split or refused, and earlier parts stay what they were."""
    whole = split_multipart(body, "b", most=9)
    for end in range(len(body)):
        try:
            parts = split_multipart(body[:end], "b", most=9)
        except MimeError:
            continue
        assert parts[:-1] == whole[: len(parts) - 1]


@pytest.mark.parametrize(
    ("body", "boundary"),
    [
        (b"", "b"),
        (b"no delimiter", "b"),
        (b"--b--", "b"),
        (b"--\r\n\r\nx\r\n--", ""),
        (b"--b\r\n\r\nx", "\ud800"),
        (b"--b\r\nContent-Transfer-Encoding: base64\r\n\r\na\r\n--b--", "b"),
    ],
)
def test_what_is_no_multipart(body, boundary):
    """A body without a part, or with one that can't be decoded, is refused."""
    with pytest.raises(MimeError):
        split_multipart(body, boundary, most=9)


def test_what_only_costs():
    """Headers without an end and false delimiters without number are refused."""
    with pytest.raises(MimeError):
        split_multipart(b"--b\nA: " + b"\n x" * 9_000 + b"\n\n", "b", most=9)
    with pytest.raises(TooManyPartsError):
        split_multipart(b"--b\n\n" + b"\n--bx" * 100, "b", most=9)


def test_most_parts():
    """As many parts as allowed are read, one more is refused."""
    body = b"--b\r\n\r\nx\r\n" * 3
    assert len(split_multipart(body, "b", most=3)) == 3
    with pytest.raises(TooManyPartsError):
        split_multipart(body, "b", most=2)


@pytest.mark.parametrize(
    ("headers", "content_type", "content_id"),
    [
        ({}, None, None),
        ({"content-type": "a/b", "content-id": "<1@x>"}, "a/b", "1@x"),
        ({"content-id": " sip:ada@x "}, None, "sip:ada@x"),
    ],
)
def test_part_names(headers, content_type, content_id):
    """A part gives its type, and its id with or without angle brackets."""
    part = Part(headers, b"", 0)
    assert (part.content_type, part.content_id) == (content_type, content_id)


@given(st.text(alphabet='ab/;="\\ \r\n', max_size=40))
def test_any_media_type(value):
    """A value of no shape is read or refused."""
    with suppress(MimeError):
        assert "/" in parse_media_type(value).type


@given(st.binary(max_size=200), st.sampled_from(["b", "-", "--", "\n", "\udcff"]))
def test_any_multipart(body, boundary):
    """Bytes of no shape are split or refused."""
    with suppress(MimeError):
        assert split_multipart(b"--b\n" + body, boundary, most=99)


@given(st.lists(st.binary(max_size=30).filter(lambda b: b"--b" not in b), min_size=1, max_size=5))
def test_what_is_joined_is_split(bodies):
    """Bodies between delimiters come back as they were."""
    whole = b"".join(b"--b\r\n\r\n" + body + b"\r\n" for body in bodies) + b"--b--"
    assert [part.body for part in split_multipart(whole, "b", most=9)] == bodies


def test_parameters_have_a_bound():
    """Sixteen parameters are read; whatever comes after them is passed over."""
    value = "a/b" + "".join(f"; p{number}=v" for number in range(40))
    assert list(parse_media_type(value).parameters) == [f"p{number}" for number in range(16)]


def test_lines_of_headers_have_a_bound():
    """The headers of a part are 64 lines at most."""
    many = b"--b\r\n" + b"a: b\r\n" * 64 + b"\r\n\r\n--b--"
    assert len(split_multipart(many, "b", most=1)) == 1
    with pytest.raises(MimeError, match="more than 64 lines"):
        split_multipart(many.replace(b"a", b"a: b\r\na", 1), "b", most=1)


def test_errors_can_be_printed():
    """What no text can hold is escaped in the message."""
    with pytest.raises(MimeError, match=r"`\\udcff` is not a media type"):
        parse_media_type("\udcff")
