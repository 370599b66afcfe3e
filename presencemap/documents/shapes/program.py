"""From a plan to the function that makes the changes of a document from its captured values.

The function is generated as source, because each call that it saves is a tenth of what a whole
document may take. No text of a document stands in the source: names are ours, values are
handed in as objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from presencemap.documents.shapes.markup import Slot
from presencemap.documents.shapes.plan import Capture, Kind, Plan
from presencemap.model import Value

__all__ = ["Program", "program_of"]

Program = Callable[[Any], dict[str, Value] | None]
"""Makes changes of captured values, a tuple of bytes (or bytes, where there is one value only).

It gives None where it is for the plain path to say what they come to.
"""

_CONVERTED: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.TEXT: ("{0} = {0}.decode().strip()", "if not {0}: return None"),
        Kind.TOKEN: ("{0} = {0}.decode().strip().lower()", "if not {0}: return None"),
        Kind.NUMBER: ("{0} = int({0})",),
    }
)


def program_of(plan: Plan, slots: Sequence[Slot], changes: Mapping[str, Value]) -> Program:
    """Return the function that is given the values of `slots`, in that order.

    `changes` is what the reader has said of the document learned from: it stands for every field
    that the plan does not capture.
    """
    names = {slot: f"v{number}" for number, slot in enumerate(slots)}
    kinds = plan.kinds()
    space: dict[str, Any] = {}
    lines = [f"{', '.join(names.values())} = values"] if names else []
    lines += [line.format(name) for slot, name in names.items() for line in _CONVERTED[kinds[slot]]]
    lines += _ranges(plan, names)
    made = []
    for number, (field, value) in enumerate(changes.items()):
        space[f"f{number}"], space[f"c{number}"] = field, value
        capture = plan.fields.get(field)
        made.append(f"f{number}: {names[capture.slot] if capture else f'c{number}'}")
    source = "\n ".join(["def changes_of(values):", *lines, f"return {{{', '.join(made)}}}"])
    exec(source, space)  # noqa: S102 - generated here, of nothing but our own words
    program: Program = space["changes_of"]
    return program


def _ranges(plan: Plan, names: Mapping[Slot, str]) -> list[str]:
    """Return the lines that leave to the reader what lies outside of a range."""
    if plan.ranged is None:
        return []
    number = names[plan.ranged.slot]
    return [
        f"if not {_bound(low, names)} <= {number} <= {_bound(high, names)}: return None"
        for low, high in plan.ranges
    ]


def _bound(bound: Capture | int, names: Mapping[Slot, str]) -> str:
    return names[bound.slot] if isinstance(bound, Capture) else str(bound)
