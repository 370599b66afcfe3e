"""Tables of rows, tables as grids, and examples."""

from __future__ import annotations

from attrs import frozen

from presencemap.language.tree.conditions import Condition
from presencemap.language.tree.values import Duration, Node, Scalar, Text, ValueNode, Word
from presencemap.model import OutcomeKind

__all__ = [
    "Answer",
    "Cell",
    "Example",
    "Fact",
    "Grid",
    "GridRow",
    "OutcomeNode",
    "Row",
    "SetAttribute",
    "Table",
]


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
