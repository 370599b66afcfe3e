"""What some rows leave of a region, as a region of its own.

Where `search.py` looks for one presence, this has them all: what a finding describes.
"""

from __future__ import annotations

from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Diagrams, Node

__all__ = ["remains"]


def remains(diagrams: Diagrams, levels: Levels, region: Node, alive: int) -> Node:
    """Return the part of a region that the rows with these bits, as they start, don't match.

    Raises TooLarge if it has more nodes than the budget of the diagrams allows.
    """
    memo: dict[tuple[Node, int, int], Node] = {}

    def left_of(level: int, node: Node, alive: int) -> Node:
        if node is diagrams.false or alive & levels.certain[level]:
            return diagrams.false
        if not alive:
            return node
        level = min(node.level, levels.next_level(level, alive))
        state = node, alive, level
        found = memo.get(state)
        if found is None:
            full = diagrams.variables[level].full
            edges = node.edges if node.level == level else ((full, node),)
            diagrams.budget.step()
            found = memo[state] = diagrams.node(
                level,
                [
                    (atoms, left_of(level + 1, child, left))
                    for mask, child in edges
                    for left, atoms in levels.split(level, alive, mask).items()
                ],
            )
        return found

    return left_of(0, region, alive)
