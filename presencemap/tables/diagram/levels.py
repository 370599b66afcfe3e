"""Rows as bits: which of them are still alive when the values of some levels are known.

Rows are looked at all together, from the first level to the last: a set of rows that may
still match is a mask, and each level tells which of them a value lets live. A row that is a
box is one bit. Any other row is a small diagram, and a bit for each of its nodes: at any time
one of them is alive at the most, the node that the values have led to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from presencemap.tables.diagram.masks import bits, runs
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.regions import NOTHING

__all__ = ["Levels"]

_Moves = tuple[tuple[int, int], ...]
"""Masks of atoms, each with the bit of the node to which they lead (0: the row is dead)."""


@frozen
class _Cells:
    """Atoms of a level that all rows treat alike: their masks, and the bits that they let live.

    `of_atom` tells of each atom in which cell it is.
    """

    masks: tuple[int, ...]
    admitted: tuple[int, ...]
    of_atom: tuple[int, ...]


class Levels:
    """The rows of a table, level by level.

    `certain[n]` are the bits that match whatever the levels from n on say, `touched[n]` those
    that level n has a say in. `starts` has each row's bit at the beginning, 0 if it never
    matches.
    """

    def __init__(self, diagrams: Diagrams, rows: Sequence[Box | Node]) -> None:
        """Give each row its bits, in the order of the rows: the lowest bit is the first row."""
        self.count = len(diagrams.variables)
        self.starts: list[int] = []
        self.touched = [0] * self.count
        self.certain = [0] * (self.count + 1)
        self._full = [variable.full for variable in diagrams.variables]
        self._diagrams = diagrams
        self.owners: list[int] = []
        self._masks: list[dict[int, int]] = [{} for _ in range(self.count)]
        self._moves: list[dict[int, _Moves]] = [{} for _ in range(self.count)]
        self._moving = [0] * self.count
        self._first_bits: list[int] = []
        ends: list[int] = [0] * (self.count + 1)
        for row in rows:
            self._first_bits.append(len(self.owners))
            if not isinstance(row, Node):
                self._add_box(row, ends)
            elif (box := _chain(row, diagrams)) is not None:
                self._add_box(box, ends)
            else:
                self._add_node(row, ends)
        bits_so_far = 0
        for level, mask in enumerate(ends):
            bits_so_far |= mask
            self.certain[level] = bits_so_far
        self._all_starts = 0
        for start in self.starts:
            self._all_starts |= start
        self._cells: list[_Cells | None] = [None] * self.count

    def row(self, bit: int) -> int:
        """Return the number of the row to which the lowest bit of a mask belongs."""
        return self.owners[(bit & -bit).bit_length() - 1]

    def alive_of(self, rows: Sequence[int] | range) -> int:
        """Return the bits at the beginning of some rows, by their numbers."""
        if isinstance(rows, range) and rows.start == 0 and rows.step == 1:
            if len(rows) == len(self.starts):
                return self._all_starts
            return self._all_starts & ((1 << self._first_bits[len(rows)]) - 1)
        alive = 0
        for row in rows:
            alive |= self.starts[row]
        return alive

    def _new_bit(self, row: int) -> int:
        # A bit is as long as there are bits before it, and so are the masks in which it stands.
        self._diagrams.budget.node(len(self.owners))
        self.owners.append(row)
        return 1 << (len(self.owners) - 1)

    def _add_box(self, box: Box, ends: list[int]) -> None:
        row = len(self.starts)
        if box is NOTHING:
            self.starts.append(0)
            return
        bit = self._new_bit(row)
        self.starts.append(bit)
        for level, mask in box.items():
            self.touched[level] |= bit
            self._masks[level][bit] = mask
        ends[max(box, default=-1) + 1] |= bit

    def _add_node(self, root: Node, ends: list[int]) -> None:
        row = len(self.starts)
        nodes = self._diagrams.under(root)
        places = {node: self._new_bit(row) for node in nodes}
        places[self._diagrams.true] = matched = self._new_bit(row)
        self.starts.append(places[root])
        ends[0] |= matched
        for node in nodes:
            self.touched[node.level] |= places[node]
            moves = tuple((mask, places.get(child, 0)) for mask, child in node.edges)
            self._moves[node.level][places[node]] = moves
            self._moving[node.level] |= places[node]

    def next_level(self, level: int, alive: int) -> int:
        """Return the next level, from this one on, that has a say in one of some rows."""
        while level < self.count and not alive & self.touched[level]:
            level += 1
        return level

    def split(
        self, level: int, alive: int, within: int | None = None, *, to_first: bool = False
    ) -> dict[int, int]:
        """Split atoms of a level by what they leave alive: what is left -> the atoms.

        If `to_first`, only the first row that matches for certain counts: of those behind it,
        any may be left alive or not.
        """
        parts = {0: self._full[level] if within is None else within}
        relevant = alive & self.touched[level]
        rest = alive ^ relevant
        ends = self.certain[level + 1] if to_first else 0
        many = relevant & ~self._moving[level]
        count = (many & ~ends).bit_count()
        if count * count > 2 * parts[0].bit_count():
            parts = self._sweep(level, many, parts[0])
            relevant ^= many
            ends = 0  # rows come out of their order here
        parts = self._refine(level, relevant, parts, ends)
        return {left | rest: atoms for left, atoms in parts.items()} if rest else parts

    def _refine(
        self, level: int, relevant: int, parts: dict[int, int], ends: int
    ) -> dict[int, int]:
        """Split row by row, until one of the rows in `ends` is left: good where few are alive."""
        masks, moves = self._masks[level], self._moves[level]
        ended: dict[int, int] = {}
        step = self._diagrams.budget.step
        while relevant and parts:
            bit = relevant & -relevant
            relevant ^= bit
            leads = moves[bit] if bit in moves else ((masks[bit], bit),)
            step(len(parts) * len(leads))
            following: dict[int, int] = {}
            for left, atoms in parts.items():
                remaining = atoms
                for mask, target in leads:
                    common = remaining & mask
                    if common and target:
                        into = ended if target & ends else following
                        into[left | target] = into.get(left | target, 0) | common
                        remaining ^= common
                if remaining:
                    following[left] = following.get(left, 0) | remaining
            parts = following
        for left, atoms in ended.items():
            parts[left] = parts.get(left, 0) | atoms
        return parts

    def _sweep(self, level: int, relevant: int, within: int) -> dict[int, int]:
        """Look at each cell, or at each atom if they are fewer: good where many rows are left."""
        cells = self._cells[level] or self._new_cells(level)
        chosen: Iterable[tuple[int, int]]
        if within.bit_count() < len(cells.masks):
            chosen = ((1 << atom, cells.admitted[cells.of_atom[atom]]) for atom in bits(within))
        else:
            chosen = zip(cells.masks, cells.admitted, strict=True)
        self._diagrams.budget.step(min(within.bit_count(), len(cells.masks)))
        found: dict[int, int] = {}
        for atoms, admitted in chosen:
            common = atoms & within
            if common:
                left = relevant & admitted
                found[left] = found.get(left, 0) | common
        return found

    def _new_cells(self, level: int) -> _Cells:
        """Find the atoms that all rows that are boxes treat alike."""
        step = self._diagrams.budget.step
        atoms = self._full[level].bit_length()
        turns = [0] * (atoms + 1)
        for bit, mask in self._masks[level].items():
            for low, high in runs(mask):
                step()
                turns[low] ^= bit
                turns[high + 1] ^= bit
        alike: dict[int, int] = {}
        of_atom = []
        admitted = 0
        for atom in range(atoms):
            step()
            admitted ^= turns[atom]
            of_atom.append(alike.setdefault(admitted, len(alike)))
        masks = [0] * len(alike)
        for atom, cell in enumerate(of_atom):
            masks[cell] |= 1 << atom
        cells = self._cells[level] = _Cells(tuple(masks), tuple(alike), tuple(of_atom))
        return cells


def _chain(node: Node, diagrams: Diagrams) -> Box | None:
    """Return the box that a region is, None if it is none."""
    box: dict[int, int] = {}
    while node.edges:
        inside = [(mask, child) for mask, child in node.edges if child is not diagrams.false]
        if len(inside) > 1:
            return None
        box[node.level], node = inside[0]
    return box if node is diagrams.true else NOTHING
