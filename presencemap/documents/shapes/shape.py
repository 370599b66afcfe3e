"""A shape: what documents that differ in their values only have in common."""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from presencemap.documents.shapes.markup import Values, find_values
from presencemap.documents.shapes.microsoft import plan_categories
from presencemap.documents.shapes.pattern import Hole, Item, pattern_of
from presencemap.documents.shapes.pidf import plan_presence
from presencemap.documents.shapes.plan import Compute, Known, Plan
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element
from presencemap.limits import Limits
from presencemap.model import Update

__all__ = ["HOLE_WEIGHT", "Shape", "learn"]

_PLANS: Final = {"microsoft": plan_categories, "pidf": plan_presence}
_REMEMBERED: Final = 256  # combinations; a site has a dozen of each shape
_KEYS_REMEMBERED: Final = 8_192  # in all of them together: 1 MB at most
HOLE_WEIGHT: Final = 60  # literal bytes that compile in the time of one hole, 9 us


@define(eq=False)
class Shape:
    """The pattern of a document, and how to read what matches.

    Captures are numbered: first the presentity where `named`, then the `texts` of these fields,
    then the keys. `known` tells what combinations of keys come to, as far as they came before.
    `last` tells when the shape was last of use, `size` how many literal bytes it has and `weight`
    how long it takes to compile, in literal bytes.
    """

    items: tuple[Item, ...]
    named: bool
    texts: tuple[str, ...]
    keys: int
    compute: Compute | None
    learned: Update
    known: dict[Any, Known] = field(factory=dict)
    last: int = 0
    size: int = field(init=False)
    weight: int = field(init=False)
    _namespaces: int = field(init=False)
    _equals: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Count what bounds on the whole document count."""
        literals = [item for item in self.items if isinstance(item, bytes)]
        self.size = sum(map(len, literals))
        self.weight = self.size + HOLE_WEIGHT * (len(self.items) - len(literals))
        self._namespaces = sum(literal.count(b"xmlns") for literal in literals)
        self._equals = sum(literal.count(b"=") for literal in literals)

    def make(self, keys: Any) -> Known | None:
        """Return what keys come to that have not come together before; None if they can't tell."""
        if self.compute is None:
            return None
        texts = [key.decode() for key in (keys if self.keys > 1 else (keys,))]
        made = self.compute(texts, self.learned)
        return None if made is None else self.remember(keys, made)

    def remember(self, keys: Any, known: Known) -> Known:
        """Remember what keys have come to."""
        if len(self.known) >= min(_REMEMBERED, _KEYS_REMEMBERED // max(1, self.keys)):
            self.known.clear()
        self.known[keys] = known
        return known

    def ends_with(self, tail: bytes) -> bool:
        """Say whether all documents of the shape end so."""
        last = self.items[-1]
        return isinstance(last, bytes) and last.endswith(tail)

    def shared_weight(self, other: Shape) -> int:
        """Return the weight of what two shapes begin with alike."""
        weight = 0
        for one, another in zip(self.items, other.items, strict=False):
            if isinstance(one, Hole) or isinstance(another, Hole):
                if _admitted(one) != _admitted(another):
                    break
                weight += HOLE_WEIGHT
            elif one == another:
                weight += len(one)
            else:
                pairs = enumerate(zip(one, another, strict=False))
                alike = min(len(one), len(another))
                return weight + next((n for n, (a, b) in pairs if a != b), alike)
        return weight

    def is_within_bounds(self, body: bytes, limits: Limits) -> bool:
        """Say whether values leave a document within the bounds that count characters.

        First as if values were made of nothing else, which hardly any document is too large for.
        """
        values = len(body) - self.size
        most = limits.document_namespaces
        return self._equals + values <= limits.document_attributes and (
            self._namespaces + values // len(b"xmlns") <= most
            or body.count(b"x") <= most  # one letter is counted in a fifth of the time of five
            or body.count(b"xmlns") <= most
        )


def _admitted(item: Item) -> str | None:
    return item.admits if isinstance(item, Hole) else None


def learn(body: bytes, root: Element, wanted: Wanted, learned: Update) -> Shape | None:
    """Return the shape of a document, None where it can't be told.

    `root` is the document's tree and `learned` what the plain path has made of it.
    """
    plan_of = _PLANS.get(learned.dialect)
    plan = plan_of(root, wanted) if plan_of else None
    if plan is None:
        return None
    text = body.decode()
    values = find_values(text, root)
    return None if values is None else _shape(text, values, plan, learned)


def _shape(text: str, values: Values, plan: Plan, learned: Update) -> Shape | None:
    if plan.computed != len(plan.keys):
        plan.compute = None
    captured = plan.captured()
    if not values.keys() >= {*captured, *plan.filled} or len(set(captured)) < len(captured):
        return None
    items = pattern_of(text, values, plan)
    return Shape(
        items, bool(plan.presentity), tuple(plan.texts), len(plan.keys), plan.compute, learned
    )
