"""Why something in a condition makes no difference: the rows that take it, what covers it.

That it makes none is proved already. A reason that goes beyond the bounds is just not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from presencemap.checks.meaning.idle import Idle
from presencemap.checks.meaning.idles import Found
from presencemap.checks.meaning.pruned import Pruned
from presencemap.checks.meaning.uses import takers
from presencemap.checks.meaning.written import Part
from presencemap.source import Source
from presencemap.tables.conditions import AnyOf, Negation
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.table import Row

__all__ = ["Cover", "cover_of", "rows_that_take"]


@frozen
class Cover:
    """What covers something idle within its own condition.

    `part` is the part of the condition that does so alone, None if it takes several or other
    values of the list. If `excludes`, nothing that the part is true of is such.
    """

    part: Part | None
    excludes: bool
    by_values: bool = False


def rows_that_take(some: Sequence[Found]) -> list[tuple[Source, Row]] | None:
    """Return the rows that take what several things in one place would match; None if many."""
    try:
        return _rows_that_take(some)
    except TooLarge:
        return None


def _rows_that_take(some: Sequence[Found]) -> list[tuple[Source, Row]] | None:
    contexts = some[0].contexts
    rows: dict[tuple[str, int], tuple[Source, Row]] = {}
    for place, context in enumerate(contexts):
        proof = context.pruned.proof
        for use in (each for each in context.uses if each.reached):
            changes = [proof.both(each.idle.changes[place], use.same) for each in some]
            numbers = takers(proof, proof.diagrams.any_of(changes), use.row)
            if numbers is None:
                return None
            table = proof.table
            rows |= {(table.name, n): (table.source, table.rows[n]) for n in numbers}
    return list(rows.values())


def cover_of(found: Found) -> Cover:
    """Return what covers something within its own condition."""
    try:
        return _cover_of(found)
    except TooLarge:
        return Cover(None, excludes=False)


def _cover_of(found: Found) -> Cover:
    idle, pruned = found.idle, found.contexts[0].pruned
    region = _would_be(idle, pruned)
    if region is None:
        return Cover(None, excludes=False, by_values=True)
    for part, active, is_choice in _beside(idle, pruned):
        if pruned.is_empty(pruned.proof.both(region, pruned.proof.diagrams.negated(active))):
            return Cover(part, excludes=idle.less and not is_choice)
    return Cover(None, excludes=False)


def _would_be(idle: Idle, pruned: Pruned) -> Node | None:
    """Return what something takes in by itself; None if other values of its list do as well."""
    diagrams, part, place = pruned.proof.diagrams, idle.path[-1], idle.places[0]
    if part.parts:
        region = pruned.of(part.parts[place])
        return region if isinstance(part.meaning, AnyOf) else diagrams.negated(region)
    region = pruned.region_of_value(part, place)
    others = diagrams.any_of([*pruned.values_left(part).values()])
    rest = diagrams.both(region, diagrams.negated(others))
    return None if pruned.is_empty(rest) else rest


def _beside(idle: Idle, pruned: Pruned) -> Iterator[tuple[Part, Node, bool]]:
    """Yield the parts beside something, the nearest first, where each is active.

    Said is also whether they are a choice to it, or conditions that are asked for besides.
    """
    path = idle.path
    positive = [True]
    for part in path:
        positive.append(
            positive[-1] is not (isinstance(part.meaning, Negation) and bool(part.parts))
        )
    chain = [*zip(path, [*path[1:], None], positive, strict=False)]
    for parent, child, is_positive in reversed(chain):
        if not parent.parts or isinstance(parent.meaning, Negation):
            continue
        is_choice = isinstance(parent.meaning, AnyOf) is is_positive
        for each, active in zip(pruned.left(parent), pruned.active(parent), strict=True):
            if each is not child:
                yield each, active, is_choice
