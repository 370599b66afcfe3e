"""Two tables as diagrams over the same variables, cut by what either asks for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.tables.comparing.answer import answers_of
from presencemap.tables.comparing.joint import Joint
from presencemap.tables.conditions import Condition, InRanges, Test, tests_of
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.build import build
from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.order import field_order, ordered
from presencemap.tables.diagram.proof import decides
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.diagram.variables import variables_of
from presencemap.tables.table import Table

__all__ = ["Side", "both_sides", "by_answers", "diagram_of", "diagrams_for"]


@frozen
class Side:
    """A table with its diagram by rows (see `build`) and its diagram by answers."""

    table: Table
    rows: Node
    answers: Node


def both_sides(
    tables: tuple[Table, Table], joint: Joint, limits: Limits
) -> tuple[Diagrams, Side, Side]:
    """Return the diagrams of two tables, of which one is old and the other new.

    The leaves by answers are numbers that mean the same on both sides exactly if they are
    equal; `Side.table` has its conditions in words of the joint fields. Raises TooLarge.
    """
    old, new = joint.old.table(tables[0]), joint.new.table(tables[1])
    conditions = [row.condition for table in (old, new) for row in table.rows]
    cuts = [*_ranges(joint.old.fields, joint.fields), *_ranges(joint.new.fields, joint.fields)]
    diagrams = diagrams_for(conditions, joint.fields, cuts, limits)
    regions = Regions(diagrams)
    return diagrams, _side(old, diagrams, regions), _side(new, diagrams, regions)


def _side(table: Table, diagrams: Diagrams, regions: Regions) -> Side:
    rows = diagram_of(table, diagrams, regions)
    return Side(table, rows, by_answers(table, diagrams, rows))


def by_answers(table: Table, diagrams: Diagrams, rows: Node) -> Node:
    """Return the diagram by answers of a table, given the one by rows."""
    by_leaf = {leaf: diagrams.leaf(each) for leaf, each in answers_of(table).items()}
    return diagrams.mapped(rows, by_leaf.__getitem__)


def diagrams_for(
    conditions: Sequence[Condition],
    fields: Mapping[str, Field],
    cuts: Iterable[Test],
    limits: Limits,
) -> Diagrams:
    """Return the maker of diagrams for some conditions; `cuts` are tests to cut by as well."""
    tests = [test for each in conditions for test in tests_of(each)]
    read = {test.field for test in tests}
    variables = variables_of([*tests, *(cut for cut in cuts if cut.field in read)], fields)
    if len(variables) > limits.diagram_variables:
        raise TooLarge(f"more than {limits.diagram_variables} variables")
    return Diagrams(ordered(variables, field_order(conditions, variables)), Budget(limits))


def diagram_of(table: Table, diagrams: Diagrams, regions: Regions) -> Node:
    """Return a table's diagram by rows."""
    shapes: list[Box | Node] = []
    for row in table.rows:
        box = regions.box(row.condition)
        shapes.append(regions.region(row.condition) if box is None else box)
    decisions: list[Hashable] = [decides(row) for row in table.rows]
    return build(diagrams, Levels(diagrams, shapes), table.policy, decisions)


def _ranges(own: Mapping[str, Field], joint: Mapping[str, Field]) -> Iterator[Test]:
    """Yield the named ranges of a side's numbers, which are worth telling apart."""
    for name, field in joint.items():
        known = own.get(name)
        if field.type is FieldType.INT and known and known.type is field.type and known.ranges:
            yield InRanges(name, tuple((each.low, each.high) for each in known.ranges))
