"""The levels of a diagram cut into stretches, and the list that each of them becomes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from presencemap.tables.code.bounds import Bounds
from presencemap.tables.code.cells import Cells
from presencemap.tables.code.shape import Shape
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.nodes import Node

__all__ = ["Stretch", "filled", "stretches_of"]

_Entry = TypeVar("_Entry")


@frozen
class Stretch:
    """Levels, the cells of each, and the nodes at which a path may enter them.

    Entering nodes may belong to later levels. Levels that have no node are left out.
    """

    levels: tuple[int, ...]
    cells: tuple[Cells, ...]
    entering: tuple[Node, ...]

    @property
    def width(self) -> int:
        """How many columns its list has."""
        return math.prod(each.count for each in self.cells)

    @property
    def entries(self) -> int:
        """How long its list is."""
        return len(self.entering) * self.width


def stretches_of(shape: Shape, cells: Sequence[Cells], bounds: Bounds) -> list[Stretch]:
    """Cut the levels so that there are few stretches and their lists are not too long.

    Neighbours are joined as long as all lists together stay below what is wished, first those
    that cost least. Raises TooLarge if the lists are too long even so.
    """
    entering = _entering(shape, bounds)
    found = [
        Stretch((level,), (cells[level],), tuple(nodes))
        for level, nodes in enumerate(entering)
        if cells[level].count > 1
    ]
    size = sum(each.entries for each in found)
    while len(found) > 1:
        joint = [_joined(one, other) for one, other in pairwise(found)]
        costs = [
            new.entries - one.entries - other.entries
            for new, (one, other) in zip(joint, pairwise(found), strict=True)
        ]
        best = min(range(len(costs)), key=costs.__getitem__)
        if size + costs[best] > max(bounds.wished_entries, size):
            break
        size += costs[best]
        found[best : best + 2] = [joint[best]]
    if size > bounds.entries:
        raise TooLarge(f"lists of {size:,} entries")
    return found


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.levels + other.levels, one.cells + other.cells, one.entering)


def _entering(shape: Shape, bounds: Bounds) -> list[dict[Node, None]]:
    """Return for each level the nodes to which paths lead that have passed the levels above."""
    entering: list[dict[Node, None]] = [{} for _ in shape.variables]
    total = 0
    for level in range(shape.root.level + 1):
        entering[level][shape.root] = None
    for node in shape.nodes():
        for _, child in node.edges:
            if not child.edges:
                continue
            for level in range(node.level + 1, child.level + 1):
                if child in entering[level]:
                    continue
                entering[level][child] = None
                total += 1
                if total > bounds.entries:
                    raise TooLarge(f"more than {bounds.entries:,} ways into levels")
    return entering


def filled(stretch: Stretch, entries: Mapping[Node, _Entry]) -> list[_Entry]:
    """Return a stretch's list, row by row; `entries` has what stands for each node behind it."""
    memo: dict[tuple[Node, int], list[_Entry]] = {}

    def row(node: Node, place: int) -> list[_Entry]:
        if place == len(stretch.levels):
            return [entries[node]]
        found = memo.get((node, place))
        if found is None:
            cells = stretch.cells[place]
            if node.level == stretch.levels[place]:
                found = [each for child in cells.children(node) for each in row(child, place + 1)]
            else:
                found = row(node, place + 1) * cells.count
            memo[node, place] = found
        return found

    return [each for node in stretch.entering for each in row(node, 0)]
