"""Where two tables answer differently: the product of their diagrams, taken apart by answers.

A group is all presences to which one answer was given and another one is given now. Nothing of
it is known by trying: the two diagrams are walked through together, and where they meet in one
node they are the same below it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final, cast

from attrs import frozen

from presencemap.model import Value
from presencemap.tables.comparing.answer import Answer
from presencemap.tables.comparing.contradictions import Contradictions
from presencemap.tables.comparing.sides import Side
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.search import Path
from presencemap.tables.diagram.variables import NO, Aspect
from presencemap.tables.diagram.witness import sample

__all__ = ["Found", "Groups", "Pair", "rows_in"]

Pair = tuple[Answer, Answer]
"""What was answered, and what is answered now."""

_PATHS: Final = 200
"""How many paths of a group are looked at before a presence counts as not found."""

_UNKNOWN: Final = 2
"""Searches for a text that may be given up: each can take seconds."""


@frozen
class Found:
    """A region in which a presence was looked for, without what can't be.

    `region` is false if there certainly is none; `presence` is None if none was found, though
    there may be one.
    """

    region: Node
    presence: dict[str, Value] | None


class Groups:
    """The groups of two tables, the pairs of answers in the order in which they are found."""

    def __init__(self, diagrams: Diagrams, old: Side, new: Side) -> None:
        """Walk through both tables together; raises TooLarge."""
        self._diagrams = diagrams
        self._root = diagrams.product(old.answers, new.answers, self._meet)
        self.pairs: tuple[Pair, ...] = tuple(
            leaf for leaf in diagrams.leaves(self._root) if isinstance(leaf, tuple)
        )
        self._bits = {pair: 1 << number for number, pair in enumerate(self.pairs)}
        self._nodes = diagrams.under(self._root)
        self._below = self._reachable()
        self._patterns = Contradictions(diagrams)
        self._unknown = 0

    def _meet(self, one: Node, other: Node) -> Node | None:
        if one is other:
            return self._diagrams.false
        if one.edges or other.edges:
            return None
        return self._diagrams.leaf((one.leaf, other.leaf))

    def _reachable(self) -> dict[Node, int]:
        """Return for each node which groups lie below it."""
        below: dict[Node, int] = {}
        for node in reversed(self._nodes):
            mask = 0
            for _, child in node.edges:
                mask |= below[child] if child.edges else self._bit(child)
            below[node] = mask
        return below

    def _bit(self, leaf: Node) -> int:
        return self._bits.get(leaf.leaf, 0)  # type: ignore[call-overload,no-any-return]

    def shares(self) -> dict[Pair, float]:
        """Return which part of all combinations of cells each group is; see `cover.share`."""
        weights: dict[Node, float] = {self._root: 1.0}
        found: dict[Hashable, float] = {}
        if not self._root.edges:
            found[self._root.leaf] = 1.0
        for node in self._nodes:
            each = weights[node] / len(self._diagrams.variables[node.level].atoms)
            for mask, child in node.edges:
                weight = each * mask.bit_count()
                if child.edges:
                    weights[child] = weights.get(child, 0.0) + weight
                else:
                    found[child.leaf] = found.get(child.leaf, 0.0) + weight
        return {pair: found[pair] for pair in self.pairs}

    def region(self, pair: Pair) -> Node:
        """Return the region of a group; raises TooLarge."""
        diagrams, bit = self._diagrams, self._bits[pair]
        if not self._root.edges:
            return diagrams.true
        regions: dict[Node, Node] = {}

        def of(child: Node) -> Node:
            if not child.edges:
                return diagrams.true if self._bit(child) == bit else diagrams.false
            return regions.get(child, diagrams.false)

        for node in self._leading_to(bit):
            diagrams.budget.step()
            edges = [(mask, of(child)) for mask, child in node.edges]
            regions[node] = diagrams.node(node.level, edges)
        return regions[self._root]

    def _leading_to(self, bit: int) -> Iterator[Node]:
        """Yield the nodes above a group, those below before those above them."""
        levels: list[dict[Node, None]] = [{} for _ in self._diagrams.variables]
        levels[self._root.level][self._root] = None
        for nodes in levels:
            for node in nodes:
                for _, child in node.edges:
                    if child.edges and self._below[child] & bit:
                        levels[child.level][child] = None
        for nodes in reversed(levels):
            yield from nodes

    def search(self, pair: Pair) -> Found:
        """Look for a presence in a group; raises TooLarge."""
        diagrams = self._diagrams
        region = left = self.region(pair)
        for _ in range(_PATHS):
            region = diagrams.both(region, self._patterns.possible)
            left = diagrams.both(left, self._patterns.possible)
            if left is diagrams.false or self._unknown == _UNKNOWN:
                break
            path = _a_plain_path(diagrams, left)
            if self._patterns.exclude(path):
                continue
            presence = sample(diagrams.variables, path).presence
            if presence is not None:
                return Found(region, {k: v for k, v in presence.items() if v is not None})
            self._unknown += 1
            tried = [diagrams.box(box) for box in self._patterns.texts(path)]
            left = diagrams.both(left, diagrams.negated(diagrams.all_of(tried)))
        return Found(region, None)


def _a_plain_path(diagrams: Diagrams, region: Node) -> Path:
    """Return a path through a region that asks for little: few patterns, few tokens in sets."""
    path: dict[int, int] = {}
    while region.edges:
        inside = [edge for edge in region.edges if edge[1] is not diagrams.false]
        if diagrams.variables[region.level].aspect is Aspect.VALUE:
            # Atoms behind the first are values; *absent* is what a reader expects the least of.
            chosen = max(inside, key=lambda edge: (edge[0] & ~1).bit_count())
        else:
            chosen = next((edge for edge in inside if edge[0] & NO), inside[0])
        path[region.level], region = chosen
    return path


def rows_in(diagrams: Diagrams, region: Node, rows: Node) -> list[int]:
    """Return the leaves of a diagram by rows that lie in a region, sorted; raises TooLarge."""
    found: set[int] = set()
    seen: set[tuple[Node, Node]] = set()
    left = [(region, rows)]
    while left:
        inside, node = left.pop()
        if inside is diagrams.false or (inside, node) in seen:
            continue
        seen.add((inside, node))
        diagrams.budget.step()
        if node.edges:
            left += ((a, b) for _, a, b in diagrams.pairs(inside, node))
        else:
            found.add(cast("int", node.leaf))
    return sorted(found)
