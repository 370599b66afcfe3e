"""Regions of presences as a finding speaks of them: a few conditions, the largest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.phrases import box_words
from presencemap.tables.diagram.proof import Proof

__all__ = ["described", "listed"]

_SHOWN: Final = 3
_TESTS: Final = 8
"""Tests of one condition that are written out."""
_VALUES: Final = 8
"""Values of one set that are written out."""
_COUNTED: Final = 20
"""Beyond so many conditions nobody is told how many there are."""


def described(proof: Proof, region: Node) -> str:
    """Return where a region is: `` `a is x`, `b < 3 and a is y` and 2 more ``."""
    found = list(islice(_conditions(proof, region), _COUNTED + 1))
    if len(found) <= _SHOWN:
        return listed(found)
    more = f"{len(found) - _SHOWN} more" if len(found) <= _COUNTED else "others"
    return ", ".join(f"`{each}`" for each in found[:_SHOWN]) + f" and {more}"


def _conditions(proof: Proof, region: Node) -> Iterator[str]:
    for box in boxes_of(proof.diagrams, region):
        # A box may ask for texts that there are not: like `a*` and like `b*` at once.
        if proof.find_beside(proof.diagrams.box(box), 0) is not None:
            shown = dict(sorted(box.items())[:_TESTS])
            words = box_words(proof.variables, shown, _VALUES)
            yield words if len(shown) == len(box) else f"{words} and …"


def listed(words: Iterable[str], most: int = 0) -> str:
    """Return words in back-ticks, with commas and an `and`; of more than `most`, the first."""
    quoted: Sequence[str] = [f"`{each}`" for each in words]
    if most and len(quoted) > most:
        return ", ".join(quoted[:most]) + f" and {len(quoted) - most:,} more"
    *first, last = quoted
    return f"{', '.join(first)} and {last}" if first else last
