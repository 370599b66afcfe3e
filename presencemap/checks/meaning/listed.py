"""The values that a test lists, each as a test of its own."""

from __future__ import annotations

from attrs import frozen

from presencemap.checks.meaning.comparisons import Comparison
from presencemap.checks.meaning.doubled import doubled
from presencemap.checks.meaning.written import Part
from presencemap.language import tree
from presencemap.model import Field, FieldType
from presencemap.tables.conditions import HasAny, InRanges, IsOneOf, Negation
from presencemap.tables.operands import Operands

__all__ = ["Listed", "listed", "repeated_values", "values_of"]


@frozen
class Listed:
    """A value of a list, and the test that it is by itself."""

    node: tree.ValueNode
    test: InRanges | IsOneOf | HasAny


def values_of(part: Part) -> tuple[tree.ValueNode, ...]:
    """Return the values that a part lists in the text; none if it is no such test."""
    node = part.node
    match node:
        case tree.Membership(values=values):
            return values
        case tree.OnDays(days=days):
            return days
        case tree.Cell(operator="is", values=values):
            return values
        case _:
            return ()


def listed(part: Part, field: Field, operands: Operands) -> tuple[Listed, ...]:
    """Return the values of a part that tests a field for some."""
    test = part.meaning.part if isinstance(part.meaning, Negation) else part.meaning
    if not isinstance(test, InRanges | IsOneOf | HasAny):
        return ()
    found = (_test(part, each, test, field, operands) for each in values_of(part))
    pairs = zip(values_of(part), found, strict=True)
    return tuple(Listed(node, made) for node, made in pairs if made is not None)


def _test(
    part: Part,
    node: tree.ValueNode,
    test: InRanges | IsOneOf | HasAny,
    field: Field,
    operands: Operands,
) -> InRanges | IsOneOf | HasAny | None:
    if isinstance(test, InRanges):
        interval = operands.interval(part.source, node, field)
        return InRanges(test.field, (interval,)) if interval else None
    kind = type(test)
    if field.type is FieldType.WEEKDAY:
        return kind(test.field, frozenset(operands.days(part.source, (node,), field)))
    token = operands.token(part.source, node, field)
    if token is None:
        return None
    word = token.casefold() if test.caseless else token
    return kind(test.field, frozenset({word}), caseless=test.caseless)


def repeated_values(part: Part, field: Field, operands: Operands) -> frozenset[int]:
    """Return the places of the values that other ones of the same list take in already."""
    comparison = Comparison(part.source, field, "is", values_of(part))
    return frozenset(index for index, _ in doubled(comparison, operands))
