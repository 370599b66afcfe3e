"""What makes no difference in a row that asks each field once, which nearly all rows do.

Its region is a box: each value is a mask of atoms, and one presence that is found to reach the
row tells of many values at once that they matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from presencemap.checks.meaning.ends import ENDED, shortened
from presencemap.checks.meaning.idle import Idle
from presencemap.checks.meaning.listed import Listed
from presencemap.checks.meaning.uses import past_rows_before, reached
from presencemap.checks.meaning.written import Part
from presencemap.language import tree
from presencemap.tables.conditions import AllOf, InRanges, Negation, Test, fields_of
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.search import Path
from presencemap.tables.diagram.variables import Aspect

__all__ = ["PlainRow"]


class PlainRow:
    """One row of a table `first` that is reached; `path` is that of a presence that reaches it."""

    def __init__(self, proof: Proof, row: int, box: dict[int, int], path: Path) -> None:
        """Start with what the path shows."""
        self._proof = proof
        self._row = row
        self._box = box
        self._seen = dict.fromkeys(box, 0)
        self._see(path)

    @classmethod
    def of(cls, proof: Proof, row: int, part: Part) -> PlainRow | None:
        """Return the row, None if it is not that plain or not reached."""
        items = _items(part)
        if items is None or sum(map(len, items)) > len(frozenset[str]().union(*items)):
            return None
        box = _box(proof, proof.rows[row])
        found = reached(proof, row)
        return None if box is None or found is None else cls(proof, row, box, found.path)

    def idle(
        self,
        path: tuple[Part, ...],
        values: Sequence[Listed],
        gone: set[int | tuple[int, int]],
        *,
        positive: bool,
    ) -> list[Idle] | None:
        """Return the idle values of a test; None if it is not about a single variable.

        What is not `positive` asks for less with each value: only others may cover that.
        """
        part = path[-1]
        masks = [self._mask(each.test) for each in values]
        levels = {level for level, _ in filter(None, masks)}
        if None in masks or len(levels) != 1:
            return None
        [level] = levels
        left = {
            place: mask[1]
            for place, mask in enumerate(masks)
            if mask is not None and (id(part), place) not in gone
        }
        found = []
        for place in sorted(left, reverse=True):
            only = left[place]
            for other, mask in left.items():
                only &= ~mask if other != place else -1
            if len(left) > 1 and not (only and (not positive or self._matters(level, only))):
                del left[place]
                change = self._region(level, only)
                found.append(Idle(path, (place,), (change,), not only, positive))
        for place in left if positive else ():
            rest = self._rest(level, values[place])
            if rest is not None:
                found.append(Idle(path, (place,), (rest[0],), covered=False, rest=rest[1]))
        return found

    def _rest(self, level: int, value: Listed) -> tuple[Node, tuple[float, float]] | None:
        test = value.test
        known = self._proof.fields[test.field]
        if not isinstance(test, InRanges) or not isinstance(value.node, tree.Range):
            return None
        if known.type not in ENDED:
            return None

        def mask(low: float, high: float) -> int:
            return self._levels_mask(InRanges(test.field, ((low, high),)))

        low, high = test.ranges[0]
        rest = shortened(self._proof, test, lambda a, b: not self._matters(level, mask(a, b)))
        if rest == (low, high):
            return None
        return self._region(level, mask(low, high) & ~mask(*rest)), rest

    def _matters(self, level: int, atoms: int) -> bool:
        """Tell whether the row is reached with some of these atoms of what it asks for."""
        if atoms & self._seen[level]:
            return True
        if not atoms:
            return False
        found = past_rows_before(self._proof, self._region(level, atoms), self._row)
        if found is not None:
            self._see(found.path)
        return found is not None

    def _region(self, level: int, atoms: int) -> Node:
        if not atoms:
            return self._proof.diagrams.false
        return self._proof.diagrams.box({**self._box, level: atoms})

    def _see(self, path: Path) -> None:
        for level, atoms in self._box.items():
            self._seen[level] |= atoms & path.get(level, atoms)

    def _levels_mask(self, test: Test) -> int:
        found = self._mask(test)
        return found[1] if found else 0

    def _mask(self, test: Test) -> tuple[int, int] | None:
        box = _box(self._proof, self._proof.region(test))
        if box is None or len(box) != 1:
            return None
        [(level, atoms)] = box.items()
        if self._proof.variables[level].aspect is not Aspect.VALUE or level not in self._box:
            return None
        return level, atoms


def _items(part: Part) -> list[frozenset[str]] | None:
    """Return the fields of each part of a row's condition; None if one is an `and` or `or`."""
    if isinstance(part.meaning, AllOf) and part.parts:
        found = [_items(each) for each in part.parts]
        return None if None in found else [each for items in found for each in items or ()]
    inner = part.parts[0] if part.parts and isinstance(part.meaning, Negation) else part
    return None if inner.parts else [fields_of(inner.meaning)]


def _box(proof: Proof, region: Node) -> dict[int, int] | None:
    """Return a region as a box, None if it is none."""
    box: dict[int, int] = {}
    while region.edges:
        inside = [edge for edge in region.edges if edge[1] is not proof.diagrams.false]
        if len(inside) != 1:
            return None
        box[region.level], region = inside[0]
    return box if region is proof.diagrams.true else None
