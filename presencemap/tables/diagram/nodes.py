"""Reduced, ordered, multi-valued decision diagrams: nodes and what is computed with them.

A node stands for one variable and splits its atoms among children, which stand for later
variables; a leaf is an answer. Nodes are made by one `Diagrams` only, which never makes two
that are alike nor one that makes no difference: two functions are equal exactly if their
nodes are the same object. A diagram with the leaves `true` and `false` is a region: a set of
presences.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from presencemap.tables.diagram.budget import Budget
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.variables import Variable

__all__ = ["Box", "Diagrams", "Node"]

Box = Mapping[int, int]
"""A region that is a product: of each level, by its number, the mask of the atoms in it; of a
level that is not there, all of them."""

_BELOW_ALL: Final = 1 << 30
_FEW: Final = 4


class Node:
    """A node: `level` is the place of its variable, `edges` pair masks of atoms with children.

    A leaf has no edges, lies below all levels and has its answer in `leaf`.
    """

    __slots__ = ("edges", "leaf", "level")

    def __init__(
        self, level: int, edges: tuple[tuple[int, Node], ...], leaf: Hashable = None
    ) -> None:
        """Only `Diagrams` makes nodes."""
        self.level = level
        self.edges = edges
        self.leaf = leaf

    def __repr__(self) -> str:
        if not self.edges:
            return f"leaf {self.leaf!r}"
        return f"node {self.level} of {len(self.edges)} edges"

    def child(self, atom: int) -> Node:
        """Return the child to which an atom, by its number, leads."""
        return next(child for mask, child in self.edges if mask >> atom & 1)


class Diagrams:
    """Makes the nodes of all diagrams over the same variables in the same order."""

    def __init__(self, variables: Sequence[Variable], budget: Budget) -> None:
        """Start with the leaves `true` and `false`."""
        self.variables = tuple(variables)
        self.budget = budget
        self._nodes: dict[tuple[int, tuple[tuple[int, Node], ...]], Node] = {}
        self._leaves: dict[tuple[type, Hashable], Node] = {}
        self._full = [variable.full for variable in self.variables]
        self._both: dict[tuple[Node, Node], Node] = {}
        self._not: dict[Node, Node] = {}
        self.true = self.leaf(True)
        self.false = self.leaf(False)

    def leaf(self, value: Hashable) -> Node:
        """Return the leaf with an answer."""
        key = (type(value), value)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = Node(_BELOW_ALL, (), value)
        return found

    def node(self, level: int, edges: Iterable[tuple[int, Node]]) -> Node:
        """Return the node with these edges; their masks cover all atoms, none twice."""
        by_child: dict[Node, int] = {}
        for mask, child in edges:
            by_child[child] = by_child.get(child, 0) | mask
        if len(by_child) == 1:
            return next(iter(by_child))
        order = sorted((mask & -mask, mask, child) for child, mask in by_child.items())
        key = (level, tuple((mask, child) for _, mask, child in order))
        found = self._nodes.get(key)
        if found is None:
            self.budget.node(len(order) * self._full[level].bit_length())
            found = self._nodes[key] = Node(*key)
        return found

    def box(self, box: Box) -> Node:
        """Return the region of a box."""
        found = self.true
        for level in sorted(box, reverse=True):
            mask = box[level]
            found = self.node(level, self._split(level, mask, found, self.false))
        return found

    def _split(
        self, level: int, mask: int, inside: Node, outside: Node
    ) -> Iterator[tuple[int, Node]]:
        if mask:
            yield mask, inside
        if rest := self._full[level] & ~mask:
            yield rest, outside

    def negated(self, region: Node) -> Node:
        """Return all that is not in a region."""
        return self.mapped(region, self._opposite, self._not)

    def _opposite(self, leaf: Hashable) -> Node:
        return self.true if leaf is False else self.false

    def both(self, one: Node, other: Node) -> Node:
        """Return what is in both regions."""
        return self.product(one, other, self._meet, self._both)

    def either(self, one: Node, other: Node) -> Node:
        """Return what is in one region or the other."""
        return self.negated(self.both(self.negated(one), self.negated(other)))

    def all_of(self, regions: Sequence[Node]) -> Node:
        """Return what is in all regions; pairs of pairs, so that small ones meet small ones."""
        left = list(regions)
        while len(left) > 1:
            pairs = zip(left[::2], left[1::2], strict=False)
            left = [self.both(*pair) for pair in pairs] + left[len(left) // 2 * 2 :]
        return left[0] if left else self.true

    def any_of(self, regions: Sequence[Node]) -> Node:
        """Return what is in some region."""
        return self.negated(self.all_of([self.negated(each) for each in regions]))

    def _meet(self, one: Node, other: Node) -> Node | None:
        if one is self.false or other is self.false:
            return self.false
        if one is self.true or one is other:
            return other
        return one if other is self.true else None

    def mapped(
        self, node: Node, change: Callable[[Hashable], Node], memo: dict[Node, Node] | None = None
    ) -> Node:
        """Return a diagram with other leaves."""
        memo = {} if memo is None else memo
        found = memo.get(node)
        if found is None:
            if not node.edges:
                found = change(node.leaf)
            else:
                self.budget.step(len(node.edges))
                edges = [(mask, self.mapped(child, change, memo)) for mask, child in node.edges]
                found = self.node(node.level, edges)
            memo[node] = found
        return found

    def product(
        self,
        one: Node,
        other: Node,
        meet: Callable[[Node, Node], Node | None],
        memo: dict[tuple[Node, Node], Node] | None = None,
    ) -> Node:
        """Return the diagram of what two give together.

        `meet` says it of two leaves, and of other nodes where it is known at once, else None.
        """
        memo = {} if memo is None else memo
        found = meet(one, other)
        if found is not None:
            return found
        found = memo.get((one, other))
        if found is None:
            pairs = self.pairs(one, other)
            edges = [(mask, self.product(a, b, meet, memo)) for mask, a, b in pairs]
            found = self.node(min(one.level, other.level), edges)
            memo[one, other] = found
        return found

    def pairs(self, one: Node, other: Node) -> Iterable[tuple[int, Node, Node]]:
        """Return the children of two nodes, not both leaves, that values lead to together."""
        if one.level < other.level:
            self.budget.step(len(one.edges))
            return ((mask, child, other) for mask, child in one.edges)
        if other.level < one.level:
            self.budget.step(len(other.edges))
            return ((mask, one, child) for mask, child in other.edges)
        atoms, pairs = self._full[one.level].bit_length(), len(one.edges) * len(other.edges)
        self.budget.step(min(pairs, _FEW * atoms))
        if pairs > _FEW * atoms:
            return self._atom_by_atom(one, other)
        return (
            (common, a, b)
            for mask, a in one.edges
            for another, b in other.edges
            if (common := mask & another)
        )

    def _atom_by_atom(self, one: Node, other: Node) -> Iterable[tuple[int, Node, Node]]:
        """Pair the children of nodes with many edges, in time that grows with the atoms."""
        where = {atom: child for mask, child in one.edges for atom in bits(mask)}
        found: dict[tuple[Node, Node], int] = {}
        for mask, b in other.edges:
            for atom in bits(mask):
                pair = where[atom], b
                found[pair] = found.get(pair, 0) | 1 << atom
        return ((mask, a, b) for (a, b), mask in found.items())

    def under(self, root: Node) -> list[Node]:
        """Return a node and all below it that have edges, a node before its children."""
        seen: dict[Node, None] = {}
        levels: list[list[Node]] = [[] for _ in self.variables]
        if root.edges:
            levels[root.level].append(root)
        for nodes in levels:
            for node in nodes:
                if node in seen:
                    continue
                seen[node] = None
                for _, child in node.edges:
                    if child.edges and child not in seen:
                        levels[child.level].append(child)
        return list(seen)

    def leaves(self, root: Node) -> dict[Hashable, None]:
        """Return the answers that a diagram gives, in the order in which they are found."""
        if not root.edges:
            return {root.leaf: None}
        return {
            child.leaf: None
            for node in self.under(root)
            for _, child in node.edges
            if not child.edges
        }
