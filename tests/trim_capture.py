"""Make `presencemap/samples/kamailio.pcap` from the longer recording that it is a part of.

    python tests/trim_capture.py IN OUT

Run by hand. IN is `uas_baresip_linphone.pcap`, recorded from Kamailio 5.6.3 with baresip and
Linphone as user agents. OUT gets whole packets, byte for byte and with their times: two TCP
connections from SYN to FIN (the server's notifications to one baresip; Linphone before it
turned to TLS), and over UDP two of another baresip's subscriptions. Left out are TLS, the
copies that the server made for tracing, what it told its own list server, and whatever else
can go without tearing a connection or a dialog.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

CONNECTIONS = frozenset({39967, 39470})
"""The client ports of the TCP connections that are kept."""

DIALOGS = (b"832132de5e770976", b"9f969d266c23ec77")
"""The Call-IDs of what is kept of UDP: subscriptions to `lin1` and to `agent001`."""

FILE_HEADER = 24
PACKET_HEADER = struct.Struct("<4I")  # seconds, microseconds, captured, original length
ETHERNET = 14
TCP, UDP = 6, 17


def packets(capture: bytes) -> Iterator[bytes]:
    """Yield every packet of a pcap file, its header included."""
    at = FILE_HEADER
    while at < len(capture):
        end = at + PACKET_HEADER.size + PACKET_HEADER.unpack_from(capture, at)[2]
        yield capture[at:end]
        at = end


def is_wanted(packet: bytes) -> bool:
    """Say whether a packet (Ethernet, IPv4) belongs to the sample."""
    frame = packet[PACKET_HEADER.size :]
    protocol = frame[ETHERNET + 9]
    payload = ETHERNET + (frame[ETHERNET] & 15) * 4
    if protocol == TCP:
        return not CONNECTIONS.isdisjoint(struct.unpack_from("!HH", frame, payload))
    return protocol == UDP and any(call_id in frame for call_id in DIALOGS)


def trimmed(capture: bytes) -> bytes:
    """Return a pcap file with the wanted packets of another."""
    return capture[:FILE_HEADER] + b"".join(filter(is_wanted, packets(capture)))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_bytes(trimmed(source.read_bytes()))
