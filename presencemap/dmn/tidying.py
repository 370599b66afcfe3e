"""Conditions on one field in the form that reads best, with the same meaning.

Machines write `x != null and x >= 3000 and x <= 4499` where a person writes a range.
"""

from __future__ import annotations

from typing import cast

from presencemap.dmn.value_sets import Numbers, Words, complement, value_set
from presencemap.model import Field
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)

__all__ = ["tidy"]


def tidy(field: Field, condition: Condition) -> Condition:
    """Return the plainest condition on a field that is true of the same values."""
    values = value_set(field, condition)
    if values is None:
        return _without_guards(condition)
    if values.is_empty:
        return Negation(Always())
    if complement(values).is_empty:
        return Always()
    return _of_numbers(field, values) if isinstance(values, Numbers) else _of_words(field, values)


def _of_numbers(field: Field, values: Numbers) -> Condition:
    absent = IsAbsent(field.name)
    if not values.ranges:
        return absent
    if values.has_every_number:
        return Negation(absent)
    inside = InRanges(field.name, values.ranges)
    if not values.absent:
        return inside
    outside = cast("Numbers", complement(values))
    if len(outside.ranges) <= len(values.ranges):
        return Negation(InRanges(field.name, outside.ranges))
    return AnyOf((absent, inside))


def _of_words(field: Field, values: Words) -> Condition:
    absent = IsAbsent(field.name)
    if values.others:
        outside = _is_one_of(field, values.values) if values.values else None
        if outside is None:
            return Negation(absent)
        if values.absent:
            return Negation(outside)
        return AllOf((Negation(absent), Negation(outside)))
    if not values.values:
        return absent
    if values.domain is not None and values.absent:
        return Negation(_is_one_of(field, values.domain - values.values))
    if values.domain is not None and values.values == values.domain:
        return Negation(absent)
    inside = _is_one_of(field, values.values)
    return AnyOf((absent, inside)) if values.absent else inside


def _is_one_of(field: Field, values: frozenset[str | bool]) -> Condition:
    if True in values or False in values:
        return IsYesNo(field.name, True in values)
    words = frozenset(each for each in values if isinstance(each, str))
    return IsOneOf(field.name, words, caseless=field.caseless)


def _without_guards(condition: Condition) -> Condition:
    """Leave out that a field has a value where something is asked of the value anyway."""
    match condition:
        case Negation(part):
            inner = _without_guards(part)
            return inner.part if isinstance(inner, Negation) else Negation(inner)
        case AnyOf(parts):
            return AnyOf(tuple(map(_without_guards, parts)))
        case AllOf(parts):
            left = [_without_guards(part) for part in parts]
            if any(_needs_a_value(part) for part in left):
                left = [part for part in left if not _is_guard(part)]
            return left[0] if len(left) == 1 else AllOf(tuple(left))
    return condition


def _is_guard(condition: Condition) -> bool:
    return isinstance(condition, Negation) and isinstance(condition.part, IsAbsent)


def _needs_a_value(condition: Condition) -> bool:
    match condition:
        case AllOf(parts):
            return any(map(_needs_a_value, parts))
        case AnyOf(parts):
            return all(map(_needs_a_value, parts))
        case Negation() | Always() | IsAbsent():
            return False
        case _:
            return True
