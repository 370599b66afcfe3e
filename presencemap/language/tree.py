"""The tree that a rules file parses to: one frozen value a construct, each with its span.

Nodes say what was *written*; what names mean comes later, in `presencemap.tables`. Two trees
are equal only if their spans are, too.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from presencemap.model import FieldType, OutcomeKind
from presencemap.source import Span

__all__ = [
    "And",
    "Anything",
    "AttributeDeclaration",
    "Compare",
    "Condition",
    "Context",
    "Define",
    "Duration",
    "FieldDeclaration",
    "File",
    "IsAbsent",
    "Item",
    "Language",
    "Like",
    "Membership",
    "NamedRangeDeclaration",
    "Node",
    "Not",
    "Number",
    "Or",
    "OutcomeNode",
    "Range",
    "Reference",
    "Row",
    "Scalar",
    "SetAttribute",
    "StateDeclaration",
    "Table",
    "Text",
    "TransitionDeclaration",
    "TypeNode",
    "Use",
    "ValueNode",
    "Vocabulary",
    "Word",
    "YesNo",
]


@frozen
class Node:
    """Anything that stands at a place in the text."""

    span: Span


# -- values


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
class YesNo(Node):
    """The word `yes` or `no`."""

    value: bool


Scalar: TypeAlias = Word | Number | Text | Duration | YesNo


@frozen
class Range(Node):
    """`low..high`, both included; `high` is None in a declaration that has no upper end."""

    low: Scalar
    high: Scalar | None


ValueNode: TypeAlias = Scalar | Range


# -- conditions


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
    Anything | Reference | IsAbsent | Compare | Membership | Like | Not | And | Or
)


# -- tables


@frozen
class SetAttribute(Node):
    """`reason "DND"` behind a state."""

    name: Word
    value: Scalar


@frozen
class OutcomeNode(Node):
    """What stands behind `->`, without the hold."""

    kind: OutcomeKind
    state: Word | None
    attributes: tuple[SetAttribute, ...]


@frozen
class Row(Node):
    """A row; `name` and `condition` are None for `otherwise`."""

    name: Word | None
    condition: Condition | None
    outcome: OutcomeNode
    after: Duration | None


@frozen
class Table(Node):
    """`table name policy { rows }`."""

    name: Word
    policy: Word
    rows: tuple[Row, ...]


# -- declarations


@frozen
class TypeNode(Node):
    """The type of a field or attribute, with what its braces list."""

    type: FieldType
    open: bool = False
    tokens: tuple[Word | Text, ...] = ()
    ranges: tuple[NamedRangeDeclaration, ...] = ()


@frozen
class NamedRangeDeclaration(Node):
    """`busy = 6000..7499`; a single number is a range of one."""

    name: Word
    range: Range


@frozen
class FieldDeclaration(Node):
    """`name : type`, after `field` or in a `context` block."""

    name: Word
    type: TypeNode


@frozen
class AttributeDeclaration(Node):
    """`name : type` in the braces of a state."""

    name: Word
    type: TypeNode


@frozen
class StateDeclaration(Node):
    """`state name routable { attributes }`."""

    name: Word
    routable: bool
    attributes: tuple[AttributeDeclaration, ...]


@frozen
class TransitionDeclaration(Node):
    """`transition from -> to : requests`."""

    from_state: Word
    to_state: Word
    requests: tuple[Word, ...]


# -- the top level


@frozen
class Language(Node):
    """`language 1`: the version of the language that the file is written in."""

    version: Number


@frozen
class Use(Node):
    """`use name` (a shipped vocabulary) or `use "file.pm"`."""

    target: Word | Text


@frozen
class Vocabulary(Node):
    """`vocabulary name "version"`: the file declares words, not tables."""

    name: Word
    version: Text | None


@frozen
class Context(Node):
    """`context { … }`: fields that the connector supplies."""

    fields: tuple[FieldDeclaration, ...]


@frozen
class Define(Node):
    """`define name = condition`."""

    name: Word
    condition: Condition


Item: TypeAlias = (
    Language
    | Use
    | Vocabulary
    | FieldDeclaration
    | StateDeclaration
    | TransitionDeclaration
    | Context
    | Define
    | Table
)


@frozen
class File(Node):
    """A whole file."""

    items: tuple[Item, ...]
