"""What FEEL says, as far as decision tables of plain tests say it: the nodes of an expression."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

__all__ = [
    "Both",
    "Call",
    "Compare",
    "Either",
    "Expression",
    "Interval",
    "ListOf",
    "Literal",
    "Member",
    "Name",
    "Not",
    "Scalar",
    "UnaryTests",
]

Scalar: TypeAlias = str | bool | int | float | None


@frozen
class Literal:
    """A string, a number, true, false or null."""

    value: Scalar


@frozen
class Name:
    """A variable; `?` is the value of the column."""

    name: str


@frozen
class ListOf:
    """`[a, b]`."""

    items: tuple[Expression, ...]


@frozen
class Interval:
    """`[a..b]`, each end in it or not; an end that is None is open."""

    low: Expression | None
    high: Expression | None
    has_low: bool = True
    has_high: bool = True


@frozen
class Compare:
    """`a < b` and its kin; `operator` is one of `= != < <= > >=`."""

    operator: str
    left: Expression
    right: Expression


@frozen
class UnaryTests:
    """Unary tests, of which one must be true; `is_any` is `-`."""

    tests: tuple[Expression, ...]
    is_any: bool = False


@frozen
class Member:
    """`a in tests`, or `a in list`."""

    subject: Expression
    tests: UnaryTests


@frozen
class Call:
    """A function with its arguments; of `not` its meaning is `Not`."""

    function: str
    arguments: tuple[Expression, ...]


@frozen
class Not:
    """`not(a)`."""

    part: Expression


@frozen
class Both:
    """`a and b`."""

    parts: tuple[Expression, ...]


@frozen
class Either:
    """`a or b`."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = (
    Literal | Name | ListOf | Interval | Compare | UnaryTests | Member | Call | Not | Both | Either
)
