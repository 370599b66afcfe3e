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
    "Answer",
    "Anything",
    "AttributeDeclaration",
    "Between",
    "Cell",
    "Clock",
    "Comment",
    "Compare",
    "Condition",
    "Context",
    "Define",
    "Duration",
    "Example",
    "Fact",
    "FieldDeclaration",
    "File",
    "Grid",
    "GridRow",
    "IsAbsent",
    "Item",
    "Language",
    "Like",
    "Membership",
    "NamedRangeDeclaration",
    "Node",
    "Not",
    "Number",
    "OnDays",
    "Or",
    "OutcomeNode",
    "Range",
    "Reference",
    "Renamed",
    "Row",
    "Scalar",
    "SetAttribute",
    "StateDeclaration",
    "Table",
    "Text",
    "Timezone",
    "TokenEntry",
    "TransitionDeclaration",
    "TypeNode",
    "Use",
    "ValueNode",
    "Vocabulary",
    "WithRequests",
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


# -- grids: a table with one column a field


@frozen
class Cell(Node):
    """What a cell asks of its column's field.

    `operator` is "any", "absent", "is" (one value, or several in braces), "<" and its kin,
    "like" or "between" (two times). `braces` tells `{a}` from `a`.
    """

    operator: str
    values: tuple[ValueNode, ...] = ()
    negated: bool = False
    braces: bool = False


@frozen
class GridRow(Node):
    """A line of a grid; `name` is None if it has none, `cells` for `otherwise`."""

    name: Word | None
    cells: tuple[Cell, ...] | None
    outcome: OutcomeNode
    after: Duration | None


@frozen
class Grid(Node):
    """`table name policy { columns -> outcome  lines }`."""

    name: Word
    policy: Word
    columns: tuple[Word, ...]
    rows: tuple[GridRow, ...]


# -- examples


@frozen
class Fact(Node):
    """`availability 3500` in an example; no value is `absent`, several stand in braces."""

    field: Word
    values: tuple[Scalar, ...]
    braces: bool = False


@frozen
class Answer(Node):
    """`voice NotReady reason "DND" after 2s` in an example: what a table must say."""

    table: Word
    outcome: OutcomeNode
    after: Duration | None


@frozen
class Example(Node):
    """`example "name" { facts => answers }`."""

    name: Text
    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]


# -- declarations


@frozen
class TokenEntry(Node):
    """A declared token, with the first and the last version of the vocabulary that has it."""

    token: Word | Text
    since: Text | None = None
    until: Text | None = None

    @property
    def text(self) -> str:
        """The token itself."""
        return self.token.text if isinstance(self.token, Word) else self.token.value


@frozen
class TypeNode(Node):
    """The type of a field or attribute, with what its braces list.

    `longest` is the number of characters in `text(64)`.
    """

    type: FieldType
    open: bool = False
    caseless: bool = False
    longest: Number | None = None
    tokens: tuple[TokenEntry, ...] = ()
    ranges: tuple[NamedRangeDeclaration, ...] = ()


@frozen
class NamedRangeDeclaration(Node):
    """`busy = 6000..7499`; a single number is a range of one."""

    name: Word
    range: Range


@frozen
class FieldDeclaration(Node):
    """`name : type`, after `field` or in a `context` block; `dialects` follow `from`."""

    name: Word
    documentation: Text | None
    type: TypeNode
    dialects: tuple[Word, ...] = ()


@frozen
class AttributeDeclaration(Node):
    """`name : type` in the braces of a state."""

    name: Word
    type: TypeNode


@frozen
class StateDeclaration(Node):
    """`state name "documentation" routable { attributes }`."""

    name: Word
    documentation: Text | None
    routable: bool
    attributes: tuple[AttributeDeclaration, ...]


@frozen
class TransitionDeclaration(Node):
    """`transition from -> to : requests`; None is `any` state."""

    from_state: Word | None
    to_state: Word | None
    requests: tuple[Word, ...]


@frozen
class WithRequests(Node):
    """`with dnd yes : SetDNDOn`: what an outcome with that attribute needs as well."""

    attribute: Word
    value: Scalar
    requests: tuple[Word, ...]


@frozen
class Renamed(Node):
    """`renamed old -> new`: a name that was valid once, and what it is called now."""

    old: Word | Text
    new: Word | Text


# -- the top level


@frozen
class Language(Node):
    """`language 1`: the version of the language that the file is written in."""

    version: Number


@frozen
class Use(Node):
    """`use name "version"` (a shipped vocabulary) or `use "file.pm"`."""

    target: Word | Text
    version: Text | None = None


@frozen
class Vocabulary(Node):
    """`vocabulary name "version", …`: the file declares words, not tables; oldest first."""

    name: Word
    versions: tuple[Text, ...]


@frozen
class Timezone(Node):
    """`timezone "Europe/Paris"`: the clock that calendar conditions go by."""

    zone: Text


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
    | Timezone
    | Renamed
    | WithRequests
    | Define
    | Table
    | Grid
    | Example
)


@frozen
class Comment(Node):
    """A comment, from its `#` to the end of its line; it stands outside of all nodes."""

    text: str


@frozen
class File(Node):
    """A whole file; `comments` are in the order of the text."""

    items: tuple[Item, ...]
    comments: tuple[Comment, ...] = ()
