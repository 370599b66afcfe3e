from __future__ import annotations

import struct

import capture_writer as w
import pytest

from presencemap.captures.endpoints import ends


@pytest.mark.parametrize(
    ("source", "destination"),
    [
        (w.A, w.B),
        ("255.255.255.255:65535", "0.0.0.0:0"),
        (w.A6, w.B6),
        ("[::1]:5060", "[fe80::1:2]:1"),
    ],
)
def test_ends_are_written_as_addresses_with_ports(source, destination):
    """The packed form of two ends reads as these ends again."""
    ports = struct.pack("!HH", w.port(source), w.port(destination))
    key = w.address(source) + w.address(destination) + ports
    assert ends(key) == (source, destination)
