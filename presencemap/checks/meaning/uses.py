"""Where a condition is used, and whether a change in it makes a difference there.

A row uses its own condition, and those of the definitions that it speaks of. Under `first` a
change makes a difference if it is seen by a presence that no row before this one matches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from presencemap.checks.meaning.part_regions import defined_name, is_contrary
from presencemap.checks.meaning.pruned import Pruned
from presencemap.checks.meaning.written import Part, references
from presencemap.tables.diagram.masks import first
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Evidence, Proof
from presencemap.tables.table import HitPolicy, Row

__all__ = ["Context", "Use", "before", "past_rows_before", "reached", "takers", "uses_of"]

_MOST_TAKERS: Final = 4


@frozen
class Use:
    """A use in a row, by its number.

    Where the condition becomes false, the row does so in the region `same`, and becomes true in
    the region `contrary`. A row that is not `reached` as it is may be if it becomes true.
    """

    pruned: Pruned = field(repr=False)
    row: int
    same: Node
    contrary: Node
    reached: bool = True

    def is_idle(self, change: Node) -> bool:
        """Tell whether no presence sees it if the condition is not true of a region any more."""
        proof = self.pruned.proof
        if not self.pruned.is_empty(proof.both(change, self.contrary)):
            return False
        return past_rows_before(proof, proof.both(change, self.same), self.row) is None


@frozen
class Context:
    """What one table knows of a condition: its regions, and the uses of it in rows."""

    pruned: Pruned = field(repr=False)
    uses: Sequence[Use]

    def is_idle(self, change: Node, *, less: bool) -> bool:
        """Tell whether a change of the condition makes no difference.

        If `less`, it is true of less after the change, and rows before may take the rest.
        """
        if self.pruned.is_empty(change):
            return True
        return less and bool(self.uses) and all(use.is_idle(change) for use in self.uses)


def before(proof: Proof, row: int) -> range:
    """Return the rows that are asked before one; none but under `first`."""
    return range(row if proof.table.policy is HitPolicy.FIRST else 0)


def past_rows_before(proof: Proof, region: Node, row: int) -> Evidence | None:
    """Look for a presence in a part of a row's region that no row before it matches."""
    start = proof.levels.starts[row]
    if not start or proof.table.policy is not HitPolicy.FIRST:
        return proof.find(region)
    return proof.find_beside(region, proof.meetings.of(row) & (start - 1))


def reached(proof: Proof, row: int) -> Evidence | None:
    """Look for a presence for which it matters what a row says."""
    if proof.table.policy is HitPolicy.FIRST:
        return proof.reached(row)
    return proof.find(proof.rows[row])


def uses_of(
    name: str, pruned: Pruned, rows: Sequence[tuple[Row, Part]], names: Sequence[frozenset[str]]
) -> list[Use]:
    """Return the uses of a definition in rows; `names` are what each row needs."""
    found = []
    for number, (_, part) in enumerate(rows):
        if name in names[number]:
            both, negated = pruned.proof.both, pruned.proof.diagrams.negated
            true, false = (_with(part, name, pruned, value=value) for value in (True, False))
            same, contrary = both(true, negated(false)), both(false, negated(true))
            is_reached = reached(pruned.proof, number) is not None
            found.append(Use(pruned, number, same, contrary, is_reached))
    return found


def _with(part: Part, name: str, pruned: Pruned, *, value: bool) -> Node:
    """Return the region of a part if a definition always were one value."""
    diagrams = pruned.proof.diagrams
    used = defined_name(part, pruned.defined)
    if used == name:
        return diagrams.true if value is not is_contrary(part) else diagrams.false
    if used is not None:
        region = _with(pruned.defined[used], name, pruned, value=value)
        return diagrams.negated(region) if is_contrary(part) else region
    if not part.parts or not _speaks_of_definitions(part, pruned.defined):
        return pruned.of(part)
    parts = [_with(each, name, pruned, value=value) for each in pruned.left(part)]
    return pruned.joined(part, parts)


def _speaks_of_definitions(part: Part, defined: Mapping[str, Part]) -> bool:
    return next(references(part, defined), None) is not None


def takers(proof: Proof, region: Node, row: int) -> tuple[int, ...] | None:
    """Return rows before one that together take a region; None if they are too many."""
    chosen: list[int] = []
    while (left := proof.find(region, chosen)) is not None:
        if len(chosen) == _MOST_TAKERS:
            return None
        alive = proof.levels.alive_of(before(proof, row))
        for level in range(proof.levels.count):
            atom = first(left.path.get(level, 1))
            [alive] = proof.levels.split(level, alive, 1 << atom)
        if not alive:
            return None
        chosen.append(proof.levels.row(alive))
    needed = [each for each in chosen if proof.find(region, _but(chosen, each)) is not None]
    return tuple(sorted(needed if proof.find(region, needed) is None else chosen))


def _but(rows: Sequence[int], one: int) -> list[int]:
    return [each for each in rows if each != one]
