"""Whether any value of a field passes several tests at once.

The answer is exact for numbers, times, durations, days, yes/no, tokens and sets of tokens.
For text with `like` it is "yes" unless the text is pinned down otherwise: what can't be known
cheaply is taken as possible. A token field that is not open is taken as open, because servers
send what no vocabulary lists. `presencemap.tables.interpret` says what a test is true of;
nothing here may contradict it, and a test holds the two together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS
from presencemap.tables.conditions import Glob, HasAny, InRanges, IsAbsent, IsOneOf, Test
from presencemap.tables.interpret import holds

__all__ = ["Literal", "merged", "possible"]

Literal: TypeAlias = tuple[Test, bool]
"""A test, and whether it is asked for or its contrary."""

_GREATEST: Final = {
    FieldType.INT: LARGEST_INT,
    FieldType.TIME_OF_DAY: MINUTES_OF_DAY - 1,
    FieldType.DURATION: math.inf,
}


def possible(field: Field, literals: Sequence[Literal]) -> bool:
    """Say whether a value of the field, absent included, passes all tests, all on that field.

    Takes time in proportion to the size of the tests, but for the sorting of their ranges.
    """
    if all(_passes_absent(literal) for literal in literals):
        return True
    asked = [test for test, wanted in literals if wanted]
    refused = [test for test, wanted in literals if not wanted]
    if any(isinstance(test, IsAbsent) for test in asked):
        return False  # absent does not pass, and nothing else is absent
    if field.type in _GREATEST:
        return _number_passes(field, asked, refused)
    if field.type is FieldType.TOKEN_SET:
        return _set_passes(asked, refused)
    if field.type is FieldType.YES_NO:
        return _any_passes(field, (True, False), literals)
    if field.type is FieldType.WEEKDAY:
        return _any_passes(field, WEEKDAYS, literals)
    return _word_passes(field, asked, refused)


def merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return ranges sorted, those that overlap made one, empty ones left out."""
    result: list[tuple[float, float]] = []
    for low, high in sorted(each for each in ranges if each[0] <= each[1]):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def _passes_absent(literal: Literal) -> bool:
    test, wanted = literal
    return isinstance(test, IsAbsent) is wanted


def _number_passes(field: Field, asked: Sequence[Test], refused: Sequence[Test]) -> bool:
    """Sweep over the numbers: one passes where all asked ranges are open and no other."""
    steps: list[tuple[float, int, int]] = [(0, 0, 0)]
    for test in asked:
        for low, high in merged(test.ranges if isinstance(test, InRanges) else ()):
            steps += [(low, 1, 0), (_next(field, high), -1, 0)]
    for test in refused:
        for low, high in merged(test.ranges if isinstance(test, InRanges) else ()):
            steps += [(low, 0, 1), (_next(field, high), 0, -1)]
    steps.sort(key=lambda step: step[0])
    inside = barred = 0
    for index, (at, opens, bars) in enumerate(steps):
        inside += opens
        barred += bars
        last_here = index + 1 == len(steps) or steps[index + 1][0] > at
        if last_here and inside == len(asked) and not barred:
            return at <= _GREATEST[field.type] and at < math.inf
    return False


def _next(field: Field, number: float) -> float:
    return math.nextafter(number, math.inf) if field.type is FieldType.DURATION else number + 1


def _set_passes(asked: Sequence[Test], refused: Sequence[Test]) -> bool:
    """Try the greatest set that no refused test takes: if any set passes, it does."""
    barred: set[str] = set()
    for test in refused:
        barred |= test.values if isinstance(test, HasAny) else set()
    return not any(isinstance(test, HasAny) and test.values <= barred for test in asked)


def _word_passes(field: Field, asked: Sequence[Test], refused: Sequence[Test]) -> bool:
    named = sorted((test.values for test in asked if isinstance(test, IsOneOf)), key=len)
    if named:
        words = set(named[0]).intersection(*named[1:])
        for test in refused:
            words -= test.values if isinstance(test, IsOneOf) else set()
        globs = [(test, True) for test in asked if isinstance(test, Glob)]
        globs += [(test, False) for test in refused if isinstance(test, Glob)]
        return _any_passes(field, sorted(words), globs) if globs else bool(words)
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
