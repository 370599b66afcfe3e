from __future__ import annotations

import gc
import gzip
import warnings
from collections import Counter

import capture_writer as w
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presencemap.captures import FORMATS, Damage, Record, Transport, read_capture
from presencemap.errors import CaptureError
from presencemap.limits import Limits

FRAMES = [w.ethernet(w.udp(b"message %d" % i)) for i in range(3)]
FILES = {
    "pcap": w.pcap(FRAMES),
    "pcapng": w.pcapng(FRAMES),
    "an XML document": b"<presence/>",
    "SIP messages": b"NOTIFY sip:a@b SIP/2.0\r\n\r\n",
}


def test_every_format_has_a_file_that_only_it_recognises():
    """No format takes another's files, so that their order does not matter."""
    for name, data in FILES.items():
        assert [known.name for known in FORMATS if known.recognises(data)] == [name]
    assert [known.name for known in FORMATS] == list(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("as_path", [str, lambda path: path])
def test_gzip_makes_no_difference(tmp_path, name, as_path):
    """The records of a gzip file are those of what is in it, offsets and all."""
    plain, packed = tmp_path / "plain.txt", tmp_path / "packed.txt"
    plain.write_bytes(FILES[name])
    packed.write_bytes(gzip.compress(FILES[name]))
    records = list(read_capture(as_path(plain)))
    assert list(read_capture(as_path(packed))) == records
    assert records


def refused(path):
    """Return the message with which a file is refused, at the call."""
    with pytest.raises(CaptureError) as caught:
        read_capture(path)
    assert caught.value.name == str(path)
    return caught.value.message


def test_a_file_that_is_not_there_is_refused_at_once(tmp_path):
    """The error comes when reading is asked for, not when the first record is."""
    assert refused(tmp_path / "missing") == "there is no such file"


def test_a_folder_is_refused(tmp_path):
    """The user learns that files are wanted."""
    assert refused(tmp_path) == "this is a folder; give the capture files in it"


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    """The sentence is about permission (root may read all, so the refusal is played)."""

    def deny(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", deny)
    assert refused(tmp_path / "x") == "you may not read this file; ask for the permission"


def test_a_name_that_no_file_can_have_is_refused():
    """A NUL in the name is told like any other reason."""
    assert refused("a\0b") == "the file can't be opened (embedded null byte)"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (
            b"\n \r\n\n",
            "the file holds only blank lines; tried: pcap, pcapng, an XML document, SIP",
        ),
        (
            b"\x7fELF" + bytes(200),
            "the file is of no known format; it is binary and starts with 7f 45 4c 46 00 00 00 00",
        ),
        (
            b"\ndear diary,\ntoday",
            "the file is text of no known format; it starts with `dear diary,`; tried: pcap, ",
        ),
        (b"\xd4\xc3\xb2\xa1\x02\x00", "this is the start of a pcap file, cut off in its header"),
    ],
)
def test_what_is_not_recognised_is_refused_at_once(tmp_path, content, message):
    """The user learns what the file looks like and what was tried."""
    path = tmp_path / "x.pcap"
    path.write_bytes(content)
    assert refused(path).startswith(message)


@pytest.mark.parametrize("name", ["pcap", "pcapng"])
def test_a_gzip_file_that_is_cut_off_is_read_as_far_as_it_goes(read, name):
    """The damage comes last, with its offset in the unpacked file."""
    frames = [w.ethernet(w.udp(gzip.compress(b"%d" % i))) for i in range(99)]
    data = w.pcap(frames) if name == "pcap" else w.pcapng(frames)
    items = read(gzip.compress(data)[:-400])
    *records, last = items
    assert records == read(data)[: len(records)]
    assert len(records) > 50
    assert last == Damage(len(records) + 1, last.offset, "the gzip data is cut off here")
    assert records[-1].offset < last.offset < len(data)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_file_is_closed_however_far_it_was_read(tmp_path, steps):
    """Whoever drops the records drops the file: no resource warning."""
    path = tmp_path / "x"
    path.write_bytes(FILES["pcap"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        records = read_capture(path)
        for _ in range(steps):
            next(records)
        del records
        gc.collect()
    assert caught == []


LIMITS = Limits(packet_bytes=2_000, flow_buffer_bytes=2_000, flows=2, fragments=3)
MIXED = [
    *FRAMES,
    w.ethernet(w.tcp(b"", 9, w.SYN)),
    w.ethernet(w.tcp(b"cd", 12)),
    w.ethernet(w.tcp(b"ab", 10, w.FIN)),
    w.ethernet(w.udp(b"six", w.A6, w.B6), [0x8100]),
    w.ethernet(w.ipv4(bytes(16), 17, more=True)),
    w.ethernet(w.ipv6(bytes((17, 0, 0, 1)) + bytes(12), 44)),
]
GOOD = [w.pcap(MIXED), w.pcap(MIXED, order=">"), w.pcapng(MIXED), w.pcapng(MIXED, order=">")]


@st.composite
def mutated(draw):
    """Draw a good capture with some bytes changed, cut out, put in, and the rest cut off."""
    data = bytearray(draw(st.sampled_from([*GOOD, *FILES.values()])))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        stop = at + draw(st.sampled_from([0, 1, 1, 1, 4, 30]))
        data[at:stop] = draw(
            st.binary(max_size=4) | st.sampled_from([b"\xff", b"\0", b"\x06\0\0\0"])
        )
    data = bytes(data[: draw(st.integers(0, len(data)) | st.just(len(data)))])
    return draw(st.sampled_from([data, data, gzip.compress(data), gzip.compress(data)[:-9]]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=mutated() | st.binary(max_size=300) | st.binary().map(GOOD[0][:24].__add__))
def test_any_bytes_give_records_damage_or_the_error(read, data):
    """Nothing else comes out of a file, and no more bytes than went in."""
    try:
        items = read(data, limits=LIMITS)
    except CaptureError:
        return
    assert all(isinstance(item, Record | Damage) for item in items)
    unpacked = 3_000 + len(data)
    assert sum(len(item.data) for item in items if isinstance(item, Record)) <= unpacked
    assert len(items) <= unpacked


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sipp_udp.pcap", {Transport.UDP: 4420}),
        ("expiry_udp.pcap", {Transport.UDP: 600}),
        ("uas_baresip_linphone.pcap", {Transport.UDP: 327, Transport.TCP: 215}),
    ],
)
def test_real_captures_are_read_without_damage(corpus, name, expected):
    """Records by transport, as tshark counts datagrams and segments with data and ends."""
    items = list(read_capture(corpus / "captures" / name))
    assert [item for item in items if isinstance(item, Damage)] == []
    assert Counter(item.transport for item in items) == expected
    assert not any(item.lost for item in items)


def test_a_real_pcapng_file_is_read(corpus):
    """What tshark wrote is read to the last packet."""
    items = list(read_capture(corpus / "formats" / "notify_only.pcapng"))
    assert [item.data[:7] for item in items] == [b"NOTIFY "] * 4
