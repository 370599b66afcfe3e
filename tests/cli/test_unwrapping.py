"""Which documents a file holds, and where in its text they stand."""

from __future__ import annotations

from base64 import encodebytes

import pytest

from presencemap.cli.unwrapping import Remark, unwrap
from presencemap.limits import DEFAULT_LIMITS, Limits

SIP = "NOTIFY sip:w@desk.example SIP/2.0\r\nCall-ID: c\r\n"
OK = "SIP/2.0 200 OK\r\nCSeq: 1 SUBSCRIBE\r\n"
TYPE = "Content-Type: application/pidf+xml\r\n"


def mixed(*parts, boundary="b"):
    """Return a multipart body."""
    return "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


def part(body, kind="application/pidf+xml", more=""):
    """Return a part with its headers."""
    return f"Content-Type: {kind}\r\n{more}\r\n{body}"


def unwrapped(data, limits=DEFAULT_LIMITS):
    """Return a file's documents, each as text, and the codes of what is none."""
    data = data.encode() if isinstance(data, str) else data
    found = []
    for body, error in unwrap("f", data, limits):
        assert body.source.name == "f"
        if isinstance(error, Remark):
            found.append(f"{error.severity.value}: {error.message}")
        else:
            found.append(error.code if error else body.data.decode().strip())
        if not error and body.literal:
            assert body.source.text.startswith(body.data.decode(), body.start)
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # a document alone
        ("<p/>", ["<p/>"]),
        ("\r\n <p/>\n", ["<p/>"]),
        ("\ufeff<p/>", ["\ufeff<p/>"]),
        # a MIME body, with or without its own head
        (f"{TYPE}\r\n<p/>", ["<p/>"]),
        (mixed(part("<p/>"), part("<q/>")), ["<p/>", "<q/>"]),
        (f"Content-Type: multipart/mixed;boundary=b\r\n\r\n{mixed(part('<p/>'))}", ["<p/>"]),
        (mixed(part("hello", "text/plain"), part("<p/>")), ["<p/>"]),
        ("For old programs\r\n\r\n" + mixed(part("<p/>")), ["<p/>"]),
        (mixed(part("<p/>"), boundary="----=_7"), ["<p/>"]),
        (mixed(part("hello", "text/plain")), ["not-presence"]),
        (mixed(part("hello", "text/plain"), "no head\r\n\r\n<p/>"), ["not-presence"]),
        (mixed(part("<p/>", "text")), ["not-presence"]),
        (
            mixed(part(mixed(part("<p/>"), boundary="c"), "multipart/related;boundary=c")),
            ["<p/>"],
        ),
        (mixed(part("", "multipart/related")), ["bad-multipart"]),
        # SIP
        (f"{SIP}{TYPE}\r\n<p/>", ["<p/>"]),
        (f"{SIP}{TYPE}\r\n<p/>".replace("\r\n", "\n"), ["<p/>"]),
        (f"\0\0{SIP}{TYPE}\r\n<p/>", ["<p/>"]),
        (f"\r\n\r\n{SIP}c: text/xml\r\n\r\n<p/>", ["<p/>"]),
        (f"{OK}{TYPE}\r\n<p/>", ["<p/>"]),
        (f"{SIP}\r\n<p/>", ["<p/>"]),
        # SIP whose Content-Length is not what follows
        (
            f"{SIP}{TYPE}Content-Length: 99\r\n\r\n<p/>",
            ["warning: Content-Length says 99, 4 bytes follow", "<p/>"],
        ),
        (
            f"{SIP}{TYPE}l: 9\r\n\r\n<p/>\r\n{SIP}{TYPE}\r\n<q/>",
            ["warning: Content-Length says 9, 4 bytes follow", "<p/>", "<q/>"],
        ),
        (f"{SIP}{TYPE}Content-Length: ?\r\n\r\n<p/>", ["bad-content-length", "<p/>"]),
        (f"{SIP}{TYPE}Content-Length: -5\r\n\r\n<p/>", ["bad-content-length", "<p/>"]),
        (
            f"{SIP}{TYPE}Content-Length: 4\r\n\r\n<p/>rest",
            ["warning: Content-Length says 4, 8 bytes follow", "<p/>"],
        ),
        (
            f"{SIP}{TYPE}Content-Length: 0\r\n\r\n<p/>",
            ["error: Content-Length says 0, 4 bytes follow, which nobody reads", "<p/>"],
        ),
        (f"{SIP}{TYPE}Content-Length: 4\r\n\r\n<p/>\r\n", ["<p/>"]),
        # what is no SIP between messages and behind them
        (
            f"{SIP}{TYPE}l: 4\r\n\r\n<p/>\r\n--- 10:31 ---\n{SIP}{TYPE}\r\n<q/>",
            ["<p/>", "warning: line 7 is no SIP message and was not examined", "<q/>"],
        ),
        (
            f"{SIP}{TYPE}l: 4\r\n\r\n<p/>\r\nGET / HTTP/1.1\r\n\r\n",
            ["<p/>", "error: bytes from line 7 on are no SIP message and were not examined"],
        ),
        (f"{SIP}no colon\r\n\r\n<p/>{SIP}{TYPE}\r\n<q/>", ["missing-colon", "<q/>"]),
        # SIP that rightly has no body
        (f"{SIP}Subscription-State: terminated;reason=x\r\nl: 0\r\n\r\n", []),
        ("SUBSCRIBE sip:a@desk.example SIP/2.0\r\nCall-ID: c\r\nl: 0\r\n\r\n", []),
        (f"{OK}l: 0\r\n\r\n", []),
        (f"{SIP}{TYPE}l: 4\r\n\r\n<p/>\r\n{SIP}l: 0\r\n\r\n{SIP}{TYPE}\r\n<q/>", ["<p/>", "<q/>"]),
        (f"{SIP}Content-Type: multipart/mixed; boundary=b\r\n\r\n{mixed(part('<p/>'))}", ["<p/>"]),
        (f"{SIP}Content-Type: application/sdp\r\n\r\nv=0", ["unsupported-type"]),
        (f"{SIP}Content-Type: ?\r\n\r\nv=0", ["unsupported-type"]),
        (f"{SIP}{TYPE}Content-Encoding: gzip\r\n\r\nx", ["encoding"]),
        (f"{SIP}{TYPE}Content-Encoding: Identity\r\n\r\n<p/>", ["<p/>"]),
        (f"{SIP}{TYPE}", ["empty"]),
        (f"{SIP}\r\n\r\n", ["empty"]),
        (f"{SIP}no colon\r\n\r\n<p/>", ["missing-colon"]),
        # none of these
        ("", ["empty"]),
        (" \r\n\0", ["empty"]),
        ("hello", ["not-presence"]),
        ("{}", ["not-presence"]),
        ("HEP3\0\1\2" + mixed(part("<p/>")), ["not-presence"]),
        ("a log\n" * 100 + mixed(part("<p/>")), ["not-presence"]),
        (
            mixed(part("<p/>")) + f"\r\n{SIP}\r\n",
            ["<p/>", "error: bytes from line 7 on stand behind the body and were not examined"],
        ),
        (
            mixed(part("<p=\r\n/>", more="Content-Transfer-Encoding: quoted-printable\r\n")),
            ["encoding"],
        ),
        (mixed(part("<p/>")) + "That is all.\r\n", ["<p/>"]),
    ],
)
def test_documents_are_found(data, expected):
    """What a file holds is told by how it begins, and each document is found in its text."""
    assert unwrapped(data) == expected


def test_utf_16_is_text():
    """A document in UTF-16 is shown as what it says."""
    [(body, error)] = unwrap("f", '<p a="é"/>'.encode("utf-16"), DEFAULT_LIMITS)
    assert (body.source.text, body.start, error) == ('<p a="é"/>', 0, None)


def test_other_bytes_are_characters():
    """Where a file is not UTF-8, every byte is a character, and no place moves."""
    data = f"{SIP}Subject: é\r\n{TYPE}\r\n<p/>".encode("latin-1")
    [(body, _)] = unwrap("f", data, DEFAULT_LIMITS)
    assert body.source.text[body.start :] == "<p/>"
    [(body, _)] = unwrap("f", b"\xff\xfe<", DEFAULT_LIMITS)
    assert body.source.text == "ÿþ<"


def test_places_behind_wide_characters_are_true():
    """A document behind characters of several bytes is found where it stands."""
    [(body, _)] = unwrap("f", f"{SIP}Subject: 論談中\r\n{TYPE}\r\n<p/>".encode(), DEFAULT_LIMITS)
    assert body.source.text[body.start :] == "<p/>"


def test_base64_is_undone():
    """A part in base64 is a document that has no place of its own in the text."""
    encoded = encodebytes(b"<p/>").decode()
    data = mixed(part(encoded, more="Content-Transfer-Encoding: base64\r\n"))
    [(body, error)] = unwrap("f", data.encode(), DEFAULT_LIMITS)
    assert (body.data, body.literal, error) == (b"<p/>", False, None)
    assert body.source.at(body.beginning) == encoded.strip()


def test_depth_and_number_of_parts_are_bounded():
    """Multiparts nest four deep, and have as many parts as the limits say."""
    nested = part("<p/>")
    for boundary in "edcb":
        nested = part(mixed(nested, boundary=boundary), f"multipart/mixed;boundary={boundary}")
    assert unwrapped(mixed(nested, boundary="a")) == ["too-deep"]
    assert unwrapped(mixed(*[part("<p/>")] * 3), Limits(document_parts=2)) == ["too-many-parts"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("word: 1\n" * 2_000 + "\nx", "bad-multipart"),
        ("word: " + "y" * 20_000, "bad-multipart"),
        (f"{TYPE}Content-Transfer-Encoding: base64\r\n\r\n=====x", "bad-multipart"),
        ("word: 1\n" + "--presencemap-the-whole-file\n" * 2, "too-many-parts"),
        ("word: 1\n" + "--presencemap-the-whole-file\n" * 20, "too-many-parts"),
    ],
)
def test_what_begins_with_a_word_and_a_colon_need_not_be_mime(data, code):
    """A file that only looks like a MIME body is refused, and nothing is raised."""
    assert unwrapped(data) == [code]


@pytest.mark.parametrize(
    ("name", "advice"),
    [("sngrep.txt", "the text of sngrep"), ("uas_baresip_linphone.hep3.bin", "HEP packets")],
)
def test_a_log_is_refused_as_what_it_is(corpus, name, advice):
    """Of a log or a file of packets nothing is examined, which is said with what it is."""
    [(body, error)] = unwrap(name, (corpus / "captures" / name).read_bytes(), DEFAULT_LIMITS)
    assert "was not examined" in error.message
    assert advice in error.message
    assert ("\0" in body.source.text, "HEP" in body.source.text) == (False, False)
