"""Which documents are worth learning from: those whose like has come before.

To learn a shape costs as much as to parse a hundred documents. So of each document that no
shape has fitted sketches are kept: a rough one of its signs alone, which is made in a tenth of
the time of a parse, and once that comes again an exact one of all its markup. When the exact one
comes again, the shape is learned. Traffic in which no shape ever comes again costs a few sketches
and no lesson.

Nor may anybody who sends each of endless shapes a few times have us learn all day. So lessons are
paid for: there is enough for a reader's first few hundred, and what is parsed earns more, so much
that learning takes a sixth of the time of parsing at most. The unit is what it takes to compile a
byte of markup, 0.15 us.
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
_SAVINGS: Final = 5_000_000  # at first, and at most: 1 s
_EARNED: Final = 10  # by a document that is parsed, which takes 10 us at least,
_BYTES: Final = 40  # and one more for so many of its bytes, 25 ns each
_LONGEST: Final = 60_000  # bytes; lines beyond 65,535 have no number of their own in libxml2
_SIGNS_LEARNED: Final = 1_600  # tags and attributes; documents of 25 kB have 1,500 at most


@define
class Sketches:
    """What the documents looked like that no shape has fitted, and how often they came."""

    _seen: dict[int, int] = field(factory=dict)
    _saved: int = _SAVINGS

    def earn(self, body: bytes) -> None:
        """Take note that a document was parsed."""
        self._saved = min(_SAVINGS, self._saved + _EARNED + len(body) // _BYTES)

    def pay(self, units: int) -> None:
        """Take note of what a lesson has cost; who has nothing left learns nothing for a while."""
        self._saved -= units

    def is_due(self, body: bytes) -> bool:
        """Take note of a document; say whether to learn from it."""
        if self._saved <= 0 or len(body) > _LONGEST:
            return False
        if body.count(b"<") + body.count(b"=") > _SIGNS_LEARNED:
            return False
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
