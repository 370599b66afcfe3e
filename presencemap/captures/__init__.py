"""Capture files: from a path to the bytes that travelled, with when, whence and whither.

Streaming, in constant memory, tolerant of damage. Nothing here knows SIP or presence.
"""

from presencemap.captures.formats import FORMATS, Format, read_capture
from presencemap.captures.records import Damage, Item, Record, Transport

__all__ = ["FORMATS", "Damage", "Format", "Item", "Record", "Transport", "read_capture"]
