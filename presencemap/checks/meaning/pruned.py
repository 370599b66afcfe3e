"""Conditions from which parts and values have been taken out, and where each part decides.

A part decides where the whole would come out otherwise if the part did: where, level by level
down to it, every other part of an `and` is true and none of an `or`. In either it may be called
active: true in an `or`, false in an `and`. What is taken out only makes a difference where it
is active and no other part is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from presencemap.checks.meaning.listed import Listed
from presencemap.checks.meaning.part_regions import PartRegions
from presencemap.checks.meaning.written import Part, references
from presencemap.tables.conditions import AllOf, AnyOf, Negation
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.proof import Proof

__all__ = ["Deciding", "Pruned"]


@frozen
class Deciding:
    """Where a part decides, and where it makes a difference whether it is there at all.

    `plain` and `plain_change` are the same without what definitions say: these may change.
    """

    whole: Node
    change: Node
    plain: Node
    plain_change: Node


class Pruned(PartRegions):
    """The regions of the conditions of a table as if some things in them were not there.

    `gone` has what is taken out: the identity of a part, or that of a test and the place of a
    value in its list.
    """

    def __init__(
        self,
        proof: Proof,
        defined: Mapping[str, Part],
        values: Callable[[Part], Sequence[Listed]],
        gone: set[int | tuple[int, int]],
    ) -> None:
        """Start with what is gone already."""
        super().__init__(proof, defined)
        self._values = values
        self._gone = gone
        self._places: dict[int, Deciding] = {}

    def forget(self) -> None:
        """Look at everything anew, because more is gone."""
        self._known.clear()
        self._places.clear()

    def left(self, part: Part) -> tuple[Part, ...]:
        """Return the parts of a part that are still there."""
        return tuple(each for each in part.parts if id(each) not in self._gone)

    def values_left(self, part: Part) -> dict[int, Node]:
        """Return the regions of the values of a test that are still there, by their places."""
        return {
            place: self.proof.region(each.test)
            for place, each in enumerate(self._values(part))
            if (id(part), place) not in self._gone
        }

    def region_of_value(self, part: Part, place: int) -> Node:
        """Return the region of a value of a test, there or not."""
        return self.proof.region(self._values(part)[place].test)

    def _made(self, part: Part) -> Node:
        if part.parts:
            return self.joined(part, [self.of(each) for each in self.left(part)])
        if any((id(part), place) in self._gone for place in range(len(self._values(part)))):
            region = self.proof.diagrams.any_of([*self.values_left(part).values()])
            return (
                self.proof.diagrams.negated(region)
                if isinstance(part.meaning, Negation)
                else region
            )
        return super()._made(part)

    def deciding(self, path: Sequence[Part]) -> Deciding:
        """Return where the last part of a path decides, for the whole that is the first."""
        part = path[-1]
        found = self._places.get(id(part))
        if found is None:
            true = self.proof.diagrams.true
            if len(path) == 1:
                found = self._places[id(part)] = Deciding(true, true, true, true)
            else:
                self._look_at(path[-2], self.deciding(path[:-1]))
                found = self._places[id(part)]
        return found

    def _look_at(self, parent: Part, above: Deciding) -> None:
        """Find out where the parts of a part decide."""
        parts, both = self.left(parent), self.proof.diagrams.both
        if isinstance(parent.meaning, Negation):
            self._places[id(parts[0])] = above
            return
        active = self.active(parent)
        plain = [each for each in parts if self._is_plain(each)]
        none, soles = _soles(self.proof.diagrams, active)
        plainly = none, dict(zip(map(id, parts), soles, strict=True))
        if len(plain) < len(parts):
            none_plain, plain_soles = _soles(
                self.proof.diagrams,
                [region for each, region in zip(parts, active, strict=True) if each in plain],
            )
            plainly = none_plain, dict(zip(map(id, plain), plain_soles, strict=True))
        for each, sole in zip(parts, soles, strict=True):
            plain_sole = plainly[1].get(id(each), self.proof.diagrams.false)
            either = self.proof.diagrams.either
            self._places[id(each)] = Deciding(
                both(above.whole, either(none, sole)),
                both(above.whole, sole),
                both(above.plain, either(plainly[0], plain_sole)),
                both(above.plain, plain_sole),
            )

    def active(self, parent: Part) -> list[Node]:
        """Return where each part of an `and` or `or` is active."""
        regions = [self.of(each) for each in self.left(parent)]
        if isinstance(parent.meaning, AnyOf):
            return regions
        return [self.proof.diagrams.negated(each) for each in regions]

    def within(self, path: Sequence[Part]) -> Node:
        """Return where what asks for more besides the last part of a path lets it be true."""
        found = self.proof.diagrams.true
        is_positive = True
        for parent, child in pairwise(path):
            if isinstance(parent.meaning, Negation):
                is_positive = not is_positive
            elif isinstance(parent.meaning, AllOf) is is_positive:
                for each, active in zip(self.left(parent), self.active(parent), strict=True):
                    if each is not child:
                        inactive = self.proof.diagrams.negated(active)
                        found = self.proof.diagrams.both(found, inactive)
        return found

    def _is_plain(self, part: Part) -> bool:
        return next(references(part, self.defined), None) is None


def _soles(diagrams: Diagrams, regions: Sequence[Node]) -> tuple[Node, list[Node]]:
    """Return what is in none of some regions, and for each what is in no other one."""
    some = several = diagrams.false
    for region in regions:
        several = diagrams.either(several, diagrams.both(some, region))
        some = diagrams.either(some, region)
    once = diagrams.negated(several)
    return diagrams.negated(some), [diagrams.both(region, once) for region in regions]
