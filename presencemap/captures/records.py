"""What a capture file turns into: records, and damage where there is none.

Values only; nothing here reads a file or knows what the bytes of a record mean.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

__all__ = ["Damage", "Item", "Place", "Record", "Transport"]

Place: TypeAlias = tuple[int, float | None, int]
"""A packet's frame number, time and offset, as they stand in its `Record`."""


class Transport(Enum):
    """How the bytes of a record travelled; `FILE` is a file that holds only a message."""

    UDP = "udp"
    TCP = "tcp"
    FILE = "file"


@frozen
class Record:
    """Bytes that travelled together: a datagram, a piece of a stream, or a whole bare file.

    `number` is the frame that completed the record, counted from 1 over all packets of the
    file as Wireshark counts them; `at` is its time in seconds since 1970 (None where the file
    has no time) and `offset` its place in the file, in bytes after decompression. `source`
    and `destination` read `192.0.2.1:5060` or `[2001:db8::1]:5060`, and are empty for a file.

    For streams only: `lost` says that bytes are missing between the flow's previous record and
    this one, or that the flow's start was not captured; `end` says that the flow is over (its
    sender finished or reset it, a new one took its place, or it was forgotten for lack of
    room), and such a record may be empty.

    Records mostly come in the order of `number`, but what waited behind a lost packet keeps
    its own number and time, and so comes late.
    """

    number: int
    at: float | None
    transport: Transport
    source: str
    destination: str
    data: bytes
    offset: int
    lost: bool = False
    end: bool = False


@frozen
class Damage:
    """A part of the file that had to be skipped: its frame number, byte offset, and why."""

    number: int
    offset: int
    message: str


Item: TypeAlias = Record | Damage
"""What reading a capture yields."""
