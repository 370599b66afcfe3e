"""Conditions as they stand in the files, each part beside what it means.

A typed condition has lost its place in the text, a tree knows no types: checks that speak of
a part of a condition need both. The two have the same shape, so that they are walked side by
side. What stands behind the name of a `define` is a condition of its own, seen once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import field, frozen

from presencemap.checks.mending.edits import closed
from presencemap.language import tree
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source, Span
from presencemap.tables.conditions import AllOf, AnyOf, Condition, Negation
from presencemap.tables.load import Compiled
from presencemap.tables.resolve import Resolver
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Row, Table

__all__ = [
    "Part",
    "Written",
    "conditions",
    "defined",
    "references",
    "table_nodes",
    "tables",
    "written",
]


@frozen
class Part:
    """A condition in a file: where, what it means, and the parts it is made of.

    Only an `and`, an `or`, a `not` and the line of a grid with several cells have parts.
    `node` is a condition, or the cell (of that `column`) or the line of a grid.
    """

    source: Source = field(repr=lambda source: source.name)
    node: tree.Condition | tree.Cell | tree.GridRow
    meaning: Condition
    parts: tuple[Part, ...] = ()
    column: str = ""

    @property
    def span(self) -> Span:
        """Its place in the text, without parentheses around it."""
        return closed(self.source, self.node.span)

    @property
    def text(self) -> str:
        """How it is written, on one line; of a cell, its column first."""
        return " ".join([*self.column.split(), *self.source.at(self.span).split()])


def references(part: Part, defines: Collection[str]) -> Iterator[tuple[Part, str]]:
    """Yield the parts that are the name of a definition, with the name; not what is behind it."""
    for child in part.parts:
        yield from references(child, defines)
    node = part.node
    name = node.name.text if isinstance(node, tree.Reference) else part.column
    if name in defines:
        yield part, name


def conditions(compiled: Compiled, rules: RuleSet) -> Iterator[Part]:
    """Yield every whole condition: those of the definitions, then those of the rows."""
    yield from defined(compiled).values()
    for _, rows in tables(compiled, rules):
        for _, part in rows:
            yield part


@frozen
class Written:
    """All conditions of the files: of the definitions by name, of each table its rows with theirs.

    `otherwise` is no such row.
    """

    rules: RuleSet
    defined: Mapping[str, Part]
    tables: tuple[tuple[Table, tuple[tuple[Row, Part], ...]], ...]


def written(compiled: Compiled) -> Written:
    """Return all conditions; ask by `compiled.once`. Raises ValueError if there are no rules."""
    rules = compiled.rules
    if rules is None:
        raise ValueError("an error stands against the rules")
    found = tuple((table, tuple(rows)) for table, rows in tables(compiled, rules))
    return Written(rules, defined(compiled), found)


def defined(compiled: Compiled) -> dict[str, Part]:
    """Return the conditions of the definitions, by name."""
    resolver = Resolver(compiled.scope, DEFAULT_LIMITS)
    found: dict[str, Part] = {}
    for name, declared in compiled.scope.defines.items():
        meaning = resolver.define(name)
        if meaning is not None:  # it may be larger than the usual limits let it be
            found[name] = _part(declared.source, declared.thing.condition, meaning)
    return found


def tables(compiled: Compiled, rules: RuleSet) -> Iterator[tuple[Table, list[tuple[Row, Part]]]]:
    """Yield every table with its rows but `otherwise`, each with its condition."""
    for table, node in table_nodes(compiled, rules):
        yield table, list(_rows(table, node))


def table_nodes(
    compiled: Compiled, rules: RuleSet
) -> Iterator[tuple[Table, tree.Table | tree.Grid]]:
    """Yield every table with what it stands as in its file."""
    nodes = (
        item
        for file in compiled.files
        for item in file.parsed.items
        if isinstance(item, tree.Table | tree.Grid)
    )
    yield from zip(rules.tables, nodes, strict=True)


def _rows(table: Table, node: tree.Table | tree.Grid) -> Iterator[tuple[Row, Part]]:
    if isinstance(node, tree.Table):
        written = (line.condition for line in node.rows if line.condition is not None)
        for row, condition in zip(table.rows, written, strict=True):
            yield row, _part(table.source, condition, row.condition)
        return
    lines = (line for line in node.rows if line.cells is not None)
    for row, line in zip(table.rows, lines, strict=True):
        yield row, _line(table.source, node, line, row.condition)


def _part(source: Source, node: tree.Condition, meaning: Condition) -> Part:
    match node, meaning:
        case (tree.And(parts=nodes) | tree.Or(parts=nodes), AllOf(meanings) | AnyOf(meanings)):
            pairs = zip(nodes, meanings, strict=True)
            parts = tuple(_part(source, each, meant) for each, meant in pairs)
            return Part(source, node, meaning, parts)
        case (tree.Not(part=inner), Negation(meant)):
            return Part(source, node, meaning, (_part(source, inner, meant),))
        case _:
            return Part(source, node, meaning)


def _line(source: Source, grid: tree.Grid, line: tree.GridRow, meaning: Condition) -> Part:
    """Return the line of a grid; cells with `any` are no parts of it."""
    cells = [
        (cell, column.text)
        for cell, column in zip(line.cells or (), grid.columns, strict=True)
        if cell.operator != "any" or cell.negated
    ]
    if len(cells) == 1:
        return Part(source, cells[0][0], meaning, (), cells[0][1])
    meanings = meaning.parts if isinstance(meaning, AllOf) else ()
    parts = tuple(
        Part(source, cell, meant, (), column)
        for (cell, column), meant in zip(cells, meanings, strict=True)
    )
    return Part(source, line, meaning, parts)
