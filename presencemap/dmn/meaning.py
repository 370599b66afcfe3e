"""Expressions of FEEL to typed conditions, as far as the language of rules has such conditions.

Two-valued, as that language is: what compares with a value is false where there is none, and
`not` of it true.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

import attrs

from presencemap.dmn.feel import FeelError
from presencemap.dmn.feel_tree import (
    Both,
    Call,
    Compare,
    Either,
    Expression,
    Interval,
    ListOf,
    Literal,
    Member,
    Name,
    Not,
    Scalar,
    UnaryTests,
)
from presencemap.dmn.patterns import glob_of_pattern
from presencemap.dmn.value_sets import LAST
from presencemap.model import Field, FieldType
from presencemap.model.times import WEEKDAYS
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
    fields_of,
)

__all__ = ["NEVER", "Meaning"]

NEVER: Final = Negation(Always())
_FLIPPED: Final = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_CASE: Final = ("contains", "starts with", "ends with")


class Meaning:
    """Reads expressions over the fields that variables stand for; raises FeelError."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        """`fields` are those of the variables, by the names that expressions give them."""
        self._fields = fields

    def tests(self, tests: UnaryTests, subject: Field) -> Condition:
        """Return what the cell of a field's column asks."""
        if tests.is_any:
            return Always()
        return _any_of([self._test(each, subject) for each in tests.tests])

    def expression(self, expression: Expression, subject: Field | None = None) -> Condition:
        """Return when an expression is true; `subject` is what `?` stands for."""
        match expression:
            case Both(parts):
                return _all_of(self.expression(part, subject) for part in parts)
            case Either(parts):
                return _any_of([self.expression(part, subject) for part in parts])
            case Not(part):
                return _negated(self._test(part, subject) if subject else self.expression(part))
            case UnaryTests() if subject:
                return self.tests(expression, subject)
            case Compare(operator, left, right):
                return self._compare(operator, left, right, subject)
            case Member(asked, tests):
                return self._member(asked, tests, subject)
            case Call(function, arguments):
                return self._call(function, arguments, subject)
            case Name(name):
                return _equals(self._field(name, subject), value=True)
            case Literal(value) if isinstance(value, bool):
                return Always() if value else NEVER
        raise FeelError("this is neither true nor false")

    def _test(self, test: Expression, subject: Field) -> Condition:
        """Return what one unary test asks: a value, a range, a list, or what is true."""
        match test:
            case Literal(value):
                return _equals(subject, value)
            case ListOf(items):
                return _listed(subject, items)
            case Interval():
                return _within(subject, test)
            case _:
                return self.expression(test, subject)

    def _field(self, name: str, subject: Field | None) -> Field:
        found = subject if name == "?" else self._fields.get(name)
        if found is None:
            raise FeelError(f"`{name[:60]}` is no input")
        return found

    def _compare(
        self, operator: str, left: Expression, right: Expression, subject: Field | None
    ) -> Condition:
        for side in (left, right):
            if isinstance(side, Call):
                raise _no_counterpart(side.function)
        if isinstance(right, Name) and not isinstance(left, Name):
            left, right, operator = right, left, _FLIPPED[operator]
        if not isinstance(left, Name):
            raise FeelError("a comparison has an input on one side, and a value on the other")
        field = self._field(left.name, subject)
        if operator in ("=", "!="):
            is_list = isinstance(right, ListOf) and not right.items
            equal = _listed(field, ()) if is_list else _equals(field, _value(right))
            return equal if operator == "=" else _negated(equal)
        number = _number(field, _value(right))
        last = LAST[field.type]
        low, high = (0.0, number) if operator in ("<", "<=") else (number, last)
        ends = operator != ">", operator != "<"
        return _range(field, low, high, *ends)

    def _member(self, asked: Expression, tests: UnaryTests, subject: Field | None) -> Condition:
        if isinstance(asked, Name):
            return self.tests(tests, self._field(asked.name, subject))
        if len(tests.tests) == 1 and isinstance(tests.tests[0], Name):
            return _holds(self._field(tests.tests[0].name, subject), _value(asked))
        raise FeelError("`in` has an input on one side, and values on the other")

    def _call(
        self, function: str, arguments: tuple[Expression, ...], subject: Field | None
    ) -> Condition:
        match function, arguments:
            case "list contains", (Name(name), item):
                return _holds(self._field(name, subject), _value(item))
            case "matches", (Name(name), Literal(str(pattern)), Literal(str(flags))):
                glob = glob_of_pattern(pattern)
                field = self._field(name, subject)
                if glob is None or "i" not in flags or field.type is not FieldType.TEXT:
                    raise FeelError("a rules file knows `*` and `?` only, without regard to case")
                return Glob(field.name, glob)
        if function in _CASE:
            raise FeelError(f"`{function}` heeds upper and lower case, which `like` does not")
        raise _no_counterpart(function)


def _no_counterpart(function: str) -> FeelError:
    return FeelError(f"the function `{function[:60]}` has no counterpart in a rules file")


def _value(expression: Expression) -> Scalar:
    if isinstance(expression, Literal):
        return expression.value
    raise FeelError("only a value can stand here")


def _is_empty_list(expression: Expression) -> bool:
    return isinstance(expression, ListOf) and not expression.items


def _equals(field: Field, value: Scalar) -> Condition:
    if value is None:
        return IsAbsent(field.name)
    if field.type in LAST:
        number = _number(field, value)
        return InRanges(field.name, ((number, number),))
    if field.type is FieldType.YES_NO and isinstance(value, bool):
        return IsYesNo(field.name, value)
    words = (FieldType.TOKEN, FieldType.TEXT, FieldType.WEEKDAY)
    if field.type in words and isinstance(value, str):
        if field.type is FieldType.WEEKDAY and value not in WEEKDAYS:
            raise FeelError(f"`{value[:40]}` is no day of the week, such as `mon`")
        word = value.casefold() if field.caseless else value
        return IsOneOf(field.name, frozenset({word}), caseless=field.caseless)
    raise FeelError(f"{_spoken(value)} can't be a value of `{field.name}`: {field.type.value}")


def _listed(field: Field, items: tuple[Expression, ...]) -> Condition:
    """Return that a value is in a list; the empty list among them is a set without tokens."""
    if field.type is FieldType.TOKEN_SET and not items:
        return IsAbsent(field.name)
    return _any_of(
        [
            IsAbsent(field.name)
            if field.type is FieldType.TOKEN_SET and _is_empty_list(item)
            else _equals(field, _value(item))
            for item in items
        ]
    )


def _holds(field: Field, value: Scalar) -> Condition:
    if field.type is not FieldType.TOKEN_SET or not isinstance(value, str):
        raise FeelError(f"`{field.name}` is no list of texts")
    word = value.casefold() if field.caseless else value
    return HasAny(field.name, frozenset({word}), caseless=field.caseless)


def _within(field: Field, interval: Interval) -> Condition:
    low = 0.0 if interval.low is None else _number(field, _value(interval.low))
    last = LAST.get(field.type, 0)
    high = last if interval.high is None else _number(field, _value(interval.high))
    return _range(field, low, high, interval.has_low, interval.has_high)


def _range(field: Field, low: float, high: float, has_low: bool, has_high: bool) -> Condition:
    is_whole = field.type is not FieldType.DURATION
    if not has_low:
        low = low + 1 if is_whole else math.nextafter(low, math.inf)
    if not has_high:
        high = high - 1 if is_whole else math.nextafter(high, -1)
    high = min(high, LAST[field.type])
    return InRanges(field.name, ((low, high),)) if 0 <= low <= high else NEVER


def _number(field: Field, value: Scalar) -> float:
    if field.type not in LAST:
        raise FeelError(f"`{field.name}` is no number: {field.type.value}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FeelError(f"{_spoken(value)} can't be a value of `{field.name}`: {field.type.value}")
    is_whole = field.type is not FieldType.DURATION
    if not 0 <= value <= LAST[field.type] or (is_whole and value != int(value)):
        raise FeelError(f"numbers are whole here, from 0 to {LAST[field.type]:.0f}; not {value}")
    return int(value) if is_whole else float(value)


def _spoken(value: Scalar) -> str:
    if isinstance(value, str):
        return f'`"{value[:40]}"`'
    spoken = {None: "null", True: "true", False: "false"}
    return f"`{spoken[value] if value is None or isinstance(value, bool) else value}`"


def _negated(condition: Condition) -> Condition:
    return condition.part if isinstance(condition, Negation) else Negation(condition)


def _any_of(parts: Iterable[Condition]) -> Condition:
    """Join alternatives; tests for values of one field become one test, in their first place."""
    groups: dict[object, list[Condition]] = {}
    for part in _flat(parts, AnyOf):
        if part != NEVER:
            is_of_values = isinstance(part, IsOneOf | HasAny | InRanges)
            key = (type(part), *fields_of(part)) if is_of_values else part
            groups.setdefault(key, []).append(part)
    found = [_joined(group) for group in groups.values()]
    if not found:
        return NEVER
    return found[0] if len(found) == 1 else AnyOf(tuple(found))


def _joined(group: list[Condition]) -> Condition:
    """Return the one test that tests for values of one field are; or what is there twice, once."""
    first = group[0]
    if isinstance(first, IsOneOf | HasAny):
        same = (each.values for each in group if isinstance(each, IsOneOf | HasAny))
        return attrs.evolve(first, values=frozenset().union(*same))
    if isinstance(first, InRanges):
        spans = (each.ranges for each in group if isinstance(each, InRanges))
        return attrs.evolve(first, ranges=tuple(chain.from_iterable(spans)))
    return first


def _all_of(parts: Iterable[Condition]) -> Condition:
    return AllOf(tuple(_flat(parts, AllOf)))


def _flat(parts: Iterable[Condition], kind: type[AllOf | AnyOf]) -> Iterator[Condition]:
    for part in parts:
        yield from part.parts if isinstance(part, kind) else (part,)
