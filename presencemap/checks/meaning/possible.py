"""Whether any value of a field passes several tests at once.

The answer is exact for numbers, times, durations, days, yes/no, tokens and sets of tokens.
For text with `like` it is "yes" unless the text is pinned down otherwise: what can't be known
cheaply is taken as possible. A closed field has the tokens that it lists and no other: rules
see what servers send besides as absent. `presencemap.tables.interpret` says what a test is true of;
nothing here may contradict it, and a test holds the two together.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from heapq import heappop, heappush, heapreplace
from typing import Final, TypeAlias

from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS
from presencemap.tables.conditions import Glob, HasAny, InRanges, IsAbsent, IsOneOf, Test
from presencemap.tables.interpret import holds

__all__ = ["Literal", "Ordered", "Ranges", "merged", "possible"]

Literal: TypeAlias = tuple[Test, bool]
"""A test, and whether it is asked for or its contrary."""

Ranges: TypeAlias = list[tuple[float, float]]
"""Ranges with both ends included."""

_GREATEST: Final = {
    FieldType.INT: LARGEST_INT,
    FieldType.TIME_OF_DAY: MINUTES_OF_DAY - 1,
    FieldType.DURATION: math.inf,
}


class Ordered:
    """The ranges of tests in order: of each test once, for a definition stands in many rows."""

    def __init__(self) -> None:
        """Start without any."""
        self._by_identity: dict[int, tuple[Test, Ranges]] = {}

    def ranges(self, test: Test) -> Ranges:
        """Return the ranges of a test, sorted and apart; none of a test that has no ranges."""
        known = self._by_identity.get(id(test))
        if known is None:
            known = test, merged(test.ranges if isinstance(test, InRanges) else ())
            self._by_identity[id(test)] = known  # with the test, which keeps its identity
        return known[1]


def possible(field: Field, literals: Sequence[Literal], ordered: Ordered | None = None) -> bool:
    """Say whether a value of the field, absent included, passes all tests, all on that field.

    Takes time in proportion to the size of the tests, but for the sorting of their ranges. Who
    asks often hands over what is `ordered` already: of large tests then only a part is seen.
    """
    if all(_passes_absent(literal) for literal in literals):
        return True
    asked = [test for test, wanted in literals if wanted]
    refused = [test for test, wanted in literals if not wanted]
    if any(isinstance(test, IsAbsent) for test in asked):
        return False  # absent does not pass, and nothing else is absent
    if field.type in _GREATEST:
        ordered = ordered or Ordered()
        return _number_passes(field, [*map(ordered.ranges, asked)], [*map(ordered.ranges, refused)])
    if field.type is FieldType.TOKEN_SET:
        return _set_passes(field, asked, refused)
    if field.type is FieldType.YES_NO:
        return _any_passes(field, (True, False), literals)
    if field.type is FieldType.WEEKDAY:
        return _any_passes(field, WEEKDAYS, literals)
    return _word_passes(field, asked, refused)


def merged(ranges: Iterable[tuple[float, float]]) -> Ranges:
    """Return ranges sorted, those that overlap made one, empty ones left out."""
    result: Ranges = []
    for low, high in sorted(each for each in ranges if each[0] <= each[1]):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def _passes_absent(literal: Literal) -> bool:
    test, wanted = literal
    return isinstance(test, IsAbsent) is wanted


def _number_passes(field: Field, asked: Sequence[Ranges], refused: Sequence[Ranges]) -> bool:
    """Go from number to number, each the next that none of the tests seen so far is against.

    `ends` has where the range of each asked test ends that we are in, `starts` where the range
    of each refused test starts that comes next, so that what lies between is passed over.
    """
    at = 0.0
    ends = [(-1.0, n) for n in range(len(asked))]
    starts = [(0.0, n) for n in range(len(refused))]
    while at <= _GREATEST[field.type] and at < math.inf:
        if ends and ends[0][0] < at:
            n = ends[0][1]
            found = _not_before(asked[n], at)
            if found is None:
                return False
            heapreplace(ends, (found[1], n))
            at = max(at, found[0])
        elif starts and starts[0][0] <= at:
            n = heappop(starts)[1]
            found = _not_before(refused[n], at)
            if found is not None:
                at = _next(field, found[1]) if found[0] <= at else at
                heappush(starts, (max(at, found[0]), n))
        else:
            return True
    return False


def _not_before(ranges: Ranges, number: float) -> tuple[float, float] | None:
    """Return the first range that ends at a number or behind it."""
    index = bisect_left(ranges, number, key=lambda each: each[1])
    return ranges[index] if index < len(ranges) else None


def _next(field: Field, number: float) -> float:
    return math.nextafter(number, math.inf) if field.type is FieldType.DURATION else number + 1


def _set_passes(field: Field, asked: Sequence[Test], refused: Sequence[Test]) -> bool:
    """Try the greatest set that no refused test takes: if any set passes, it does."""
    barred: set[str] = set()
    for test in refused:
        barred |= test.values if isinstance(test, HasAny) else set()
    if _leaves_none(field, barred):
        return False
    return not any(isinstance(test, HasAny) and test.values <= barred for test in asked)


def _leaves_none(field: Field, barred: Collection[str]) -> bool:
    """Say whether no token is left: what tests of a closed field name, it lists, and once each."""
    return field.closed and len(barred) == len(field.tokens)


def _word_passes(field: Field, asked: Sequence[Test], refused: Sequence[Test]) -> bool:
    named = sorted((test.values for test in asked if isinstance(test, IsOneOf)), key=len)
    if named:
        words = set(named[0]).intersection(*named[1:])
        for test in refused:
            words = words.difference(test.values if isinstance(test, IsOneOf) else ())
        globs = [(test, True) for test in asked if isinstance(test, Glob)]
        globs += [(test, False) for test in refused if isinstance(test, Glob)]
        return _any_passes(field, sorted(words), globs) if globs else bool(words)
    if field.closed:
        barred = (test.values for test in refused if isinstance(test, IsOneOf))
        return not _leaves_none(field, frozenset().union(*barred))
    patterns = {test.pattern for test in refused if isinstance(test, Glob)}
    if any(pattern and not pattern.strip("*") for pattern in patterns):
        return False  # every text is like "*"
    wanted = {test.pattern for test in asked if isinstance(test, Glob)}
    return patterns.isdisjoint(wanted)


def _any_passes(field: Field, values: Iterable[object], literals: Sequence[Literal]) -> bool:
    return any(
        all(holds(test, {field.name: value}) is wanted for test, wanted in literals)  # type: ignore[dict-item]
        for value in values
    )
