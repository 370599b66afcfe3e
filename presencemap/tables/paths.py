"""Paths through a table's diagram as conditions: lines of cells that don't overlap.

Every path through a diagram is such a line; no two paths of one diagram share a presence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from presencemap.tables.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)
from presencemap.tables.diagram import OTHER, Aspect, Atom, Box, Node, Proof, Variable
from presencemap.tables.diagram.masks import bits, runs
from presencemap.tables.lines import Line

__all__ = ["UnspeakableError", "condition_of", "line_of", "paths"]

_ABSENT: Final = 1
_YES: Final = 0b10


class UnspeakableError(Exception):
    """No condition of the language says what a path does, only several of them."""


def paths(proof: Proof, region: Node) -> Iterator[Box]:
    """Yield the paths of a region."""
    if region is proof.diagrams.true:
        yield {}
    for mask, child in region.edges:
        for path in paths(proof, child):
            yield {region.level: mask, **path}


def line_of(proof: Proof, box: Box) -> Line:
    """Return the line that asks for just what is in a box; may raise UnspeakableError."""
    asked: dict[str, list[Condition]] = {}
    for level in sorted(box):
        variable = proof.variables[level]
        asked.setdefault(variable.field.name, []).append(condition_of(variable, box[level]))
    return {
        name: parts[0] if len(parts) == 1 else AllOf(tuple(parts)) for name, parts in asked.items()
    }


def condition_of(variable: Variable, mask: int) -> Condition:
    """Return the condition on its field that is true of these atoms of a variable.

    Raises UnspeakableError of whether a set holds a token that nobody names.
    """
    name = variable.field.name
    match variable.aspect:
        case Aspect.HOLDS_OTHER:
            raise UnspeakableError
        case Aspect.HOLDS:
            fold = str.casefold if variable.field.caseless else str
            words = frozenset(map(fold, variable.words))
            return _signed(HasAny(name, words, caseless=variable.field.caseless), mask)
        case Aspect.LIKE:
            return _signed(Glob(name, variable.words[0]), mask)
    values = mask & ~_ABSENT
    if variable.atoms[-1] is OTHER and mask >> (len(variable.atoms) - 1):
        others = variable.full & ~mask
        left = _values(variable, others)
        return Negation(left[0] if len(left) == 1 else AnyOf(tuple(left)))
    parts = _values(variable, values | mask & _ABSENT)
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _signed(condition: Condition, mask: int) -> Condition:
    return condition if mask == _YES else Negation(condition)


def _values(variable: Variable, mask: int) -> list[Condition]:
    """Return conditions of which one is true of every atom but *other* that is in a mask."""
    name, atoms = variable.field.name, variable.atoms
    found: list[Condition] = [IsAbsent(name)] if mask & _ABSENT else []
    chosen = [atoms[number] for number in bits(mask & ~_ABSENT)]
    if any(isinstance(atom, tuple) for atom in chosen):
        runs_of = runs(mask & ~_ABSENT)
        spans = ((_interval(atoms[low])[0], _interval(atoms[high])[1]) for low, high in runs_of)
        return [*found, InRanges(name, tuple(spans))]
    found += [IsYesNo(name, atom) for atom in chosen if isinstance(atom, bool)]
    caseless = variable.field.caseless
    words = frozenset(
        atom.casefold() if caseless else atom for atom in chosen if isinstance(atom, str)
    )
    return [*found, IsOneOf(name, words, caseless=caseless)] if words else found


def _interval(atom: Atom) -> tuple[float, float]:
    return cast("tuple[float, float]", atom)
