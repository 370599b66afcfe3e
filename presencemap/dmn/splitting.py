"""Rows as lines of cells, in the way that a hit policy of DMN needs them.

* FIRST: lines may overlap, and `otherwise` is a last line that asks nothing.
* UNIQUE: no two lines overlap; what `otherwise` answers is spelt out, for few engines take
  default outputs.
* ANY: lines overlap only where they answer alike; `otherwise` is spelt out, too.

Where rows contradict their hit policy, `otherwise` answers in a rules file. DMN knows nothing
of the kind, so such a table becomes FIRST, with lines before all others for where rows meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Final, TypeAlias

import attrs
from attrs import frozen

from presencemap.dmn.model import Policy
from presencemap.model import KEEP, Decision, Field
from presencemap.tables import HitPolicy, Row, Table
from presencemap.tables.conditions import AllOf, Always, Condition, fields_of
from presencemap.tables.diagram import CONFLICT, NO_ROW, Node, Proof, TooLarge, decides
from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.lines import Line, lines_of
from presencemap.tables.paths import UnspeakableError, line_of, paths

__all__ = ["Split", "split_table"]

_MOST_LINES: Final = 64
"""A row of more lines is asked as a whole, in a column of its own."""
_MOST_PATHS: Final = 2_000
_MOST_PAIRS: Final = 5_000

_Asked: TypeAlias = Line | Sequence[Condition]
"""Cells by field, or conditions that are asked as they are."""


@frozen
class Split:
    """The rows with their lines; `is_spelt` tells that `otherwise` does not ask nothing."""

    policy: Policy
    rows: tuple[tuple[Row, tuple[_Asked, ...]], ...]
    fields: tuple[str, ...]
    is_spelt: bool = False


def split_table(table: Table, fields: Mapping[str, Field]) -> Split:
    """Return a table's rows as lines, under the policy that is exact for them.

    Raises TooLarge if rows may contradict the table's hit policy, and there are so many of them
    that it can't be said where.
    """
    if table.policy is HitPolicy.FIRST:
        return _in_order(table, ())
    try:
        proof = Proof(table, fields)
        leaves = proof.diagrams.leaves(proof.diagram)
        if CONFLICT in leaves:
            return _in_order(table, _meeting(table, proof))
        return _apart(table, proof)
    except UnspeakableError:
        return _in_order(table, ())  # no rows meet, so that their order does not matter
    except TooLarge:
        return _in_order(table, _meeting(table, None))


def _in_order(table: Table, first: Iterable[tuple[Row, tuple[_Asked, ...]]]) -> Split:
    rows = [*first, *((row, _lines(row.condition)) for row in table.rows)]
    if table.otherwise:
        rows.append((table.otherwise, ({},)))
    return Split(Policy.FIRST, tuple(rows), _fields(table))


def _meeting(table: Table, proof: Proof | None) -> Iterator[tuple[Row, tuple[_Asked, ...]]]:
    """Yield `otherwise` for each two rows that contradict the hit policy, if they may meet."""
    nothing = Row("otherwise", Always(), Decision(table.name, KEEP, None, None), table.span)
    last = table.otherwise or nothing
    pairs = [
        (one, other)
        for one, other in combinations(range(len(table.rows)), 2)
        if _contradict(table, one, other)
        and (
            proof is None
            or proof.both(proof.rows[one], proof.rows[other]) is not proof.diagrams.false
        )
    ]
    if len(pairs) > _MOST_PAIRS:
        raise TooLarge(f"more than {_MOST_PAIRS:,} pairs of rows that may match together")
    for one, other in pairs:
        first, second = table.rows[one], table.rows[other]
        both = AllOf((first.condition, second.condition))
        yield attrs.evolve(last, name=f"{first.name} contradicts {second.name}"), _lines(both)


def _contradict(table: Table, one: int, other: int) -> bool:
    return table.policy is HitPolicy.UNIQUE or decides(table.rows[one]) != decides(
        table.rows[other]
    )


def _apart(table: Table, proof: Proof) -> Split:
    """Return the lines of a table whose rows never contradict its policy."""
    unique = table.policy is HitPolicy.UNIQUE
    rows: list[tuple[Row, tuple[_Asked, ...]]] = []
    for row, region in zip(table.rows, proof.rows, strict=True):
        lines = _lines(row.condition)
        if unique and _overlap(proof, lines):
            lines = _of_paths(proof, region)
        rows.append((row, lines))
    if table.otherwise:
        nothing = _leaf(proof, NO_ROW)
        boxes = paths(proof, nothing) if unique else boxes_of(proof.diagrams, nothing)
        found = tuple(line_of(proof, box) for box in islice(boxes, _MOST_PATHS + 1))
        if len(found) > _MOST_PATHS:
            raise UnspeakableError
        rows.append((table.otherwise, found))
    policy = Policy.UNIQUE if unique else Policy.ANY
    return Split(policy, tuple(rows), _fields(table), is_spelt=True)


def _overlap(proof: Proof, lines: Sequence[_Asked]) -> bool:
    regions = [
        proof.both(*map(proof.region, line.values() if isinstance(line, Mapping) else line))
        for line in lines
    ]
    return any(
        proof.both(one, other) is not proof.diagrams.false
        for one, other in combinations(regions, 2)
    )


def _of_paths(proof: Proof, region: Node) -> tuple[_Asked, ...]:
    found = tuple(line_of(proof, path) for path in islice(paths(proof, region), _MOST_PATHS + 1))
    if len(found) > _MOST_PATHS:
        raise UnspeakableError
    return found


def _leaf(proof: Proof, answer: int) -> Node:
    diagrams = proof.diagrams
    return diagrams.mapped(
        proof.diagram, lambda leaf: diagrams.true if leaf == answer else diagrams.false
    )


def _lines(condition: Condition) -> tuple[_Asked, ...]:
    lines = lines_of(condition, _MOST_LINES)
    return ((condition,),) if lines is None else lines


def _fields(table: Table) -> tuple[str, ...]:
    asked = (name for row in table.rows for name in sorted(fields_of(row.condition)))
    return tuple(dict.fromkeys(asked))
