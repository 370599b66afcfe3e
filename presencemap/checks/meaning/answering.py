"""Where the rows of a table answer: not only match, but have the last word.

Under `first` that is where no row before matches. Under `unique` and `any` the diagram tells,
for there `otherwise` answers as well where rows contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from presencemap.model import Outcome, OutcomeKind, TargetState
from presencemap.tables.diagram import CONFLICT, NO_ROW, Evidence, Node, Proof
from presencemap.tables.table import HitPolicy, Row

__all__ = ["Answering", "state_of"]


def state_of(outcome: Outcome, states: Mapping[str, TargetState]) -> TargetState | None:
    """Return the state that an outcome leads to, None for `keep` and `restore`."""
    return states[str(outcome.state)] if outcome.kind is OutcomeKind.STATE else None


class Answering:
    """Looks for presences that a row answers; a row's number is its place in `all_rows`."""

    def __init__(self, proof: Proof) -> None:
        """Start without having looked."""
        self.proof = proof
        self._regions: dict[int, Node] = {}

    @property
    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows with their numbers, `otherwise` last."""
        return enumerate(self.proof.table.all_rows)

    def find(
        self, row: int, within: Node | None = None, rather: Iterable[Node] = ()
    ) -> Evidence | None:
        """Look for a presence in a region that a row answers, None if there certainly is none.

        One that lies as well in the regions of `rather` is taken, as far as there is one, from
        the first of them to the last.
        """
        within = self.proof.diagrams.true if within is None else within
        found = self._find(row, within)
        if found is None:
            return None
        for region in rather:
            narrower = self.proof.both(within, region)
            better = self._find(row, narrower)
            if better is not None and (better.presence is not None or found.presence is None):
                within, found = narrower, better
        return found

    def _find(self, row: int, within: Node) -> Evidence | None:
        proof = self.proof
        if within is proof.diagrams.false:
            return None
        if proof.table.policy is HitPolicy.FIRST:
            is_last = row == len(proof.table.rows)
            return proof.unmatched(within) if is_last else proof.reached(row, within)
        return proof.find(proof.both(within, self.region(row)))

    def region(self, row: int) -> Node:
        """Return all presences that a row answers, by the table's whole diagram."""
        found = self._regions.get(row)
        if found is None:
            found = self._regions[row] = self.regions([row])
        return found

    def regions(self, rows: Iterable[int]) -> Node:
        """Return all presences that one of some rows answers."""
        diagrams = self.proof.diagrams
        wanted: set[object] = set(rows)
        if len(self.proof.table.rows) in wanted:
            wanted |= {NO_ROW, CONFLICT}
        leaves = {True: diagrams.true, False: diagrams.false}
        return diagrams.mapped(self._diagram, lambda leaf: leaves[leaf in wanted])

    @cached_property
    def _diagram(self) -> Node:
        return self.proof.diagram
