"""What the fields are compared with in the files' own words, value by value.

Conditions of rows and definitions, cells of grids and facts of examples all come down to a
field, a way to compare and values; checks that look at values see them here alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from presencemap.language import tree
from presencemap.model import Field
from presencemap.source import Source
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.load import Compiled
from presencemap.tables.promises import Example
from presencemap.tables.scope import Scope

__all__ = ["Comparison", "comparisons", "leaves"]


@frozen
class Comparison:
    """A field and the values that it is compared with.

    `operator` is "is" (one value, or several in a set), "<" and its kin, or "fact"; then
    `example` is the example that gives the fact.
    """

    source: Source = field(repr=lambda source: source.name)
    field: Field
    operator: str
    values: tuple[tree.ValueNode, ...]
    example: Example | None = None


def comparisons(compiled: Compiled) -> Iterator[Comparison]:
    """Yield every comparison in the files with a value, in the order of the text."""
    examples = iter(compiled.examples)
    for file in compiled.files:
        reader = _Reader(compiled.scope, file.source)
        for item in file.parsed.items:
            match item:
                case tree.Define(condition=condition):
                    yield from reader.condition(condition)
                case tree.Table(rows=rows):
                    for row in rows:
                        if row.condition is not None:
                            yield from reader.condition(row.condition)
                case tree.Grid():
                    yield from reader.grid(item)
                case tree.Example(facts=facts):
                    example = next(examples)
                    for fact in facts:
                        yield from reader.made(fact.field, "fact", fact.values, example)


def leaves(condition: tree.Condition) -> Iterator[tree.Condition]:
    """Yield the parts of a condition that have no parts, in the order of the text."""
    match condition:
        case tree.And(parts=parts) | tree.Or(parts=parts):
            for part in parts:
                yield from leaves(part)
        case tree.Not(part=part):
            yield from leaves(part)
        case _:
            yield condition


@frozen
class _Reader:
    scope: Scope
    source: Source

    def condition(self, condition: tree.Condition) -> Iterator[Comparison]:
        for leaf in leaves(condition):
            match leaf:
                case tree.Membership(field=name, values=values):
                    yield from self.made(name, "is", values)
                case tree.Compare(field=name, operator=operator, value=value):
                    yield from self.made(name, operator, (value,))
                case tree.OnDays(days=days):
                    yield Comparison(self.source, CLOCK_FIELDS[1], "is", days)
                case _:
                    pass

    def grid(self, grid: tree.Grid) -> Iterator[Comparison]:
        for row in grid.rows:
            for column, cell in zip(grid.columns, row.cells or (), strict=False):
                if cell.operator in ("is", "<", "<=", ">", ">="):
                    yield from self.made(column, cell.operator, cell.values)

    def made(
        self,
        name: tree.Word,
        operator: str,
        values: tuple[tree.ValueNode, ...],
        example: Example | None = None,
    ) -> Iterator[Comparison]:
        """Yield the comparison if the name is a field's; a cell's column may be a definition."""
        renamed = self.scope.renamed.get(name.text)
        declared = self.scope.fields.get(renamed.thing if renamed else name.text)
        declared = self.scope.fields.get(name.text) or declared
        if declared is not None and values:
            yield Comparison(self.source, declared.thing, operator, values, example)
