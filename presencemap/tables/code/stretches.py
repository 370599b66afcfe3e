"""The levels of a diagram cut into stretches, and the list that each of them becomes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, TypeVar, cast

from attrs import frozen

from presencemap.tables.code.asking import has_intervals
from presencemap.tables.code.bounds import Bounds
from presencemap.tables.code.cells import Cells
from presencemap.tables.code.shape import Shape
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.masks import runs
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.variables import Variable

__all__ = ["FEW_RUNS", "Stretch", "filled", "filled_by_runs", "stretches_of"]

_Entry = TypeVar("_Entry")

FEW_RUNS: Final = 16
"""Up to so many intervals comparisons are quicker than a bisection."""

_COST_OF_RUN: Final = 4
"""A run has a start and an entry, each in a list of its node."""


@frozen
class Stretch:
    """Levels, the cells of each, and the nodes at which a path may enter them.

    Entering nodes may belong to later levels. Levels that have no node are left out. `runs` is
    how many runs of intervals the entering nodes tell apart, each by itself, where that is worth
    knowing: if there is one level, of intervals in many cells.
    """

    levels: tuple[int, ...]
    cells: tuple[Cells, ...]
    entering: tuple[Node, ...]
    runs: int | None = None

    @property
    def is_by_runs(self) -> bool:
        """Whether its list has the runs of each node instead of a column for each cell."""
        return self.runs is not None and _COST_OF_RUN * self.runs < self._columns

    @property
    def width(self) -> int:
        """How far apart the rows of its list are."""
        return 1 if self.is_by_runs else math.prod(each.count for each in self.cells)

    @property
    def entries(self) -> int:
        """How long its list is, with all lists that are in it."""
        return _COST_OF_RUN * (self.runs or 0) if self.is_by_runs else self._columns

    @property
    def _columns(self) -> int:
        return len(self.entering) * math.prod(each.count for each in self.cells)


def stretches_of(shape: Shape, cells: Sequence[Cells], bounds: Bounds) -> list[Stretch]:
    """Cut the levels so that there are few stretches and their lists are not too long.

    Neighbours are joined as long as all lists together stay below what is wished, first those
    that cost least. Raises TooLarge if the lists are too long even so.
    """
    entering = _entering(shape, bounds)
    found = [
        Stretch((level,), (cells[level],), tuple(nodes), _runs(shape, level, cells[level], nodes))
        for level, nodes in enumerate(entering)
        if cells[level].count > 1
    ]
    size = sum(each.entries for each in found)
    wished = max(min(bounds.wished_entries, bounds.entries), size)
    while len(found) > 1:
        joint = [_joined(one, other) for one, other in pairwise(found)]
        costs = [
            new.entries - one.entries - other.entries
            for new, (one, other) in zip(joint, pairwise(found), strict=True)
        ]
        best = min(range(len(costs)), key=costs.__getitem__)
        if size + costs[best] > wished:
            break
        size += costs[best]
        found[best : best + 2] = [joint[best]]
    if size > bounds.entries:
        raise TooLarge(f"lists of {size:,} entries")
    return found


def _runs(shape: Shape, level: int, cells: Cells, entering: Iterable[Node]) -> int | None:
    """Return how many runs a level's nodes tell apart, None where that is not worth knowing."""
    if cells.count <= FEW_RUNS or not has_intervals(shape.variables[level]):
        return None
    return sum(
        sum((mask & ~(mask << 1)).bit_count() for mask, _ in node.edges)
        if node.level == level
        else 1
        for node in entering
    )


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


def filled_by_runs(
    stretch: Stretch, variable: Variable, entries: Mapping[Node, object]
) -> list[tuple[object, ...]]:
    """Return what an entering node has: where its runs begin, what *absent* and they lead to.

    Both are in one tuple, which lies together in memory; its second half is longer by one.
    """
    (level,) = stretch.levels
    found = []
    for node in stretch.entering:
        absent = node.child(0) if node.level == level else node
        leads = _leads(node, level)
        starts = (_start(variable, atom) for atom, _ in leads)
        found.append((*starts, entries[absent], *(entries[child] for _, child in leads)))
    return found


def _leads(node: Node, level: int) -> list[tuple[int, Node]]:
    """Return the first atom of each run of intervals at a level, and where the run leads."""
    if node.level != level:
        return [(1, node)]
    found = ((low, child) for mask, child in node.edges for low, _ in runs(mask & ~1))
    return sorted(found, key=itemgetter(0))


def _start(variable: Variable, atom: int) -> float:
    return cast("tuple[float, float]", variable.atoms[atom])[0]


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
