"""The formats that are read, and how a file's format is told.

By its first bytes, never by its name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Final

from attrs import frozen

from presencemap.captures.bare import is_document, is_sip, read_bare
from presencemap.captures.dead_ends import DEAD_ENDS
from presencemap.captures.pcap import is_pcap, read_pcap
from presencemap.captures.pcapng import is_pcapng, read_pcapng
from presencemap.captures.records import Item
from presencemap.captures.window import Window, open_window
from presencemap.errors import CaptureError
from presencemap.limits import DEFAULT_LIMITS, Limits

__all__ = ["FORMATS", "Format", "read_capture"]

_HEAD: Final = 65_536
"""So much of a file decides what it is."""

_TEXT: Final = frozenset(range(32, 127)) | frozenset(b"\t\r\n\x1b")
_MOSTLY: Final = 0.7


@frozen
class Format:
    """A format: its name for users, whether a file begins like it, and its reader."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Window, Limits], Iterator[Item]]


FORMATS: Final = (
    Format("pcap", is_pcap, read_pcap),
    Format("pcapng", is_pcapng, read_pcapng),
    Format("an XML document", is_document, read_bare),
    Format("SIP messages", is_sip, read_bare),
)
"""In the order in which they are tried."""


def read_capture(
    path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Item]:
    """Read a capture file, gzip or not, and give its records in constant memory.

    What is damaged is a `Damage` in its place, and the rest is still read. Raises
    `CaptureError`, at once and not when the first record is asked for, if the file can't be
    opened or its format is not known.
    """
    items = _items(os.fspath(path), limits)
    first = tuple(islice(items, 1))
    return chain(first, items)


def _items(name: str, limits: Limits) -> Iterator[Item]:
    with open_window(name) as window:
        yield from _format(window).read(window, limits)


def _format(window: Window) -> Format:
    head = window.data[:_HEAD]
    for known in FORMATS:
        if known.recognises(head):
            return known
    head = _narrow(head)
    for dead_end in DEAD_ENDS:
        if dead_end.pattern.search(head):
            raise CaptureError(window.name, dead_end.advice)
    tried = ", ".join(known.name for known in FORMATS)
    raise CaptureError(window.name, f"{_describe(head)}; tried: {tried}")


def _narrow(head: bytes) -> bytes:
    """Bring UTF-16 with a byte order mark to UTF-8, as the logs of Windows may need it."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head


def _describe(head: bytes) -> str:
    """Say what a file of no known format looks like."""
    if not head.strip():
        return "the file holds only blank lines"
    sample = head[:1_000]
    if sum(byte in _TEXT for byte in sample) < _MOSTLY * len(sample):
        return f"the file is of no known format; it is binary and starts with {head[:8].hex(' ')}"
    line = head.split(None, 1)[0] if not head.strip() else head.strip().splitlines()[0]
    shown = line[:40].decode("utf-8", "replace")
    return f"the file is text of no known format; it starts with `{shown}`"
