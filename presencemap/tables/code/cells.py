"""The atoms of a level as its nodes tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from presencemap.tables.code.asking import default_atom
from presencemap.tables.diagram.masks import bits, first
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.variables import Variable

__all__ = ["Cells", "cells_of"]


@frozen
class Cells:
    """Cells of atoms that no node of a level tells apart.

    `numbers` has each atom's cell; cell 0 is that of the atom which stands for all that is not
    tested for. `samples` is the mask of one atom of each cell.
    """

    numbers: tuple[int, ...]
    samples: int

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.samples.bit_count()

    def children(self, node: Node) -> list[Node]:
        """Return the children of a node of the level by the cells that lead to them."""
        found = [node] * self.count
        for mask, child in node.edges:
            for atom in bits(mask & self.samples):
                found[self.numbers[atom]] = child
        return found

    def mask(self, cell: int) -> int:
        """Return the mask of the atoms in a cell."""
        return sum(1 << atom for atom, number in enumerate(self.numbers) if number == cell)


def cells_of(variables: Sequence[Variable], nodes: Iterable[Node]) -> list[Cells]:
    """Return the cells of each level, as the nodes of a diagram have it."""
    told_apart: list[dict[int, None]] = [{} for _ in variables]
    for node in nodes:
        told_apart[node.level].update(dict.fromkeys(mask for mask, _ in node.edges))
    return [_cells(each, masks) for each, masks in zip(variables, told_apart, strict=True)]


def _cells(variable: Variable, masks: Iterable[int]) -> Cells:
    parts = [variable.full]
    for mask in masks:
        if len(parts) == len(variable.atoms):
            break
        halves = [(part & mask, part & ~mask) for part in parts]
        parts = [half for both in halves for half in both if half]
    default = default_atom(variable)
    parts.sort(key=lambda part: (not part >> default & 1, first(part)))
    numbers = [0] * len(variable.atoms)
    for number, part in enumerate(parts):
        for atom in bits(part):
            numbers[atom] = number
    return Cells(tuple(numbers), sum(part & -part for part in parts))
