"""Files that people bring and that can't be read (yet), each with what to bring instead.

An entry is a pattern that the start of the file is searched for, and a sentence for its user.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

__all__ = ["DEAD_ENDS", "DeadEnd"]


@frozen
class DeadEnd:
    """A kind of file that is known and not read; `advice` says so and what helps."""

    pattern: re.Pattern[bytes]
    advice: str


def _dead_end(pattern: bytes, advice: str) -> DeadEnd:
    return DeadEnd(re.compile(pattern, re.MULTILINE | re.DOTALL), advice)


_LOG: Final = "is not read yet; give the pcap or pcapng of the same traffic"
_LYNC: Final = "is not read yet, and a capture of the same traffic would be encrypted"
_PACKED: Final = "unpack it first (only gzip is unpacked on the way)"

DEAD_ENDS: Final = (
    _dead_end(
        rb"\A(?:\xa1\xb2\xcd\x34|\x34\xcd\xb2\xa1)",
        "this is a pcap file of a modified libpcap, with longer packet headers; "
        "convert it: editcap -F pcapng OLD NEW",
    ),
    _dead_end(
        rb"\A(?:snoop\x00|GMBU|RTSS)",
        "this is a capture of snoop or Network Monitor; convert it: editcap -F pcapng OLD NEW",
    ),
    _dead_end(
        # WMI_BUFFER_HEADER is 72 bytes; a system trace header, 32 or 64 bit, follows it
        rb"\A\x00[\x00-\xff]{3}.{68}..[\x01\x02]\xc0",
        "this is an ETL trace, which only Microsoft's tools read; "
        "convert it to text, or give the pcap",
    ),
    _dead_end(rb"\AHEP3", f"a file of HEP packets {_LOG}"),
    _dead_end(rb"\A(?:PK\x03\x04|PK\x05\x06)", f"this is a zip archive; {_PACKED}"),
    _dead_end(
        rb"\A(?:\xfd7zXZ|BZh\d|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|7z\xbc\xaf)",
        f"this is a compressed file; {_PACKED}",
    ),
    _dead_end(
        rb"\A\s*[\[{].*\"(?:_index|layers)\"\s*:",
        "this is JSON of tshark, in which the messages are taken apart; give the pcap",
    ),
    _dead_end(rb"\A\s*[\[{]\s*[\"{\]}]", f"a JSON file {_LOG}"),
    _dead_end(
        rb"<p[ds]ml\b",
        "this is PDML of tshark, in which the messages are taken apart; give the pcap",
    ),
    _dead_end(
        rb"^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ IP6? \S+ > ",
        "this is the text of tcpdump, in which bytes are lost; "
        "record with tcpdump -w FILE and give that",
    ),
    _dead_end(
        rb"^Frame \d+: \d+ bytes on wire",
        "this is the text of tshark -V, in which the messages are taken apart; give the pcap",
    ),
    _dead_end(
        rb"^TL_\w+\(TF_\w+\)|\$\$begin_record",
        f"a trace of Lync or Skype for Business (SIPStack) {_LYNC}",
    ),
    _dead_end(
        rb"^\d\d/\d\d/\d{4}\|\d\d:\d\d:\d\d\.\d{3} \w+:\w+ ",
        f"a log of a Lync client {_LYNC}",
    ),
    _dead_end(
        rb"(?:Received|Sending) {1,2}\[\d+,\s*(?:UDP|TCP|TLS)\] \d+ bytes",
        f"a log of Genesys SIP Server {_LOG}",
    ),
    _dead_end(rb"^={20}\r?\ntag: ", f"a file of Kamailio's sipdump {_LOG}"),
    _dead_end(
        rb"<--- (?:Received|Transmitting) SIP|<--- SIP read from", f"a log of Asterisk {_LOG}"
    ),
    _dead_end(
        rb"^[^\n]{0,200}?(?:recv|send) \d+ bytes (?:from|to) \w+/\[",
        f"a trace of FreeSWITCH {_LOG}",
    ),
    _dead_end(
        rb"^[UT](?:\(\d+\))? \d{4}/\d\d/\d\d \d\d:\d\d:\d\d",
        f"the text of ngrep or sipgrep, which is not exact, {_LOG}",
    ),
    _dead_end(
        rb"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d\.\d+ \S+ -> \S+",
        f"the text of sngrep {_LOG}",
    ),
    _dead_end(rb"^(?:UDP|TCP|TLS) \S+:\d+ -> \S+:\d+", f"a trace of baresip {_LOG}"),
    _dead_end(rb"MESSAGE START [<>]{10}|sip\.transport \|", f"a log of a SIP client {_LOG}"),
    _dead_end(
        rb"SIP/2\.0|^(?:Call-ID|CSeq|Via|From):",
        f"text that has SIP in it but does not start with a message {_LOG}",
    ),
)
"""In the order in which they are tried; the first whose pattern is found speaks."""
