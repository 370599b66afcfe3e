"""Which rows may match together and which lie within others, told without any search.

Of two boxes it is exact. Another row is seen as the smallest box around it, so that a pair with
such a row may be told to meet although it does not; and nothing is told to lie within it.
"""

from __future__ import annotations

from collections.abc import Sequence

from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.masks import union
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.regions import NOTHING

__all__ = ["Meetings"]


class Meetings:
    """Answers for each row which others may match where it does."""

    def __init__(self, diagrams: Diagrams, levels: Levels, shapes: Sequence[Box | Node]) -> None:
        """Sort the rows by what they ask of each level."""
        self._diagrams = diagrams
        self._starts = levels.starts
        self._boxes = [
            box_around(diagrams, each) if isinstance(each, Node) else each for each in shapes
        ]
        self._whole = union(
            start
            for start, each in zip(self._starts, shapes, strict=True)
            if not isinstance(each, Node)
        )
        self._all = 0
        self._masks: list[dict[int, int]] = [{} for _ in diagrams.variables]
        for start, box in zip(self._starts, self._boxes, strict=True):
            self._all |= start
            for level, mask in box.items() if start else ():
                rows = self._masks[level]
                rows[mask] = rows.get(mask, 0) | start
        self._asking = [union(rows.values()) for rows in self._masks]
        self._known: dict[tuple[int, int], int] = {}
        self._wider: dict[tuple[int, int], int] = {}

    def of(self, row: int) -> int:
        """Return the bits, as they start, of the other rows that may match with a row."""
        if not self._starts[row]:
            return 0
        return self.within(self._boxes[row]) & ~self._starts[row]

    def around(self, row: int) -> int:
        """Return the bits, as they start, of other rows that match wherever a row does."""
        box = self._boxes[row]
        found = self._whole & ~self._starts[row] if self._starts[row] else 0
        for level, asking in enumerate(self._asking):
            if not found:
                break
            mask = box.get(level)
            found &= ~asking if mask is None else self._containing(level, mask)
        return found

    def box(self, row: int) -> Box:
        """Return the smallest box around what a row matches."""
        return self._boxes[row]

    def within(self, box: Box) -> int:
        """Return the bits, as they start, of the rows that may match in a box."""
        if box is NOTHING:
            return 0
        found = self._all
        for level, mask in box.items():
            found &= self._admitted(level, mask)
        return found

    def _admitted(self, level: int, mask: int) -> int:
        """Return the rows that live with one of some atoms at a level."""
        known = self._known.get((level, mask))
        if known is None:
            self._diagrams.budget.step(len(self._masks[level]) // 8)
            known = self._all & ~self._asking[level]
            for each, rows in self._masks[level].items():
                if each & mask:
                    known |= rows
            self._known[level, mask] = known
        return known

    def _containing(self, level: int, mask: int) -> int:
        """Return the rows that live with all of some atoms at a level."""
        known = self._wider.get((level, mask))
        if known is None:
            self._diagrams.budget.step(len(self._masks[level]) // 8)
            known = self._all & ~self._asking[level]
            for each, rows in self._masks[level].items():
                if not mask & ~each:
                    known |= rows
            self._wider[level, mask] = known
        return known


def box_around(diagrams: Diagrams, region: Node) -> Box:
    """Return the smallest box that a region lies in."""
    if region is diagrams.false:
        return NOTHING
    count = len(diagrams.variables)
    found = [0] * count
    free = set(range(min(region.level, count)))
    for node in diagrams.under(region):
        for mask, child in node.edges:
            if child is not diagrams.false:
                found[node.level] |= mask
                free.update(range(node.level + 1, min(child.level, count)))
    return {
        level: mask
        for level, mask in enumerate(found)
        if level not in free and mask != diagrams.variables[level].full
    }
