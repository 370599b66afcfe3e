"""Who answers in place of a row that is taken out of a table `first`: its heirs.

A row is not missed if, wherever it is the first to match, the next row that matches decides the
same. Like `search.py`, this goes down level by level and builds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from presencemap.tables.diagram.build import NO_ROW
from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.search import Path

__all__ = ["Heirs"]


@frozen(eq=False)
class Heirs:
    """The rows around one that may be taken out, as bits (all that a row has, not its first).

    `before` match first and `after` next; of these, `agreeing` decide as the row does. So does
    `otherwise` if `last_agrees`.
    """

    diagrams: Diagrams
    levels: Levels
    before: int
    after: int
    agreeing: int
    last_agrees: bool
    _nothing: set[tuple[Node, int, int]] = field(factory=set, init=False)

    def differing(self, region: Node, alive: int) -> Iterator[Path]:
        """Yield paths in a region on which the row is the first to match and is missed.

        `region` is that of the row, `alive` the bits of other rows as they start. Raises
        TooLarge if it takes longer than the budget of the diagrams allows.
        """
        yield from self._from(0, region, alive, {})

    def _from(self, level: int, node: Node, alive: int, path: dict[int, int]) -> Iterator[Path]:
        alive = self._settled(level, alive)
        if node is self.diagrams.false or alive & self.before & self.levels.certain[level]:
            return
        if self._is_same(level, alive):
            return
        level = min(node.level, self.levels.next_level(level, alive))
        if level >= self.levels.count:
            yield dict(path)
            return
        state = node, alive, level
        if state in self._nothing:
            return
        found = False
        for left, child, atoms in self._steps(level, node, alive):
            path[level] = atoms
            for each in self._from(level + 1, child, left, path):
                found = True
                yield each
            del path[level]
        if not found:
            self._nothing.add(state)

    def _steps(self, level: int, node: Node, alive: int) -> Iterator[tuple[int, Node, int]]:
        full = self.diagrams.variables[level].full
        for mask, child in node.edges if node.level == level else ((full, node),):
            if child is not self.diagrams.false:
                for left, atoms in self.levels.split(level, alive, mask).items():
                    self.diagrams.budget.step()
                    yield left, child, atoms

    def _settled(self, level: int, alive: int) -> int:
        """Cut off the rows behind one that certainly matches next."""
        certain = alive & self.after & self.levels.certain[level]
        return alive & (((certain & -certain) << 1) - 1) if certain else alive

    def _is_same(self, level: int, alive: int) -> bool:
        """Tell whether the next row decides the same, however the other levels come out."""
        after = alive & self.after
        if after & ~self.agreeing:
            return False
        return self.last_agrees or bool(after & self.levels.certain[level])

    def rows(self, region: Node, alive: int) -> dict[int, None]:
        """Return the numbers of the heirs, NO_ROW for `otherwise`, in no special order."""
        found: dict[int, None] = {}
        seen: set[tuple[Node, int, int]] = set()
        states = [(0, region, alive)]
        while states:
            level, node, alive = states.pop()
            alive = self._settled(level, alive)
            if node is self.diagrams.false or alive & self.before & self.levels.certain[level]:
                continue
            level = min(node.level, self.levels.next_level(level, alive))
            if level >= self.levels.count:
                after = alive & self.after
                found[self.levels.row(after) if after else NO_ROW] = None
            elif (node, alive, level) not in seen:
                seen.add((node, alive, level))
                steps = self._steps(level, node, alive)
                states += [(level + 1, child, left) for left, child, _ in steps]
        return found
