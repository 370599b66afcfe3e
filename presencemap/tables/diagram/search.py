"""Looking for a presence: one that lies in a region and that none of some rows match.

Almost every question about a table is of this kind: whether a row is ever reached (its own
region, the rows before it), whether there is a gap (everything, all rows), whether two rows
overlap (the region of both, no rows). Nothing is built: the search goes down level by level
and remembers where it found nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Diagrams, Node

__all__ = ["Path", "Search"]

Path: TypeAlias = Mapping[int, int]
"""Masks of atoms by level: every choice among them lies in what was asked for."""

_MOST_BITS: Final = 800_000_000
_OTHER_BITS: Final = 1_600
"""What is remembered takes up to 100 megabytes, a state 200 bytes besides its rows."""


class Search:
    """Searches over the rows of one table; what one search has excluded, the next one knows."""

    def __init__(self, diagrams: Diagrams, levels: Levels) -> None:
        """Start without knowing anything."""
        self._diagrams = diagrams
        self._levels = levels
        self._nothing: set[tuple[Node, int, int]] = set()
        self._bits = 0

    def outside(self, region: Node, alive: int) -> Iterator[Path]:
        """Yield paths in a region that the rows with these bits, as they start, don't match.

        Raises TooLarge if it takes longer than the budget of the diagrams allows.
        """
        if not alive & self._levels.certain[0]:
            yield from self._from(0, region, alive, {})

    def _from(self, level: int, node: Node, alive: int, path: dict[int, int]) -> Iterator[Path]:
        if node is self._diagrams.false:
            return
        level = min(node.level, self._levels.next_level(level, alive))
        if level >= self._levels.count:
            yield dict(path)
            return
        state = node, alive, level
        if state in self._nothing:
            return
        found = False
        edges = node.edges if node.level == level else ((self._full(level), node),)
        for mask, child in edges:
            if child is self._diagrams.false:
                continue
            for left, atoms in self._split(level, alive, mask):
                path[level] = atoms
                for each in self._from(level + 1, child, left, path):
                    found = True
                    yield each
                del path[level]
        if not found:
            self._remember(state)

    def _remember(self, state: tuple[Node, int, int]) -> None:
        """Remember that there is nothing from a state on, as far as there is memory for it."""
        self._bits += _OTHER_BITS + state[1].bit_length()
        if self._bits > _MOST_BITS:
            self._nothing.clear()
            self._bits = 0
        self._nothing.add(state)

    def _split(self, level: int, alive: int, mask: int) -> Iterator[tuple[int, int]]:
        """Yield what is left of some rows with the atoms, but where one matches for certain."""
        certain = self._levels.certain[level + 1]
        for left, atoms in self._levels.split(level, alive, mask, to_first=True).items():
            self._diagrams.budget.step()
            if not left & certain:
                yield left, atoms

    def _full(self, level: int) -> int:
        return self._diagrams.variables[level].full
