"""Sifting: a better order of the variables of a finished diagram (Rudell, ICCAD 1993).

Two neighbouring levels can change places without anything else being looked at: a node of the
upper one keeps what it stands for, and so its parents never notice. Each variable, the one with
most nodes first, is moved through all places and left where the diagram was smallest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.tables.diagram.budget import Budget
from presencemap.tables.diagram.nodes import Diagrams, Node

__all__ = ["sifted"]

_GROWTH: Final = 1.2
"""A variable is not moved on in a direction in which the diagram has grown by more than this."""


def sifted(diagrams: Diagrams, root: Node, budget: Budget) -> tuple[Diagrams, Node]:
    """Return the same diagram over the same variables in an order that makes it no larger.

    Raises TooLarge if it takes longer than the budget allows.
    """
    sifter = _Sifter(diagrams, root, budget)
    sifter.sift()
    return sifter.result()


class _Movable:
    """A node whose variable can change while what it stands for does not; a leaf has none."""

    __slots__ = ("edges", "leaf", "parents", "variable")

    def __init__(self, variable: int, edges: dict[_Movable, int], leaf: Node | None = None) -> None:
        self.variable = variable
        self.edges = edges
        self.leaf = leaf
        self.parents = 0


class _Sifter:
    def __init__(self, diagrams: Diagrams, root: Node, budget: Budget) -> None:
        self._diagrams = diagrams
        self._budget = budget
        self._full = [variable.full for variable in diagrams.variables]
        self._order = list(range(len(diagrams.variables)))  # variables from the top
        self._nodes: list[dict[frozenset[tuple[_Movable, int]], _Movable]] = [
            {} for _ in diagrams.variables
        ]
        copies: dict[Node, _Movable] = {}
        for node in reversed(diagrams.under(root)):
            edges: dict[_Movable, int] = {}
            for mask, child in node.edges:
                if child not in copies:
                    copies[child] = _Movable(-1, {}, child)
                edges[copies[child]] = mask
            copies[node] = self._node(node.level, edges)
        self._root = copies.get(root) or _Movable(-1, {}, root)
        self._root.parents += 1

    @property
    def _size(self) -> int:
        return sum(map(len, self._nodes))

    def _node(self, variable: int, edges: dict[_Movable, int]) -> _Movable:
        """Return the node with these edges, which has no parent yet if it is new."""
        if len(edges) == 1:
            return next(iter(edges))
        key = frozenset(edges.items())
        found = self._nodes[variable].get(key)
        if found is None:
            self._budget.step()
            found = self._nodes[variable][key] = _Movable(variable, edges)
            for child in edges:
                child.parents += 1
        return found

    def _release(self, node: _Movable) -> None:
        """Take a parent from a node; one without any goes, and is taken from its children."""
        node.parents -= 1
        if node.parents == 0 and node.edges:
            del self._nodes[node.variable][frozenset(node.edges.items())]
            for child in node.edges:
                self._release(child)

    def sift(self) -> None:
        """Move each variable to where the diagram is smallest."""
        by_size = sorted(self._order, key=lambda variable: -len(self._nodes[variable]))
        for variable in by_size:
            self._settle(variable)

    def _settle(self, variable: int) -> None:
        last = len(self._order) - 1
        best, best_place = self._size, self._order.index(variable)
        for step in (1, -1):
            place = self._order.index(variable)
            while 0 <= place + step <= last and self._size <= best * _GROWTH:
                self._swap(min(place, place + step))
                place += step
                if self._size < best:
                    best, best_place = self._size, place
        while (place := self._order.index(variable)) != best_place:
            self._swap(place if place < best_place else place - 1)

    def _swap(self, place: int) -> None:
        """Let the variable at a place change places with the one below it."""
        upper, lower = self._order[place : place + 2]
        self._order[place : place + 2] = lower, upper
        for key, node in list(self._nodes[upper].items()):
            if any(child.variable == lower for child in node.edges):
                del self._nodes[upper][key]
                self._turn(node, upper, lower)

    def _turn(self, node: _Movable, upper: int, lower: int) -> None:
        """Let a node ask for the lower variable first, and its children for the upper one."""
        before = node.edges
        edges: dict[_Movable, int] = {}
        for mask, children in self._columns(before, lower):
            below: dict[_Movable, int] = {}
            for child, atoms in zip(children, before.values(), strict=True):
                below[child] = below.get(child, 0) | atoms
            child = self._node(upper, below)
            edges[child] = edges.get(child, 0) | mask
        node.variable, node.edges = lower, edges
        self._nodes[lower][frozenset(edges.items())] = node
        for child in edges:
            child.parents += 1
        for child in before:
            self._release(child)

    def _columns(
        self, edges: dict[_Movable, int], lower: int
    ) -> Iterator[tuple[int, list[_Movable]]]:
        """Yield masks of the lower variable with the grandchild that each edge has there."""
        columns: list[tuple[int, list[_Movable]]] = [(self._full[lower], [])]
        for child in edges:
            parts = child.edges if child.variable == lower else {child: self._full[lower]}
            columns = [
                (common, [*chosen, grandchild])
                for mask, chosen in columns
                for grandchild, atoms in parts.items()
                if (common := mask & atoms)
            ]
            self._budget.step(len(columns))
        yield from columns

    def result(self) -> tuple[Diagrams, Node]:
        """Return the diagram in its new order, made of ordinary nodes again."""
        variables = [self._diagrams.variables[variable] for variable in self._order]
        made = Diagrams(variables, self._budget)
        levels = {variable: level for level, variable in enumerate(self._order)}
        copies: dict[_Movable, Node] = {}

        def copy(node: _Movable) -> Node:
            if node not in copies:
                if node.leaf is not None:
                    copies[node] = made.leaf(node.leaf.leaf)
                else:
                    edges = [(mask, copy(child)) for child, mask in node.edges.items()]
                    copies[node] = made.node(levels[node.variable], edges)
            return copies[node]

        return made, copy(self._root)
