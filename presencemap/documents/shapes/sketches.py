"""Which documents are worth learning from: those whose like has come before.

To learn a shape costs as much as to parse a hundred documents. So of each document that no
shape has fitted sketches are kept: a rough one of its signs alone, which is made in a tenth of
the time of a parse, and once that comes again an exact one of all its markup. When the exact one
comes again, the shape is learned. Traffic in which no shape ever comes again costs a few sketches
and no lesson.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

__all__ = ["Sketches"]

_SIGNS: Final = b'<>"'
_OTHERS: Final = bytes(byte for byte in range(256) if byte not in _SIGNS)
_VALUE: Final = re.compile(rb"""=\s*+(?:"[^"<]*+"|'[^'<]*+')|>[^<>]++<""")
_KEPT: Final = 2_048  # sketches that wait for their like to come; the eldest are forgotten first
_LESSONS: Final = 4  # that are tried with one sketch


@define
class Sketches:
    """What the documents looked like that no shape has fitted, and how often they came."""

    _seen: dict[int, int] = field(factory=dict)

    def is_due(self, body: bytes) -> bool:
        """Take note of a document; say whether to learn from it."""
        if not self._times(body.translate(None, _OTHERS)):
            return False
        return 0 < self._times(_VALUE.sub(b"", body)) <= _LESSONS

    def _times(self, sketch: bytes) -> int:
        """Return how often a sketch has come before."""
        number = hash(sketch)
        times = self._seen.pop(number, 0)
        if len(self._seen) >= _KEPT:
            del self._seen[next(iter(self._seen))]
        self._seen[number] = times + 1
        return times
