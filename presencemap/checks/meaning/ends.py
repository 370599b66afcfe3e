"""How much of a range is left if rows before take its ends from all that it could match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from attrs import evolve

from presencemap.checks.meaning.uses import Context
from presencemap.model import FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY
from presencemap.tables.conditions import InRanges
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.variables import Aspect
from presencemap.tables.table import HitPolicy

__all__ = ["ENDED", "left_of", "shortened"]

ENDED: Final = (FieldType.INT, FieldType.TIME_OF_DAY)
"""The types whose ranges may be shortened: what is left of one can be written."""

_LAST: Final = (LARGEST_INT, MINUTES_OF_DAY - 1)


def left_of(context: Context, within: Node, test: InRanges) -> tuple[float, float]:
    """Return what is left, in one context, of a range that is asked for `within` a region."""
    proof = context.pruned.proof
    if proof.table.policy is not HitPolicy.FIRST or not context.uses:
        return test.ranges[0]

    def is_idle(low: float, high: float) -> bool:
        region = proof.region(evolve(test, ranges=((low, high),)))
        change = proof.both(within, region)
        return all(use.is_idle(change) for use in context.uses)

    return shortened(proof, test, is_idle)


def shortened(
    proof: Proof, test: InRanges, is_idle: Callable[[float, float], bool]
) -> tuple[float, float]:
    """Return what is left of a range without the idle stretches at its ends.

    Not all of it is idle. An end that is the field's own may stand for "all beyond".
    """
    low, high = test.ranges[0]
    atoms = _pieces(proof, test.field, low, high)
    first, last = low, high
    if low > 0:
        starts = [start for start, _ in atoms]
        count = _most(len(atoms), lambda n: is_idle(low, starts[n] - 1))
        first = starts[count]
    if high not in _LAST:
        ends = [end for _, end in reversed(atoms)]
        count = _most(len(atoms), lambda n: is_idle(ends[n] + 1, high))
        last = ends[count]
    return first, last


def _pieces(proof: Proof, name: str, low: float, high: float) -> Sequence[tuple[float, float]]:
    """Return the atoms of a field that make up a range."""
    variable = next(
        each for each in proof.variables if each.field.name == name and each.aspect is Aspect.VALUE
    )
    ranges = (atom for atom in variable.atoms if isinstance(atom, tuple))
    return [atom for atom in ranges if low <= atom[0] and atom[1] <= high]


def _most(length: int, is_true: Callable[[int], bool]) -> int:
    """Return the greatest number below `length` of which something is true; it is true of 0."""
    low, high = 0, length - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_true(middle) else (low, middle - 1)
    return low
