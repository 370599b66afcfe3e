"""Which documents are worth learning from: those whose like has come before.

To learn a shape costs as much as to parse a hundred documents. So of each document that no
shape has fitted a sketch is kept, its markup without the values; when it is seen again, the shape
is learned. Traffic in which no shape ever comes again costs a few sketches and no lesson.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

__all__ = ["Sketches"]

_VALUE: Final = re.compile(rb"""=\s*(?:"[^"<]*"|'[^'<]*')|>[^<>]+<""")
_SKETCHES: Final = 1_024  # that wait for their like to come; the eldest are forgotten first
_LESSONS: Final = 4  # that are tried with one sketch


@define
class Sketches:
    """What the documents looked like that no shape has fitted, and how often they came."""

    _seen: dict[int, int] = field(factory=dict)

    def is_due(self, body: bytes) -> bool:
        """Take note of a document; say whether to learn from it."""
        sketch = hash(_VALUE.sub(b"", body))
        times = self._seen.pop(sketch, 0)
        if len(self._seen) >= _SKETCHES:
            del self._seen[next(iter(self._seen))]
        self._seen[sketch] = times + 1
        return 0 < times <= _LESSONS
