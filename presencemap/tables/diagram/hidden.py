"""Classes of presence that no row of a table answers, whatever the other fields are."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from presencemap.model import FieldType
from presencemap.tables.conditions import tests_of
from presencemap.tables.diagram.masks import union
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.variables import Aspect, Variable

__all__ = ["Hidden", "hidden"]


@frozen
class Hidden:
    """The classes of a field (named ranges or listed tokens) that its table leaves out.

    `mask` are their atoms at a level; `answered` is the number of classes that some row answers.
    """

    level: int
    names: tuple[str, ...]
    mask: int
    answered: int


def hidden(proof: Proof) -> Iterator[Hidden]:
    """Yield for each field with classes those that no row answers nor any test speaks of."""
    tests = [test for row in proof.table.rows for test in tests_of(row.condition)]
    for level, variable in enumerate(proof.variables):
        classes = dict(_classes(variable))
        if not classes:
            continue
        answered = spoken = 0
        for number, start in enumerate(proof.levels.starts):
            answered |= proof.meetings.box(number).get(level, variable.full) if start else 0
        for test in tests:
            spoken |= proof.mask(test) if test.field == variable.field.name else 0
        names = [name for name, mask in classes.items() if not mask & (answered | spoken)]
        if names:
            some = sum(1 for mask in classes.values() if mask & answered)
            mask = union(classes[name] for name in names)
            yield Hidden(level, tuple(names), mask, some)


def _classes(variable: Variable) -> Iterator[tuple[str, int]]:
    known = variable.field
    if variable.aspect is not Aspect.VALUE:
        return
    if known.type is FieldType.INT:
        for each in known.ranges:
            atoms = (
                atom
                for atom in variable.atoms
                if isinstance(atom, tuple) and each.low <= atom[0] and atom[1] <= each.high
            )
            yield each.name, variable.mask(atoms)
    if known.type is FieldType.TOKEN:
        for token in known.tokens:
            yield token, variable.mask([token])
