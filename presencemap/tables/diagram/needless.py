"""Rows that a table would not miss: those that are never the first, and those with heirs.

All that is named here may be taken out of a table together, and no decision changes.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from presencemap.tables.diagram.build import NO_ROW
from presencemap.tables.diagram.heirs import Heirs
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Proof, decides
from presencemap.tables.table import HitPolicy

__all__ = ["never_true", "redundant", "shadowed", "takers"]


def never_true(proof: Proof) -> frozenset[int]:
    """Return the numbers of the rows whose conditions no presence matches."""
    false = proof.diagrams.false
    return frozenset(
        number
        for number, region in enumerate(proof.rows)
        if region is false or proof.find_beside(region, 0) is None
    )


def shadowed(proof: Proof) -> tuple[int, ...]:
    """Return the rows of a table `first` that match, but never first."""
    never = proof.once(never_true)
    rows = range(len(proof.table.rows))
    return tuple(row for row in rows if row not in never and proof.reached(row) is None)


def takers(proof: Proof, row: int) -> tuple[int, ...]:
    """Return rows before a shadowed one that take all of it together; none of them is idle."""
    return _cover(proof, row, proof.meetings.of(row) & (proof.levels.starts[row] - 1))


def _cover(proof: Proof, row: int, alive: int) -> tuple[int, ...]:
    """Return rows among these that match wherever a row does: one if there is one, else few."""
    around = proof.meetings.around(row) & alive
    if around:
        return (proof.levels.row(around),)
    rows = [proof.levels.owners[bit] for bit in bits(alive)]
    region = proof.rows[row]
    for each in rows:
        if proof.find(region, [each]) is None:
            return (each,)
    return tuple(sorted(_needed(proof, region, rows, ())))


def _needed(
    proof: Proof, region: Node, rows: Sequence[int], kept: tuple[int, ...], changed: bool = True
) -> tuple[int, ...]:
    """Return rows that cover a region with those that are kept: as few as none can be spared.

    The halves are tried in turn (QuickXplain: Junker, AAAI 2004), the first rows preferred.
    """
    if changed and kept and proof.find(region, kept) is None:
        return ()
    if len(rows) == 1:
        return tuple(rows)
    middle = (len(rows) + 1) // 2
    first, second = rows[:middle], rows[middle:]
    later = _needed(proof, region, second, (*kept, *first))
    sooner = _needed(proof, region, first, (*kept, *later), bool(later))
    return (*sooner, *later)


def redundant(proof: Proof) -> dict[int, tuple[int, ...]]:
    """Return rows that may be taken out one with the other, with those that answer instead.

    Of rows that could each stand in for the other, the last ones are named. Rows that match
    nothing, or never first, are not among them; whether these stay or not makes no difference.
    Among those that answer instead, NO_ROW is `otherwise`. There are none under `unique`: each
    row is meant to stand for itself.
    """
    if proof.table.policy is HitPolicy.FIRST:
        return _of_first(proof)
    return _of_any(proof) if proof.table.policy is HitPolicy.ANY else {}


def _of_any(proof: Proof) -> dict[int, tuple[int, ...]]:
    never = proof.once(never_true)
    gone = 0
    found: dict[int, tuple[int, ...]] = {}
    for number in reversed(range(len(proof.table.rows))):
        agreeing = proof.agreeing[proof.decisions[number]] & proof.meetings.of(number) & ~gone
        if number in never or not agreeing:
            continue
        if proof.find_beside(proof.rows[number], agreeing) is None:
            found[number] = _cover(proof, number, agreeing)
            gone |= proof.levels.starts[number]
    return found


def _of_first(proof: Proof) -> dict[int, tuple[int, ...]]:
    table, starts = proof.table, proof.levels.starts
    never, shaded = proof.once(never_true), frozenset(proof.once(shadowed))
    decisions = [*proof.decisions, decides(table.otherwise) if table.otherwise else None]
    all_bits = _bits_by_decision(proof)
    lit = ~proof.levels.alive_of(tuple(shaded))
    kept = -1
    found: dict[int, tuple[int, ...]] = {}
    for number in reversed(range(len(table.rows))):
        decision, start = decisions[number], starts[number]
        last_agrees = decisions[NO_ROW] == decision
        alive = proof.meetings.of(number) & kept
        is_alone = not last_agrees and not alive & -start & proof.agreeing[decision]
        if is_alone or number in never or number in shaded:
            continue
        heirs = Heirs(
            proof.diagrams, proof.levels, start - 1, -start, all_bits[decision], last_agrees
        )
        # Rows that are shadowed would answer once it is gone, unless they are taken out, too.
        if all(_is_no_loss(proof, number, heirs, each) for each in {alive & lit, alive}):
            answering = heirs.rows(proof.rows[number], alive & lit)
            found[number] = tuple(each for each in answering if decisions[each] == decision)
            kept &= ~start
    return found


def _is_no_loss(proof: Proof, row: int, heirs: Heirs, alive: int) -> bool:
    return proof.evidence(heirs.differing(proof.rows[row], alive)) is None


def _bits_by_decision(proof: Proof) -> dict[Hashable, int]:
    """Return all bits, not only those at the start, of the rows that decide something."""
    found: dict[Hashable, int] = {}
    for bit, owner in enumerate(proof.levels.owners):
        key = proof.decisions[owner]
        found[key] = found.get(key, 0) | 1 << bit
    return found
