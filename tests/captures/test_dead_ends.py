from __future__ import annotations

import pytest

from presencemap.errors import CaptureError

ETL = (65_536).to_bytes(4, "little") + bytes(68) + b"\x02\x00\x02\xc0" + bytes(99)
LYNC = b"TL_INFO(TF_PROTOCOL) [0]0001.0002::01/18/2012-05:00:43.101.00000001 (x)$$begin_record\r\n"

CASES = {
    "modified pcap": (b"\xa1\xb2\xcd\x34" + bytes(30), "editcap -F pcapng"),
    "modified pcap, swapped": (b"\x34\xcd\xb2\xa1" + bytes(30), "editcap -F pcapng"),
    "snoop": (b"snoop\0\0\0" + bytes(30), "editcap -F pcapng"),
    "etl": (ETL, "ETL trace"),
    "hep": (b"HEP3\x02\xb3\0\0\0\x01", "HEP"),
    "zip": (b"PK\x03\x04" + bytes(30), "unpack it first"),
    "xz": (b"\xfd7zXZ\0" + bytes(30), "unpack it first"),
    "zstandard": (b"\x28\xb5\x2f\xfd" + bytes(30), "unpack it first"),
    "tshark json": (b'[\n {\n  "_index": "packets-2026-11-22",\n', "JSON of tshark"),
    "tshark ek": (b'{"index":{"_index":"packets-2026-11-22"}}\n', "JSON of tshark"),
    "other json": (b'{"at": 1, "message": "x"}\n', "a JSON file is not read yet"),
    "pdml": (b'<?xml version="1.0"?>\n<?xml-stylesheet href="x"?>\n<!-- y -->\n<pdml>', "PDML"),
    "psml": (b'<?xml version="1.0"?>\n<psml version="0">', "PDML"),
    "tcpdump -A": (b"07:22:56.806608 IP a.5060 > b.5060: UDP, length 969\nE...B", "tcpdump -w"),
    "tcpdump -A, dated": (b"2026-11-22 07:22:56.806608 IP6 a.5060 > b.5060: UDP\n", "tcpdump -w"),
    "tshark -V": (b"Frame 5: 1011 bytes on wire (8088 bits), 1011 captured\n", "tshark -V"),
    "lync server": (LYNC, "Lync or Skype for Business"),
    "lync server, utf-16": (
        "\ufeff".encode("utf-16-le") + LYNC.decode().encode("utf-16-le"),
        "Lync",
    ),
    "lync client": (b"04/26/2012|16:16:14.998 143F:AC5642C0 INFO  :: x\r\n", "Lync client"),
    "genesys": (
        b"log\n10:00:00.123: SIPTR: Received [0,UDP] 502 bytes from 10.1.33.4:5060 <<<<<\n",
        "Genesys",
    ),
    "sipdump": (b"====================\ntag: rcv\npid: 1\n", "sipdump"),
    "asterisk": (b"<--- Received SIP request (99 bytes) from UDP:a:1 --->\n", "Asterisk"),
    "freeswitch": (b"send 765 bytes to udp/[10.1.1.1]:5060 at 15:46:48.569658:\n", "FreeSWITCH"),
    "ngrep": (b"input: x\n\nU 2026/11/22 07:22:56.799999 a:1 -> b:2 #1\n", "ngrep"),
    "sipgrep": (b"input: x\n\nU(17) 2026/11/22 07:22:56.799999 a:1 -> b:2\n", "ngrep"),
    "sngrep": (b"2026/11/22 07:22:56.799999 a:1 -> b:2\nNOTIFY x SIP/2.0\r\n", "sngrep"),
    "baresip": (b"\x1b[36;1m#\nTCP a:1 -> b:2\nNOTIFY x SIP/2.0\r\n", "baresip"),
    "sipe": (b"x\nMESSAGE START >>>>>>>>>> SIP(0x1) - 2016\n", "a SIP client"),
    "some sip": (b"today:\nNOTIFY sip:a@b SIP/2.0\r\n", "text that has SIP in it"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_known_dead_end_says_what_to_bring_instead(read, name):
    """The user learns what the file is, and what helps."""
    content, advice = CASES[name]
    with pytest.raises(CaptureError) as caught:
        read(content)
    assert advice in caught.value.message


def test_every_log_format_that_is_known_is_a_dead_end_with_advice(read, corpus):
    """No sample of any tool's output is called unknown, but one that was cut beyond recognition."""
    told = {}
    for path in sorted((corpus / "formats").iterdir()):
        try:
            read(path.read_bytes())
        except CaptureError as error:
            told[path.name] = error.message
    unknown = {name for name, message in told.items() if "no known format" in message}
    assert len(told) > 15
    assert unknown == {"syslog_escaped_notify_headers.txt"}
