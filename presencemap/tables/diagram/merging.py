"""Rows that decide the same and differ in one test only, so that one row would do for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import TypeAlias

from attrs import frozen

from presencemap.tables.diagram.masks import union
from presencemap.tables.diagram.needless import never_true, redundant, shadowed
from presencemap.tables.diagram.nodes import Box, Node
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.regions import NOTHING
from presencemap.tables.diagram.variables import YES, Aspect
from presencemap.tables.table import HitPolicy

__all__ = ["Group", "mergeable"]

_Rest: TypeAlias = frozenset[tuple[int, int]]
_Key: TypeAlias = tuple[Hashable, str, _Rest]
"""What rows decide, the field in which they may differ, and what they all ask for besides."""

_Asking: TypeAlias = tuple[int, int, int]
"""A row, and the level of that field with the atoms that it asks for."""


@frozen
class Group:
    """Rows, by number, that may be one, standing where the first of them stands.

    They differ in their tests of `field` only. `masks` are the atoms that each of them asks for,
    by level: all but those of a set are of one level.
    """

    rows: tuple[int, ...]
    field: str
    masks: tuple[tuple[int, int], ...]

    def is_everything(self, proof: Proof) -> bool:
        """Tell whether the one row need not test the field at all."""
        level = self.masks[0][0]
        together = union(mask for each, mask in self.masks if each == level)
        return together == proof.variables[level].full


def mergeable(proof: Proof) -> list[Group]:
    """Return groups of rows that may be one without changing any decision, each row once.

    Left out are rows that may be taken out altogether.
    """
    gone = {*proof.once(never_true), *proof.once(redundant)}
    if proof.table.policy is HitPolicy.FIRST:
        gone |= {*proof.once(shadowed)}
    alike: dict[_Key, list[_Asking]] = defaultdict(list)
    for number, shape in enumerate(proof.shapes):
        if number not in gone and not isinstance(shape, Node) and shape is not NOTHING:
            for name, level, rest in _but_one(proof, shape):
                alike[proof.decisions[number], name, rest].append((number, level, shape[level]))
    groups = [
        Group(tuple(row for row, _, _ in part), key[1], tuple(asked[1:] for asked in part))
        for key, rows in alike.items()
        for part in _parts(proof, rows)
    ]
    return list(_each_once(groups))


def _but_one(proof: Proof, box: Box) -> Iterator[tuple[str, int, _Rest]]:
    """Yield a field that a box asks for, its level, and what else the box asks for."""
    for level, mask in box.items():
        variable = proof.variables[level]
        rest = frozenset(each for each in box.items() if each[0] != level)
        if variable.aspect is Aspect.VALUE or (
            variable.aspect is Aspect.HOLDS
            and mask == YES
            and all(proof.variables[each].field is not variable.field for each, _ in rest)
        ):
            yield variable.field.name, level, rest


def _parts(proof: Proof, rows: list[_Asking]) -> Iterator[list[_Asking]]:
    """Split rows into those that may stand together where the first of them stands."""
    part: list[_Asking] = []
    for each in rows:
        if part and not _may_move(proof, each[0], part[0][0]):
            if len(part) > 1:
                yield part
            part = []
        part.append(each)
    if len(part) > 1:
        yield part


def _may_move(proof: Proof, row: int, to: int) -> bool:
    """Tell whether a row may stand farther up: no row in between that it meets differs."""
    if proof.table.policy is not HitPolicy.FIRST:
        return True
    starts = proof.levels.starts
    between = (starts[row] - 1) & -(starts[to] << 1)
    return not proof.meetings.of(row) & between & ~proof.agreeing[proof.decisions[row]]


def _each_once(groups: list[Group]) -> Iterator[Group]:
    used: set[int] = set()
    for group in sorted(groups, key=lambda each: (-len(each.rows), each.rows)):
        if used.isdisjoint(group.rows):
            used |= {*group.rows}
            yield group
