"""What a condition on one field is true of, as a set of values: numbers, or words.

Absent is a value like any other. Conditions that ask a set of tokens or a pattern are no such
sets, and are refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, TypeAlias

from attrs import frozen

from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS
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
    Test,
)

__all__ = ["LAST", "Numbers", "ValueSet", "Words", "complement", "value_set"]

Interval: TypeAlias = tuple[float, float]

LAST: Final = {
    FieldType.INT: float(LARGEST_INT),
    FieldType.TIME_OF_DAY: float(MINUTES_OF_DAY - 1),
    FieldType.DURATION: math.inf,
}
"""The greatest value of each type that has an order; the least is 0."""


@frozen
class Numbers:
    """Intervals, in order, none touching another; `is_whole` tells what the next number is."""

    last: float
    is_whole: bool
    ranges: tuple[Interval, ...]
    absent: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.ranges and not self.absent

    @property
    def has_every_number(self) -> bool:
        """Whether only absent may be missing."""
        return self.ranges == ((0, self.last),)


@frozen
class Words:
    """These values, or if `others` all but these; of a `domain` that is closed, or None."""

    values: frozenset[str | bool]
    others: bool
    absent: bool
    domain: frozenset[str | bool] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.values and not self.others and not self.absent


ValueSet: TypeAlias = Numbers | Words


def value_set(field: Field, condition: Condition) -> ValueSet | None:
    """Return what a condition on a field is true of; None if no set of values says it."""
    match condition:
        case Always():
            return complement(_nothing(field))
        case Negation(part):
            inner = value_set(field, part)
            return None if inner is None else complement(inner)
        case AnyOf(parts):
            return _union(value_set(field, part) for part in parts)
        case AllOf(parts):
            sets = (value_set(field, part) for part in parts)
            outside = _union(None if each is None else complement(each) for each in sets)
            return None if outside is None else complement(outside)
        case _:
            return _test_set(field, condition)


def _test_set(field: Field, test: Test) -> ValueSet | None:
    nothing = _nothing(field)
    match test, nothing:
        case IsAbsent(), Numbers():
            return Numbers(nothing.last, nothing.is_whole, (), absent=True)
        case IsAbsent(), Words():
            if field.type is FieldType.TOKEN_SET:
                return None
            return Words(frozenset(), others=False, absent=True, domain=nothing.domain)
        case InRanges(_, ranges), Numbers():
            return Numbers(nothing.last, nothing.is_whole, _merged(ranges, nothing), absent=False)
        case IsOneOf(_, values), Words():
            return _words(values, nothing)
        case IsYesNo(_, value), Words():
            return _words({value}, nothing)
    return None


def _words(values: Iterable[str | bool], nothing: Words) -> Words:
    return Words(frozenset(values), others=False, absent=False, domain=nothing.domain)


def _nothing(field: Field) -> ValueSet:
    if field.type in LAST:
        is_whole = field.type is not FieldType.DURATION
        return Numbers(LAST[field.type], is_whole, (), absent=False)
    domain: frozenset[str | bool] | None = None
    if field.type is FieldType.YES_NO:
        domain = frozenset({True, False})
    elif field.type is FieldType.WEEKDAY:
        domain = frozenset(WEEKDAYS)
    return Words(frozenset(), others=False, absent=False, domain=domain)


def complement(values: ValueSet) -> ValueSet:
    """Return all values that a set has not, absent included."""
    absent = not values.absent
    if isinstance(values, Words):
        if values.domain is not None:
            return Words(values.domain - values.values, False, absent, values.domain)
        return Words(values.values, not values.others, absent)
    gaps: list[Interval] = []
    start = 0.0
    for low, high in values.ranges:
        if start < low:
            gaps.append((start, _before(values, low)))
        start = _after(values, high)
    if start <= values.last and (start < math.inf):
        gaps.append((start, values.last))
    return Numbers(values.last, values.is_whole, tuple(gaps), absent)


def _union(sets: Iterable[ValueSet | None]) -> ValueSet | None:
    found: ValueSet | None = None
    for each in sets:
        if each is None:
            return None
        found = each if found is None else _both(found, each)
    return found


def _both(one: ValueSet, other: ValueSet) -> ValueSet:
    absent = one.absent or other.absent
    if isinstance(one, Numbers) and isinstance(other, Numbers):
        ranges = _merged((*one.ranges, *other.ranges), one)
        return Numbers(one.last, one.is_whole, ranges, absent)
    if isinstance(one, Words) and isinstance(other, Words):
        if one.others and other.others:
            return Words(one.values & other.values, True, absent)
        if one.others or other.others:
            most, few = (one, other) if one.others else (other, one)
            return Words(most.values - few.values, True, absent)
        return Words(one.values | other.values, False, absent, one.domain)
    raise AssertionError("a field has values of one kind")


def _merged(ranges: Iterable[Interval], kind: Numbers) -> tuple[Interval, ...]:
    found: list[Interval] = []
    for low, high in sorted(ranges):
        if low > high:
            continue
        if found and low <= _after(kind, found[-1][1]):
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return tuple(found)


def _after(kind: Numbers, number: float) -> float:
    return number + 1 if kind.is_whole else math.nextafter(number, math.inf)


def _before(kind: Numbers, number: float) -> float:
    return number - 1 if kind.is_whole else math.nextafter(number, -1)
