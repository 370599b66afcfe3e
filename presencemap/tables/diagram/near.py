"""The way from one presence to a region: which fields would have to change, at least.

A presence is a place: an atom of each variable. To leave its atom costs nothing at a field that
is left already, and one at any other; the cheapest ways through a diagram are the nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, TypeAlias

from presencemap.model import Value
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.variables import OTHER, Aspect, Atom, Variable
from presencemap.tables.glob import glob_matches

__all__ = ["Place", "Ways", "leaves_in", "place_of", "restricted"]

Place: TypeAlias = Sequence[int]
"""The number of an atom of each variable, level by level."""

_Way: TypeAlias = tuple[int, int, tuple[int, ...]]
"""How many fields change, how many of them lose their value, and which, by number."""

_ABSENT: Final = 1


def place_of(variables: Sequence[Variable], presence: Mapping[str, Value]) -> Place:
    """Return where a presence is; the values must be such as their fields can have."""
    named = {
        (variable.field.name, word)
        for variable in variables
        for word in map(_fold(variable), variable.words)
    }
    return [_atom(each, presence.get(each.field.name), named) for each in variables]


def _atom(variable: Variable, value: Value, named: Collection[tuple[str, str]]) -> int:
    fold = _fold(variable)
    match variable.aspect:
        case Aspect.VALUE:
            atoms = enumerate(variable.atoms)
            other = len(variable.atoms) - 1
            return next((n for n, atom in atoms if _is_in(variable, value, atom)), other)
        case Aspect.LIKE:
            return int(isinstance(value, str) and glob_matches(variable.words[0], value))
    tokens = {fold(each) for each in value} if isinstance(value, frozenset) else set()
    if variable.aspect is Aspect.HOLDS:
        return int(not tokens.isdisjoint(map(fold, variable.words)))
    return int(any((variable.field.name, token) not in named for token in tokens))


def _is_in(variable: Variable, value: Value, atom: Atom) -> bool:
    if isinstance(atom, tuple):
        return isinstance(value, int | float) and atom[0] <= value <= atom[1]
    if isinstance(atom, str) and isinstance(value, str):
        fold = _fold(variable)
        return fold(atom) == fold(value)
    return atom is not OTHER and atom is value  # absent, yes or no


def _fold(variable: Variable) -> Callable[[str], str]:
    return str.casefold if variable.field.caseless else str


class Ways:
    """The cheapest ways from a place into regions, as the fields that change on each."""

    def __init__(self, diagrams: Diagrams, place: Place, names: Sequence[str], most: int) -> None:
        """Look for so many ways at the most; `names` are the fields, those to prefer first."""
        self._diagrams = diagrams
        self._place = place
        self._most = most
        self._names = names
        self._fields = [names.index(variable.field.name) for variable in diagrams.variables]
        self._last = {number: level for level, number in enumerate(self._fields)}
        self._known: dict[tuple[Node, int | None], list[_Way]] = {
            (diagrams.true, None): [(0, 0, ())],
            (diagrams.false, None): [],
        }

    def into(self, region: Node) -> list[tuple[str, ...]]:
        """Return which fields to change: fewest first, none of the ways twice.

        Of as many fields, those that keep a value go before those that must be absent.
        """
        ways = self._from(region, None)
        return [tuple(self._names[each] for each in fields) for _, _, fields in ways]

    def _from(self, node: Node, changed: int | None) -> list[_Way]:
        """Return the ways from a node on, behind a level of a field that has been changed."""
        if not node.edges or self._fields[node.level] != changed:
            changed = None
        found = self._known.get((node, changed))
        if found is None:
            found = self._known[node, changed] = self._best(node, changed)
        return found

    def _best(self, node: Node, changed: int | None) -> list[_Way]:
        self._diagrams.budget.step(len(node.edges))
        field, here = self._fields[node.level], 1 << self._place[node.level]
        is_last = node.level == self._last[field]
        ways: list[_Way] = []
        for mask, child in node.edges:
            if mask & here or changed is not None:
                ways += self._from(child, changed)
            if changed is None and mask & ~here and not (mask & here and is_last):
                loss = int(self._is_loss(node.level, mask & ~here))
                ways += (
                    (number + 1, lost + loss, tuple(sorted((field, *others))))
                    for number, lost, others in self._from(child, field)
                )
        best: dict[tuple[int, ...], _Way] = {}
        for way in sorted(ways):
            if best.setdefault(way[2], way) is way and len(best) == self._most:
                break
        return list(best.values())

    def _is_loss(self, level: int, mask: int) -> bool:
        is_value = self._diagrams.variables[level].aspect is Aspect.VALUE
        return is_value and mask == _ABSENT and self._place[level] > 0


def restricted(diagrams: Diagrams, root: Node, place: Place, free: Collection[int]) -> Node:
    """Return a diagram that says the same with all levels, but those that are free, at a place."""
    known: dict[Node, Node] = {}

    def of(node: Node) -> Node:
        found = known.get(node)
        if found is None:
            if not node.edges:
                found = node
            elif node.level in free:
                found = diagrams.node(node.level, [(mask, of(to)) for mask, to in node.edges])
            else:
                found = of(node.child(place[node.level]))
            known[node] = found
        return found

    return of(root)


def leaves_in(root: Node, box: Mapping[int, int]) -> frozenset[object]:
    """Return the answers that a diagram gives in a box."""
    seen, left = {root}, [root]
    for node in left:
        mask = box.get(node.level, -1)
        inside = {child for atoms, child in node.edges if atoms & mask} - seen
        seen |= inside
        left += inside
    return frozenset(node.leaf for node in seen if not node.edges)
