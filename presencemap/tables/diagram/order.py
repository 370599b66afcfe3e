"""The order of the variables, on which a diagram's size depends most.

The heuristic: what the earlier row asks for comes first, and of two that the same row asks for
the one with fewer atoms. People write first what overrules the rest (a call, a lost
subscription), so that whole columns of the table are decided by it; where they don't, few atoms
make few branches near the root. Variables of one field stay together, its value before the
patterns that it may be like. `sifting.py` finds better orders where that is worth its time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from presencemap.tables.conditions import Condition
from presencemap.tables.diagram.asked import asked
from presencemap.tables.diagram.variables import Variable

__all__ = ["field_order", "ordered"]


def field_order(conditions: Iterable[Condition], variables: Sequence[Variable]) -> tuple[str, ...]:
    """Return the names of the fields in the order that the heuristic gives them.

    `conditions` are those of the rows, in the order of the rows.
    """
    first_asked: dict[str, int] = {}
    for number, test in asked(conditions):
        first_asked.setdefault(test.field, number)
    sizes: Counter[str] = Counter()
    for variable in variables:
        sizes[variable.field.name] += len(variable.atoms)
    last = len(first_asked)
    return tuple(sorted(sizes, key=lambda name: (first_asked.get(name, last), sizes[name], name)))


def ordered(variables: Sequence[Variable], names: Sequence[str]) -> tuple[Variable, ...]:
    """Return variables by the order of their fields, otherwise as they stand."""
    place = {name: number for number, name in enumerate(names)}
    return tuple(sorted(variables, key=lambda each: place[each.field.name]))
