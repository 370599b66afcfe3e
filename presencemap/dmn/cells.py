"""Conditions as FEEL: unary tests, the cells of a decision table, and whole expressions.

There are two styles. SIMPLE is what people expect to see in a table (S-FEEL, with `null`):
`[3000..4499]`, `"a","b"`, `not("a")`. COMMON keeps to what FEEL and Python read alike, because
SpiffWorkflow evaluates cells as Python: `?` is the value of the column in both, and `and`,
`or`, `not(…)`, `in […]`, `>=` mean the same; `=`, `"a","b"` and `[1..2]` do not. Python raises
where FEEL says null when nothing is compared with a number, so `? != null` stands before it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from presencemap.dmn.literals import NULL, literal, number_text, string_literal
from presencemap.dmn.patterns import pattern_of_glob
from presencemap.dmn.value_sets import Numbers, ValueSet, Words, complement, value_set
from presencemap.model import Field, FieldType
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    IsAbsent,
    Negation,
    Test,
)

__all__ = ["ANY", "Style", "cell", "expression"]

ANY: Final = "-"
_VALUE: Final = "?"


class Style(Enum):
    """How cells are written."""

    COMMON = "common"
    SIMPLE = "simple"


def cell(field: Field, condition: Condition, style: Style) -> str | None:
    """Return the cell of a field's column; "" if no value will do, None if no cell says it."""
    values = value_set(field, condition)
    if values is None:
        if style is Style.COMMON and field.type is FieldType.TOKEN_SET:
            return _composed(condition, {field.name: _VALUE}, {field.name: field})
        return None
    if values.is_empty:
        return ""
    if complement(values).is_empty:
        return ANY
    if style is Style.SIMPLE:
        return _simple(values)
    return _plain(values) or _set_test(values, _VALUE)


def expression(condition: Condition, names: Mapping[str, str], fields: Mapping[str, Field]) -> str:
    """Return a condition as an expression that is true or false, never null; `names` by field."""
    return _composed(condition, names, fields)


def _plain(values: ValueSet) -> str | None:
    """Return the cell that is just one value."""
    if isinstance(values, Numbers):
        ranges = values.ranges
        if not ranges:
            return NULL
        single = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
        return number_text(ranges[0][0]) if single and not values.absent else None
    if values.others or len(values.values) + values.absent != 1:
        return None
    return literal(next(iter(values.values), None))


def _set_test(values: ValueSet, subject: str) -> str:
    """Return a test of a subject that is neither always nor never true."""
    if isinstance(values, Numbers):
        if values.absent:
            outside = complement(values)
            if not values.ranges:
                return f"{subject} in [{NULL}]"
            return f"not({_set_test(outside, subject)})"
        if values.has_every_number:
            return f"{subject} != {NULL}"
        return f"{subject} != {NULL} and {_intervals(values, subject)}"
    if values.others:
        outside = complement(values)
        if not values.values:  # every word, but not absent
            return f"{subject} != {NULL}"
        return f"not({_set_test(outside, subject)})"
    return f"{subject} in [{_list(values)}]"


def _list(values: Words) -> str:
    words = _even([literal(each) for each in _sorted(values.values)])
    return ", ".join([NULL] * values.absent + words)


def _even(words: Iterable[str]) -> list[str]:
    """Repeat what has an odd number of quotes: SpiffWorkflow sees `?` before even ones only."""
    return [word for each in words for word in [each] * (1 + _quotes(each) % 2)]


def _quotes(text: str) -> int:
    return text.count('"') + text.count("'")


def _sorted(values: Iterable[str | bool]) -> list[str | bool]:
    return sorted(values, key=lambda each: (isinstance(each, bool), each))


def _intervals(values: Numbers, subject: str) -> str:
    single = [number_text(low) for low, high in values.ranges if low == high]
    tests = [f"{subject} in [{', '.join(single)}]"] if single else []
    tests += [
        " and ".join(_ends(values, low, high, subject)) for low, high in values.ranges if low < high
    ]
    if len(tests) == 1:
        return tests[0]
    return "(" + " or ".join(f"({test})" for test in tests) + ")"


def _ends(values: Numbers, low: float, high: float, subject: str) -> list[str]:
    ends = []
    if low > 0:
        sign, number = _lower(low)
        ends.append(f"{subject} {sign} {number}")
    if high < values.last:
        sign, number = _upper(high)
        ends.append(f"{subject} {sign} {number}")
    return ends


def _lower(low: float) -> tuple[str, str]:
    below = math.nextafter(low, -1)
    return (">", number_text(below)) if _is_beside(low, below) else (">=", number_text(low))


def _upper(high: float) -> tuple[str, str]:
    above = math.nextafter(high, math.inf)
    return ("<", number_text(above)) if _is_beside(high, above) else ("<=", number_text(high))


def _is_beside(number: float, other: float) -> bool:
    """Tell whether a number stands for an end that is not included."""
    return round(other, 3) == other and round(number, 3) != number


def _simple(values: ValueSet) -> str:
    if isinstance(values, Numbers):
        if values.has_every_number:
            return f"not({NULL})"
        tests = [_simple_interval(values, low, high) for low, high in values.ranges]
        return ",".join([NULL] * values.absent + tests)
    if values.others:
        return f"not({_simple(complement(values))})" if values.values else f"not({NULL})"
    words = [literal(each) for each in _sorted(values.values)]
    return ",".join(words + [NULL] * values.absent)


def _simple_interval(values: Numbers, low: float, high: float) -> str:
    if low == high:
        return number_text(low)
    after, first = _lower(low)
    if high >= values.last:
        return f"{after} {first}"
    until, last = _upper(high)
    if low == 0:
        return f"{until} {last}"
    return f"{'(' if after == '>' else '['}{first}..{last}{')' if until == '<' else ']'}"


def _composed(condition: Condition, names: Mapping[str, str], fields: Mapping[str, Field]) -> str:
    match condition:
        case Always():
            return "true"
        case Negation(part):
            return f"not({_composed(part, names, fields)})"
        case AllOf(parts) | AnyOf(parts):
            if not parts:
                return literal(isinstance(condition, AllOf))
            word = " and " if isinstance(condition, AllOf) else " or "
            spelt = [_composed(part, names, fields) for part in parts]
            return spelt[0] if len(spelt) == 1 else word.join(f"({each})" for each in spelt)
        case _:
            return _test(condition, names[condition.field], fields[condition.field])


def _test(test: Test, subject: str, field: Field) -> str:
    if isinstance(test, HasAny):
        words = _even(string_literal(each) for each in sorted(test.values))
        held = [f"({word} in {subject})" for word in words]
        either = held[0] if len(held) == 1 else "(" + " or ".join(held) + ")"
        return f"{subject} != {NULL} and {either}"
    if isinstance(test, IsAbsent) and field.type is FieldType.TOKEN_SET:
        return f"{subject} in [{NULL}, []]"
    if isinstance(test, Glob):
        pattern = string_literal(pattern_of_glob(test.pattern))
        return f'{subject} != {NULL} and matches({subject}, {pattern}, "is")'
    values = value_set(field, test)
    if values is None or values.is_empty:
        return "false"
    return _set_test(values, subject)
