"""The diagram that code is made of, and in which order it asks for the fields.

Proofs want few nodes; code wants few fields read on the way to an answer, and cheap ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

import attrs
from attrs import frozen

from presencemap.model import Field
from presencemap.tables.code.bounds import Bounds
from presencemap.tables.conditions import tests_of
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.build import build
from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.order import field_order, ordered
from presencemap.tables.diagram.proof import decides
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.diagram.variables import Variable, variables_of
from presencemap.tables.table import Table

__all__ = ["Shape", "shape_of", "widest_first", "with_few_reads"]

_READ: Final = 30.0
_TEST: Final = 8.0
"""What it costs to read a field and to test it once, in nanoseconds; only their ratio matters."""

_GROWTH: Final = 10
"""An order is given up when it makes a diagram this many times larger than small ones are."""


@frozen
class Shape:
    """A table's diagram with its variables in some order."""

    table: Table
    diagrams: Diagrams
    root: Node

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables in the order of the levels."""
        return self.diagrams.variables

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the levels."""
        return tuple(dict.fromkeys(variable.field.name for variable in self.variables))

    def nodes(self) -> list[Node]:
        """Return all nodes that have edges, a node before its children."""
        return self.diagrams.under(self.root)

    def paths(self) -> int:
        """Return how many leaves there are if no node is shared."""
        below: dict[Node, int] = {}
        for node in reversed(self.nodes()):
            below[node] = sum(below.get(child, 1) for _, child in node.edges)
        return below.get(self.root, 1)

    def cost(self) -> float:
        """Return about what a decision costs if all atoms of a variable are as likely."""
        reached = {self.root: 1.0}
        total = 0.0
        for node in self.nodes():
            here = reached[node]
            total += here * (_READ + _TEST * (len(node.edges) - 1))
            share = here / len(self.variables[node.level].atoms)
            for mask, child in node.edges:
                if child.edges:
                    reached[child] = reached.get(child, 0.0) + share * mask.bit_count()
        return total


def shape_of(table: Table, fields: Mapping[str, Field], bounds: Bounds) -> Shape:
    """Return a table's diagram in the order that proofs begin with.

    Raises TooLarge if it is beyond the bounds.
    """
    conditions = [row.condition for row in table.rows]
    variables = variables_of((test for each in conditions for test in tests_of(each)), fields)
    limits = bounds.limits()
    if len(variables) > limits.diagram_variables:
        raise TooLarge(f"more than {limits.diagram_variables} variables")
    return _shape(table, variables, field_order(conditions, variables), bounds)


def _shape(
    table: Table, variables: Sequence[Variable], names: Sequence[str], bounds: Bounds
) -> Shape:
    diagrams = Diagrams(ordered(variables, names), Budget(bounds.limits()))
    regions = Regions(diagrams)
    boxes = [regions.box(row.condition) for row in table.rows]
    shapes = [
        regions.region(row.condition) if box is None else box
        for row, box in zip(table.rows, boxes, strict=True)
    ]
    decisions = [decides(row) for row in table.rows]
    return Shape(
        table, diagrams, build(diagrams, Levels(diagrams, shapes), table.policy, decisions)
    )


def with_few_reads(shape: Shape, bounds: Bounds) -> Shape:
    """Return a diagram in an order that is cheaper, as far as one was found.

    Neighbours change places as long as that helps. Small diagrams only: each order is built.
    """
    if len(shape.nodes()) > bounds.ordered_nodes:
        return shape
    bounds = attrs.evolve(bounds, nodes=_GROWTH * bounds.ordered_nodes)
    best, cost = shape, shape.cost()
    pairs = len(shape.fields) - 1
    in_vain = 0
    for tries in range(bounds.orders):
        if in_vain >= pairs:
            break
        names, place = list(best.fields), tries % pairs
        names[place : place + 2] = reversed(names[place : place + 2])
        in_vain += 1
        with suppress(TooLarge):
            tried = _shape(shape.table, shape.variables, names, bounds)
            if (found := tried.cost()) < cost:
                best, cost, in_vain = tried, found, 0
    return best


def widest_first(shape: Shape, bounds: Bounds) -> Shape:
    """Return a diagram that asks for the fields with most atoms first.

    Such a field makes lists long behind many nodes, so it should stand where there are few.
    """
    widths = dict.fromkeys(shape.fields, 0)
    for variable in shape.variables:
        widths[variable.field.name] += len(variable.atoms)
    names = sorted(shape.fields, key=lambda name: (-widths[name], name))
    return _shape(shape.table, shape.variables, names, bounds)
