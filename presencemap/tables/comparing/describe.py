"""Groups of differences as people read them: conditions, rows, and a presence to try."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final

import attrs
from attrs import frozen

from presencemap.model import Value
from presencemap.tables.comparing.answer import answer_words
from presencemap.tables.comparing.groups import Found, Groups, Pair, rows_in
from presencemap.tables.comparing.joint import Joint
from presencemap.tables.comparing.result import Change, RowPlace
from presencemap.tables.comparing.sides import Side
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.diagram.examples import example_text, fact_text, json_facts
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.phrases import box_words
from presencemap.tables.interpret import decide
from presencemap.tables.table import Row, Table

__all__ = ["Describer", "change_of", "place_of"]

_BOXES: Final = 3
"""As many conditions as a person reads."""

_COUNTED: Final = 20
"""Beyond so many places nobody counts; each takes time to find."""

_DESCRIBED: Final = 100
"""Groups of a table that are described in words; the others have a presence and their rows."""


@frozen
class Describer:
    """Describes the groups of two tables."""

    diagrams: Diagrams
    joint: Joint
    groups: Groups
    sides: tuple[Side, Side]

    def changes(self, shares: Mapping[Pair, float]) -> tuple[Change, ...]:
        """Return what has changed, in the order of the shares.

        Groups in which there certainly is no presence are left out. One that is too large to be
        looked into is told without a presence.
        """
        found: list[Change] = []
        for pair, share in shares.items():
            self.diagrams.budget.renew()
            try:
                group = self.groups.search(pair)
                if group.region is not self.diagrams.false:
                    found.append(self._change(pair, share, group, in_words=len(found) < _DESCRIBED))
            except TooLarge:
                found.append(Change(old=pair[0], new=pair[1], share=share, more=None))
        return tuple(found)

    def _change(self, pair: Pair, share: float, group: Found, *, in_words: bool) -> Change:
        where, more = self._where(group.region) if in_words else ((), None)
        old, new = self.sides
        return attrs.evolve(
            change_of(pair, group.presence, new.table, self.joint),
            share=share,
            where=where,
            more=more,
            old_rows=self._rows(old, group.region),
            new_rows=self._rows(new, group.region),
        )

    def _where(self, region: Node) -> tuple[tuple[str, ...], int | None]:
        """Return a few conditions, and how many other places there are, None for too many."""
        try:
            boxes = list(islice(boxes_of(self.diagrams, region), _COUNTED + 1))
        except TooLarge:
            return (), None
        words = tuple(box_words(self.diagrams.variables, box) for box in boxes[:_BOXES])
        return words, None if len(boxes) > _COUNTED else len(boxes) - len(words)

    def _rows(self, side: Side, region: Node) -> tuple[RowPlace, ...]:
        """Return the rows that answer in a region, `otherwise` last."""
        leaves = rows_in(self.diagrams, region, side.rows)
        rows = [side.table.rows[leaf] for leaf in leaves if leaf >= 0]
        places = [*map(place_of, rows)]
        if leaves[0] < 0:
            places.append(place_of(side.table.otherwise))
        return tuple(places)


def change_of(pair: Pair, presence: Mapping[str, Value] | None, new: Table, joint: Joint) -> Change:
    """Return a change with a presence, or without one where there may be one.

    The example is what the new file sees of the presence, and what it decides about that; what
    only the old one sees stands in a comment.
    """
    if presence is None:
        return Change(old=pair[0], new=pair[1])
    called = " -> ".join(answer_words(each).replace('"', "") for each in pair)
    decision = decide(new, presence)
    name = f"{new.name}: {called}"
    seen = joint.new.seen(presence)
    example = example_text(name, seen, joint.new.fields, [decision])
    unseen = [each for each in sorted(presence) if seen.get(each) != presence[each]]
    if unseen:
        facts = ", ".join(fact_text(joint.fields[each], presence[each]) for each in unseen)
        example = example.replace("{\n", f"{{\n    # only the old file sees: {facts}\n", 1)
    return Change(
        old=pair[0],
        new=pair[1],
        presence=presence,
        witness=json_facts(presence, joint.fields, joint.fields),
        example=example,
    )


def place_of(row: Row | None) -> RowPlace:
    """Return where a row stands; no row stands nowhere."""
    if row is None:
        return RowPlace(None, None, None)
    return RowPlace(row.decision.row, row.decision.file, row.decision.line)
