"""A table's diagram in a form that depends on nothing but what the table means.

The variables stand in the order of their names, and each node tells which values lead where,
not which constants of the file cut them: numbers as the places where something changes, words
as exceptions from what all other words give. Of a field that lists all its tokens, others count
as absent, here as in the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.tables.comparing.joint import View, Words
from presencemap.tables.comparing.sides import by_answers, diagram_of
from presencemap.tables.conditions import HasAny, Negation, Test, tests_of
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.diagram.variables import NO, YES, Aspect, Variable, variables_of
from presencemap.tables.table import Table

__all__ = ["canonical"]


def canonical(table: Table, fields: Mapping[str, Field], limits: Limits) -> tuple[Diagrams, Node]:
    """Return a table's diagram by answers, equal for tables that mean the same.

    Raises TooLarge: the order of the names may be a bad one for the diagram's size.
    """
    closed = {name: _closed_set(each) for name, each in fields.items() if _is_closed_set(each)}
    view = View(fields, fields, frozenset(), closed)
    table = view.table(table)
    tests = [test for row in table.rows for test in tests_of(row.condition)]
    variables = sorted(variables_of([*tests, *_single(tests)], fields), key=_place)
    if len(variables) > limits.diagram_variables:
        raise TooLarge(f"more than {limits.diagram_variables} variables")
    diagrams = Diagrams(variables, Budget(limits))
    rows = diagram_of(table, diagrams, Regions(diagrams))
    root = by_answers(table, diagrams, rows)
    for level, variable in enumerate(variables):
        if variable.aspect is Aspect.HOLDS_OTHER:
            root = _without_needless(diagrams, root, level)
    return diagrams, root


def _is_closed_set(field: Field) -> bool:
    return field.closed and field.type is FieldType.TOKEN_SET


def _closed_set(field: Field) -> Words:
    """Let *absent* of a set be that it holds none of the tokens that it may hold."""
    fold = str.casefold if field.caseless else str
    listed = frozenset(map(fold, field.tokens))
    return Words(Negation(HasAny(field.name, listed, caseless=field.caseless)), None)


def _single(tests: Iterable[Test]) -> Iterator[Test]:
    """Yield tests for each single token of sets: then each is a variable of its own."""
    for test in tests:
        if isinstance(test, HasAny):
            for word in sorted(test.values):
                yield HasAny(test.field, frozenset([word]), caseless=test.caseless)


def _place(variable: Variable) -> tuple[str, int, tuple[str, ...]]:
    order = (Aspect.VALUE, Aspect.LIKE, Aspect.HOLDS, Aspect.HOLDS_OTHER)
    return variable.field.name, order.index(variable.aspect), variable.words


def _without_needless(diagrams: Diagrams, root: Node, other: int) -> Node:
    """Take away tokens of a set that make no other difference than a token nobody names.

    Whether such a token has a variable of its own depends on whether the file mentions it.
    """
    name = diagrams.variables[other].field.name
    for level, variable in enumerate(diagrams.variables):
        if variable.field.name != name or variable.aspect is not Aspect.HOLDS:
            continue
        pairs = ((YES, NO), (NO, YES), (YES, YES))
        same = {_where(diagrams, root, {level: word, other: rest}) for word, rest in pairs}
        if len(same) == 1:
            root = _where(diagrams, root, {level: NO})
    return root


def _where(diagrams: Diagrams, root: Node, fixed: Mapping[int, int]) -> Node:
    """Return what a diagram is where some variables have the one value that their masks hold."""
    if not root.edges:
        return root
    made: dict[Node, Node] = {}
    for node in reversed(diagrams.under(root)):
        diagrams.budget.step()
        mask = fixed.get(node.level)
        if mask is None:
            edges = ((mask, made.get(child, child)) for mask, child in node.edges)
            made[node] = diagrams.node(node.level, edges)
        else:
            child = next(child for atoms, child in node.edges if atoms & mask)
            made[node] = made.get(child, child)
    return made[root]
