"""The order of the variables, on which a diagram's size depends most.

The heuristic: what most rows ask for comes first, and of two that are asked for as often, what
has fewer atoms. Rows then die early, and the ones that are left share their ends. Variables of
one field stay together, its value before the patterns that it may be like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from presencemap.tables.conditions import Condition, fields_of
from presencemap.tables.diagram.variables import Variable

__all__ = ["field_order", "ordered"]


def field_order(conditions: Iterable[Condition], variables: Sequence[Variable]) -> tuple[str, ...]:
    """Return the names of the fields in the order that the heuristic gives them."""
    asked = Counter(name for each in conditions for name in fields_of(each))
    sizes: Counter[str] = Counter()
    for variable in variables:
        sizes[variable.field.name] += len(variable.atoms)
    return tuple(sorted(sizes, key=lambda name: (-asked[name], sizes[name], name)))


def ordered(variables: Sequence[Variable], names: Sequence[str]) -> tuple[Variable, ...]:
    """Return variables by the order of their fields, otherwise as they stand."""
    place = {name: number for number, name in enumerate(names)}
    return tuple(sorted(variables, key=lambda each: place[each.field.name]))
