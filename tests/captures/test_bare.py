from __future__ import annotations

import gzip

import pytest

from presencemap.captures import Damage, Record, Transport
from presencemap.errors import CaptureError
from presencemap.limits import Limits

DOCUMENTS = [
    b'<?xml version="1.0"?><presence/>',
    b"<!DOCTYPE presence PUBLIC 'x' 'y'><presence/>",
    b"<!-- from the lab --><presence/>",
    b"<presence xmlns='urn:ietf:params:xml:ns:pidf'/>",
    b"<p:presence/>",
    b"<_/>",
    "<präsenz/>".encode(),
]
MESSAGES = [
    b"NOTIFY sip:a@b SIP/2.0\r\nVia: x\r\n\r\n",
    b"BENOTIFY sip:a@b SIP/2.0\nVia: x\n\n",
    b"SIP/2.0 200 OK\r\nVia: x\r\n\r\n",
    b"sip/2.0 180 Ringing\r\n\r\n",
    b"!odd.%method sip:1.2.3.4 SIP/2.0 \r\n\r\n",
    b"NOTIFY sip:a@b SIP/2.0",
]
LEADS = [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n \t"]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("content", DOCUMENTS + MESSAGES)
def test_a_bare_file_is_one_record(read, lead, content):
    """It has no time and no ends; a byte order mark and blank lines are left out."""
    assert read(lead + content) == [Record(1, None, Transport.FILE, "", "", content, len(lead))]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_document_in_utf_16_keeps_its_mark(read, encoding):
    """The mark is what tells an XML reader the encoding."""
    content = "\ufeff<?xml version='1.0'?><presence/>".encode(encoding)
    assert [item.data for item in read(content)] == [content]


def test_several_messages_stay_together(read):
    """Where one message ends is for the reader of SIP to say."""
    content = MESSAGES[0] + MESSAGES[2]
    assert [item.data for item in read(content)] == [content]


@pytest.mark.parametrize("size", [160, 161])
def test_a_bare_file_is_bounded(read, size):
    """Sixteen of the longest messages are read, a byte more is refused."""
    content = MESSAGES[0].ljust(size, b"x")
    limits = Limits(message_bytes=10)
    if size == 160:
        assert len(read(content, limits=limits)) == 1
    else:
        with pytest.raises(CaptureError, match="may have 160 bytes at most"):
            read(content, limits=limits)


def test_a_bare_file_whose_gzip_is_cut_off_is_read_with_a_damage(read):
    """What is there is given, and that there was more is told."""
    content = DOCUMENTS[0] + bytes(range(256)) * 99
    items = read(gzip.compress(content)[:-12])
    assert content.startswith(items[0].data)
    assert items[1:] == [Damage(1, len(items[0].data), "the gzip data is cut off here")]
