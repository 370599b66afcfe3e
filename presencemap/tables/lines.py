"""Conditions as lines of cells: each line asks every field at most once, and all at once.

A row of a printed table, and a rule of DMN, is a line. A condition that is no conjunction of
conditions on single fields takes several of them, of which any may hold. They may overlap:
whoever needs them disjoint takes the paths of a decision diagram. Knows no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Negation,
    fields_of,
)
from presencemap.tables.interpret import holds

__all__ = ["Line", "lines_of"]

Line: TypeAlias = Mapping[str, Condition]
"""By field, a condition that reads just this field; a field that is not in it may be anything."""


class _TooManyError(Exception):
    pass


def lines_of(condition: Condition, most: int) -> tuple[Line, ...] | None:
    """Return lines of which one at least is true exactly where a condition is.

    None if that takes more than `most`; no line at all if the condition is never true for
    want of a field that it could ask.
    """
    try:
        return tuple(_lines(condition, most, wanted=True))
    except _TooManyError:
        return None


def _lines(condition: Condition, most: int, *, wanted: bool) -> list[dict[str, Condition]]:
    """Return the lines of a condition, or of its negation if it is not `wanted`."""
    fields = fields_of(condition)
    if not fields:
        return [{}] if holds(condition, {}) is wanted else []
    if len(fields) == 1:
        return [{field: _signed(condition, wanted=wanted) for field in fields}]
    match condition:
        case Negation(part):
            return _lines(part, most, wanted=not wanted)
        case AllOf(parts) | AnyOf(parts):
            together = isinstance(condition, AllOf) is wanted
            grouped = [
                _lines(part, most, wanted=wanted)
                for part in _by_field(parts, AllOf if isinstance(condition, AllOf) else AnyOf)
            ]
            return _product(grouped, most) if together else _sum(grouped, most)
    raise AssertionError("only a composed condition reads several fields")


def _by_field(parts: Iterable[Condition], kind: type[AllOf | AnyOf]) -> list[Condition]:
    """Join the parts that read one field only, and the same one, where the first of them stands."""
    joined: dict[str | int, list[Condition]] = {}
    for index, part in enumerate(parts):
        fields = fields_of(part)
        key = next(iter(fields)) if len(fields) == 1 else index
        joined.setdefault(key, []).append(part)
    return [group[0] if len(group) == 1 else kind(tuple(group)) for group in joined.values()]


def _signed(condition: Condition, *, wanted: bool) -> Condition:
    if wanted:
        return condition
    return condition.part if isinstance(condition, Negation) else Negation(condition)


def _sum(groups: list[list[dict[str, Condition]]], most: int) -> list[dict[str, Condition]]:
    lines = [line for group in groups for line in group]
    if len(lines) > most:
        raise _TooManyError
    return [{}] if {} in lines else lines


def _product(groups: list[list[dict[str, Condition]]], most: int) -> list[dict[str, Condition]]:
    lines: list[dict[str, Condition]] = [{}]
    for group in groups:
        if len(lines) * len(group) > most:
            raise _TooManyError
        lines = [_both(line, other) for line in lines for other in group]
    return lines


def _both(one: dict[str, Condition], other: dict[str, Condition]) -> dict[str, Condition]:
    both = dict(one)
    for field, condition in other.items():
        both[field] = _and(both.get(field, Always()), condition)
    return both


def _and(one: Condition, other: Condition) -> Condition:
    parts = dict.fromkeys(
        part
        for each in (one, other)
        for part in (each.parts if isinstance(each, AllOf) else (each,))
        if not isinstance(part, Always)
    )
    return next(iter(parts)) if len(parts) == 1 else AllOf(tuple(parts))
