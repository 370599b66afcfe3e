"""Which values of a set another value of the same set takes in already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presencemap.checks.meaning.comparisons import Comparison
from presencemap.language import tree
from presencemap.model import Field, FieldType
from presencemap.source import Source
from presencemap.tables.operands import NUMERIC, Interval, Operands

__all__ = ["doubled"]


def doubled(comparison: Comparison, operands: Operands) -> Iterator[tuple[int, int]]:
    """Yield the places of such a value and of the other one, sorted by the first.

    Of equal values the first one counts; a value within a wider one does not, wherever the
    wider one stands. Ranges that overlap only are no doubles.
    """
    source, field, values = comparison.source, comparison.field, comparison.values
    if not values[1:]:
        return
    if field.type in NUMERIC:
        intervals = [operands.interval(source, value, field) for value in values]
        yield from sorted(_contained(intervals))
    elif field.type is FieldType.WEEKDAY:
        yield from _repeated_days(source, field, values, operands)
    else:
        yield from _repeated(source, field, values, operands)


def _contained(intervals: Sequence[Interval | None]) -> Iterator[tuple[int, int]]:
    """Sort by lower end, wider first: what holds an interval then stands before it."""
    known = [(each, index) for index, each in enumerate(intervals) if each is not None]
    known.sort(key=lambda pair: (pair[0][0], -pair[0][1], pair[1]))
    furthest, owner = -1.0, -1
    for (_, high), index in known:
        if high <= furthest:
            yield index, owner
        else:
            furthest, owner = high, index


def _repeated_days(
    source: Source, field: Field, values: Sequence[tree.ValueNode], operands: Operands
) -> Iterator[tuple[int, int]]:
    """Hold each day or range of days against the others; there are no fifty different ones."""
    days = [frozenset(operands.days(source, (value,), field)) for value in values]
    first: dict[frozenset[str], int] = {}
    for index, each in enumerate(days):
        first.setdefault(each, index)
    for index, each in enumerate(days):
        wider = [other for other in first if each < other]
        if first[each] < index:
            yield index, first[each]
        elif wider:
            yield index, first[wider[0]]


def _repeated(
    source: Source, field: Field, values: Sequence[tree.ValueNode], operands: Operands
) -> Iterator[tuple[int, int]]:
    seen: dict[str, int] = {}
    for index, value in enumerate(values):
        token = operands.token(source, value, field)
        if token is None:
            continue
        first = seen.setdefault(token.casefold() if field.caseless else token, index)
        if first < index:
            yield index, first
