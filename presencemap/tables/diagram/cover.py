"""Regions described by few boxes, each as large as it can be.

A region is a set of paths, and there may be thousands; what a person wants to read is one
line. So a path is made wider, level by level, as long as it stays within the region.
"""

from __future__ import annotations

from collections.abc import Iterator

from presencemap.tables.diagram.nodes import Box, Diagrams, Node

__all__ = ["a_path", "boxes_of", "share"]


def boxes_of(diagrams: Diagrams, region: Node) -> Iterator[Box]:
    """Yield boxes that together are a region; they may overlap.

    Each is as large as it can be, and holds something that those before it don't.
    """
    left = region
    while left is not diagrams.false:
        box = a_path(diagrams, left)
        for level in sorted(box):
            mask = _widest(diagrams, region, box, level)
            if mask == diagrams.variables[level].full:
                del box[level]
            else:
                box[level] = mask
        yield box
        left = diagrams.both(left, diagrams.negated(diagrams.box(box)))


def a_path(diagrams: Diagrams, region: Node) -> dict[int, int]:
    """Return a path through a region that is not empty, by its widest edges."""
    path: dict[int, int] = {}
    while region.edges:
        inside = [edge for edge in region.edges if edge[1] is not diagrams.false]
        # Atoms behind the first are values; *absent* is what a reader expects the least of.
        path[region.level], region = max(inside, key=lambda edge: (edge[0] & ~1).bit_count())
    return path


def _widest(diagrams: Diagrams, region: Node, box: Box, level: int) -> int:
    """Return all atoms of a level with which the rest of a box lies within a region."""
    inside = _Inside(diagrams, box)

    def widest(node: Node) -> int:
        if node.level > level:
            return diagrams.variables[level].full if inside.holds(node) else 0
        found = widest_of.get(node)
        if found is None:
            diagrams.budget.step(len(node.edges))
            if node.level == level:
                found = 0
                for mask, child in node.edges:
                    found |= mask if inside.holds(child) else 0
            else:
                found = diagrams.variables[level].full
                for child in inside.children(node):
                    found &= widest(child)
            widest_of[node] = found
        return found

    widest_of: dict[Node, int] = {}
    return widest(region)


class _Inside:
    """Whether all of a box is in the region under a node."""

    def __init__(self, diagrams: Diagrams, box: Box) -> None:
        self._diagrams = diagrams
        self._box = box
        self._known: dict[Node, bool] = {diagrams.true: True, diagrams.false: False}

    def children(self, node: Node) -> Iterator[Node]:
        mask = self._box.get(node.level, -1)
        return (child for atoms, child in node.edges if atoms & mask)

    def holds(self, node: Node) -> bool:
        found = self._known.get(node)
        if found is None:
            self._diagrams.budget.step(len(node.edges))
            found = self._known[node] = all(map(self.holds, self.children(node)))
        return found


def share(diagrams: Diagrams, region: Node) -> float:
    """Return the part of all combinations of atoms that lies in a region, from 0 to 1.

    Atoms count alike, be they one number or a million: it is no probability.
    """
    known = {diagrams.true: 1.0, diagrams.false: 0.0}
    for node in reversed(diagrams.under(region)):
        atoms = len(diagrams.variables[node.level].atoms)
        known[node] = sum(mask.bit_count() * known[child] for mask, child in node.edges) / atoms
    return known[region]
