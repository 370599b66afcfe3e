"""Differences met by trying presences one by one, where two tables are too large to be proved.

What is tried is where a difference is most likely: what the rows ask for that only one of the
tables has, then what the others ask for. A difference that is found is one; that none is found
says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from presencemap.limits import Limits
from presencemap.model import Decision, Value
from presencemap.tables.comparing.answer import answer_of
from presencemap.tables.comparing.describe import change_of
from presencemap.tables.comparing.groups import Pair
from presencemap.tables.comparing.joint import Joint
from presencemap.tables.comparing.result import Change, RowPlace
from presencemap.tables.comparing.sides import diagrams_for
from presencemap.tables.conditions import Condition
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.cover import a_path
from presencemap.tables.diagram.nodes import Diagrams
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.diagram.witness import sample
from presencemap.tables.interpret import decide
from presencemap.tables.table import Table

__all__ = ["tried"]

_ROWS_ASKED: Final = 500_000
"""How many rows are asked about a presence in all: a second or two."""


_VARIABLES: Final = 5_000


def tried(tables: tuple[Table, Table], joint: Joint, limits: Limits) -> tuple[Change, ...]:
    """Return differences between two tables, one for each pair of answers that was met."""
    old, new = joint.old.table(tables[0]), joint.new.table(tables[1])
    left = _ROWS_ASKED
    found: dict[Pair, Change] = {}
    for presence in _presences((old, new), joint, limits):
        was, now = decide(old, presence), decide(new, presence)
        pair = answer_of(was), answer_of(now)
        if pair[0] != pair[1] and pair not in found:
            found[pair] = attrs.evolve(
                change_of(pair, presence, new, joint),
                old_rows=(_place(was),),
                new_rows=(_place(now),),
                more=None,
            )
        left -= len(old.rows) + len(new.rows)
        if left < 0:
            break
    return tuple(found.values())


def _place(decision: Decision) -> RowPlace:
    return RowPlace(decision.row, decision.file, decision.line)


def _presences(
    tables: tuple[Table, Table], joint: Joint, limits: Limits
) -> Iterator[Mapping[str, Value]]:
    """Yield a presence for each row that has one: first for those that only one table has."""
    yield {}
    old, new = ({(row.condition, answer_of(row.decision)): row for row in t.rows} for t in tables)
    changed = [key for key in old if key not in new] + [key for key in new if key not in old]
    rows = [row for table in tables for row in table.rows]
    wide = attrs.evolve(limits, diagram_variables=_VARIABLES)  # no row asks for all of them
    try:
        diagrams = diagrams_for([row.condition for row in rows], joint.fields, (), wide)
    except TooLarge:
        return
    regions = Regions(diagrams)
    for condition in [*(key[0] for key in changed), *(row.condition for row in rows)]:
        presence = _presence(condition, diagrams, regions)
        if presence is not None:
            yield {name: value for name, value in presence.items() if value is not None}


def _presence(
    condition: Condition, diagrams: Diagrams, regions: Regions
) -> Mapping[str, Value] | None:
    """Return a presence of which a condition is true, None if none is easily found."""
    try:
        diagrams.budget.renew()
        region = regions.region(condition)
    except TooLarge:
        return None
    if region is diagrams.false:
        return None
    return sample(diagrams.variables, a_path(diagrams, region)).presence
