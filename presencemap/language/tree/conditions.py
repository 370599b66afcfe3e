"""Conditions: what stands between `when` and `->`."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from presencemap.language.tree.values import Clock, Node, Scalar, Text, ValueNode, Word

__all__ = [
    "And",
    "Anything",
    "Between",
    "Compare",
    "Condition",
    "IsAbsent",
    "Like",
    "Membership",
    "Not",
    "OnDays",
    "Or",
    "Reference",
]


@frozen
class Anything(Node):
    """`any`: true of every presence."""


@frozen
class Reference(Node):
    """A name that stands alone: a `define`d condition, or a yes/no field that must be yes."""

    name: Word


@frozen
class IsAbsent(Node):
    """`field is absent`."""

    field: Word
    negated: bool


@frozen
class Compare(Node):
    """`field < value` and its kin."""

    field: Word
    operator: str
    value: Scalar


@frozen
class Membership(Node):
    """`field is value`, `field in {…}`, `field in low..high`: true if any value matches."""

    field: Word
    values: tuple[ValueNode, ...]
    negated: bool


@frozen
class Like(Node):
    """`field like "glob"`."""

    field: Word
    glob: Text


@frozen
class Between(Node):
    """`between 08:00 and 18:00`: the start included, the end not, round midnight if need be.

    `field` is None where the file's own clock is meant.
    """

    field: Word | None
    start: Clock
    end: Clock


@frozen
class OnDays(Node):
    """`on mon..fri`: the day of the week by the file's own clock."""

    days: tuple[ValueNode, ...]


@frozen
class Not(Node):
    """`not condition`."""

    part: Condition


@frozen
class And(Node):
    """Conditions that must all be true."""

    parts: tuple[Condition, ...]


@frozen
class Or(Node):
    """Conditions of which one must be true."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = (
    Anything
    | Reference
    | IsAbsent
    | Compare
    | Membership
    | Like
    | Between
    | OnDays
    | Not
    | And
    | Or
)
