"""Values: what stands behind a comparison."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from presencemap.source import Span

__all__ = [
    "Clock",
    "Duration",
    "Node",
    "Number",
    "Range",
    "Scalar",
    "Text",
    "ValueNode",
    "Word",
    "YesNo",
]


@frozen
class Node:
    """Anything that stands at a place in the text."""

    span: Span


@frozen
class Word(Node):
    """A bare name: of a field, a token, a named range, a row, a state."""

    text: str


@frozen
class Number(Node):
    """A whole number, not negative."""

    value: int


@frozen
class Text(Node):
    """A string in double quotes; `value` has its escapes undone."""

    value: str


@frozen
class Duration(Node):
    """A length of time, in seconds."""

    seconds: float


@frozen
class Clock(Node):
    """A time of day such as `08:30`, in minutes since midnight; `24:00` is 1440."""

    minutes: int


@frozen
class YesNo(Node):
    """The word `yes` or `no`."""

    value: bool


Scalar: TypeAlias = Word | Number | Text | Duration | Clock | YesNo


@frozen
class Range(Node):
    """`low..high`, both included; `high` is None in a declaration that has no upper end."""

    low: Scalar
    high: Scalar | None


ValueNode: TypeAlias = Scalar | Range
