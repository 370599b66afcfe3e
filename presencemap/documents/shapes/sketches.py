"""Which documents are worth learning from: those of a kind that has come before.

To learn a shape costs as much as to parse a hundred documents. So of each document that no
shape has fitted a sketch is kept, its markup without the values; when it is seen again, the shape
is learned. Traffic in which no shape ever comes again costs a few sketches and no lesson.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import define, field

__all__ = ["Sketches"]

_MARKUP: Final = re.compile(rb"<[^\s<>]*|[^\s<>=\"']+=")
_KINDS: Final = 1_024  # of documents that are told apart
_SKETCHES: Final = 64  # of one kind, that wait for their like to come
_SAMPLED: Final = 8  # one document in so many is sketched, once that many have found no like
_LESSONS: Final = 4  # that are tried with one sketch


@define
class _Kind:
    """What was missed among the documents of one kind."""

    missed: int = 0
    seen: dict[int, int] = field(factory=dict)


@define
class Sketches:
    """What documents looked like that no shape has fitted; the eldest are forgotten first."""

    _kinds: dict[bytes, _Kind] = field(factory=dict)

    def is_due(self, kind: bytes, body: bytes) -> bool:
        """Take note of a document; say whether to learn from it."""
        known = self._kinds.get(kind)
        if known is None:
            _make_room(self._kinds, _KINDS)
            known = self._kinds[kind] = _Kind()
        known.missed += 1
        if known.missed > _SKETCHES and known.missed % _SAMPLED:
            return False
        sketch = hash(tuple(_MARKUP.findall(body)))
        times = known.seen.pop(sketch, 0)
        _make_room(known.seen, _SKETCHES)
        known.seen[sketch] = times + 1
        return 0 < times <= _LESSONS


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Drop the eldest of what is kept, if there are as many as there may be."""
    if len(kept) >= most:
        del kept[next(iter(kept))]
