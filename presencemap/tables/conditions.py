"""Typed conditions: what the conditions of a rules file mean, names resolved.

Each is a frozen value. `text` is how the user wrote it, for explanations; it takes no part
in equality. `presencemap.tables.interpret` says what each is true of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs
from attrs import frozen

__all__ = [
    "AllOf",
    "Always",
    "AnyOf",
    "Condition",
    "Glob",
    "HasAny",
    "InRanges",
    "IsAbsent",
    "IsOneOf",
    "IsYesNo",
    "Negation",
    "Test",
    "fields_of",
    "tests_of",
]


@frozen
class Always:
    """True of every presence."""


@frozen
class IsAbsent:
    """The field has no value."""

    field: str
    text: str = attrs.field(default="", eq=False)


@frozen
class InRanges:
    """The number lies in one of the ranges, ends included."""

    field: str
    ranges: tuple[tuple[float, float], ...]
    text: str = attrs.field(default="", eq=False)


@frozen
class IsOneOf:
    """The token or text is one of these, letter for letter unless `caseless` (then folded)."""

    field: str
    values: frozenset[str]
    text: str = attrs.field(default="", eq=False)
    caseless: bool = False


@frozen
class HasAny:
    """The set of tokens holds one of these; if `caseless`, `values` have their case folded."""

    field: str
    values: frozenset[str]
    text: str = attrs.field(default="", eq=False)
    caseless: bool = False


@frozen
class IsYesNo:
    """The yes/no field is what `value` says."""

    field: str
    value: bool
    text: str = attrs.field(default="", eq=False)


@frozen
class Glob:
    """The text matches a pattern in which `*` is any text and `?` any one character."""

    field: str
    pattern: str
    text: str = attrs.field(default="", eq=False)


@frozen
class Negation:
    """True exactly where the part is false."""

    part: Condition


@frozen
class AllOf:
    """True where every part is true."""

    parts: tuple[Condition, ...]


@frozen
class AnyOf:
    """True where a part is true."""

    parts: tuple[Condition, ...]


Test: TypeAlias = IsAbsent | InRanges | IsOneOf | HasAny | IsYesNo | Glob
"""A condition on one field."""

Condition: TypeAlias = Always | Test | Negation | AllOf | AnyOf


def tests_of(condition: Condition) -> Iterator[Test]:
    """Yield every test on a field in a condition, in the order of the text."""
    match condition:
        case Always():
            return
        case Negation(part):
            yield from tests_of(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_of(part)
        case _:
            yield condition


def fields_of(condition: Condition) -> frozenset[str]:
    """Return the names of the fields that a condition reads."""
    return frozenset(test.field for test in tests_of(condition))
