"""Pairs of rows that match together although the hit policy of their table forbids it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Evidence, Proof
from presencemap.tables.table import HitPolicy

__all__ = ["Overlap", "overlaps"]


@frozen
class Overlap:
    """Two rows, by number, that match together in a region; `later` stands behind `first`."""

    first: int
    later: int
    region: Node
    evidence: Evidence


def overlaps(proof: Proof) -> Iterator[Overlap]:
    """Yield each pair that contradicts: under `unique` any, under `any` one that disagrees.

    They come in the order of the later row. Under `first` there are none.
    """
    if proof.table.policy is HitPolicy.FIRST:
        return
    starts = proof.levels.starts
    for later in range(len(starts)):
        before = proof.meetings.of(later) & max(starts[later] - 1, 0)
        if proof.table.policy is HitPolicy.ANY:
            before &= ~proof.agreeing[proof.decisions[later]]
        for bit in bits(before):
            first = proof.levels.owners[bit]
            region = proof.both(proof.rows[first], proof.rows[later])
            evidence = proof.find_beside(region, 0)
            if evidence is not None:
                yield Overlap(first, later, region, evidence)
