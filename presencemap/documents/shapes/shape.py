"""A shape: what documents that differ in their values only have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field

from presencemap.documents.guard import MOST_OF_ONE
from presencemap.documents.shapes.markup import find_values
from presencemap.documents.shapes.microsoft import plan_categories
from presencemap.documents.shapes.pattern import Item, pattern_of
from presencemap.documents.shapes.pidf import plan_pidf
from presencemap.documents.shapes.plan import Kind
from presencemap.documents.shapes.program import Program, program_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element
from presencemap.model import Place, Update, Value

__all__ = ["Shape", "learn"]

_PLANS: Final = {"microsoft": plan_categories, "pidf": plan_pidf}
_FEW: Final = frozenset({Kind.TOKEN, Kind.NUMBER})  # kinds of values that come again and again
_REMEMBERED: Final = 64  # combinations of them; a site has a dozen of each shape


@define(eq=False)
class Shape:
    """The pattern of a document, and how to read what matches.

    `values` are the numbers of the captures that `program` is given, and `who` is that of the
    presentity. `remembered` are changes made before, where such come again and again, by what the
    program was given. `last` tells when the shape was last of use.
    """

    items: tuple[Item, ...]
    who: int | None
    values: tuple[int, ...]
    program: Program
    remembers: bool
    presentity: str | None
    dialect: str
    places: Mapping[str, Place]
    last: int = 0
    remembered: dict[Any, dict[str, Value]] = field(factory=dict)
    _namespaces: int = field(init=False)
    _equals: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Count what bounds on the whole document count."""
        literal = b"\0".join(item for item in self.items if isinstance(item, bytes))
        most = max(part.count(b"=") for part in literal.split(b"<"))
        self._namespaces = literal.count(b"xmlns")
        self._equals = literal.count(b"=") + MOST_OF_ONE - most

    def changes(self, values: Any) -> dict[str, Value] | None:
        """Return what the captured values come to, None if the plain path has to say it."""
        changes = self.program(values)
        if changes and self.remembers and len(self.remembered) < _REMEMBERED:
            self.remembered[values] = changes
        return changes

    def ends_with(self, tail: bytes) -> bool:
        """Say whether all documents of the shape end so."""
        last = self.items[-1]
        return isinstance(last, bytes) and last.endswith(tail)

    def is_within_bounds(self, body: bytes) -> bool:
        """Say whether values leave a document within the bounds that count characters."""
        return body.count(b"=") <= self._equals and body.count(b"xmlns") == self._namespaces


def learn(body: bytes, root: Element, wanted: Wanted, learned: Update) -> Shape | None:
    """Return the shape of a document, None where it can't be told.

    `root` is the document's tree and `learned` what the plain path has made of it.
    """
    plan_of = _PLANS.get(learned.dialect)
    plan = plan_of(root, wanted) if plan_of else None
    text = body.decode()
    values = find_values(text, root) if plan else None
    if plan is None or values is None:
        return None
    kinds = plan.kinds()
    captured: dict[Any, Kind | None] = {**kinds}
    if plan.presentity:
        captured[plan.presentity] = None
    if not values.keys() >= captured.keys():
        return None
    items, slots = pattern_of(text, values, captured, plan.pins)
    numbers = {slot: number for number, slot in enumerate(slots)}
    return Shape(
        items,
        numbers[plan.presentity] if plan.presentity else None,
        tuple(numbers[slot] for slot in kinds),
        program_of(plan, list(kinds), learned.changes),
        _FEW.issuperset(kinds.values()),
        learned.presentity,
        learned.dialect,
        learned.places,
    )
