"""Conditions to regions: the presences that a condition is true of.

Most conditions ask for one set of values of each of some fields: these are boxes, which need
no nodes. All others become diagrams.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
    Test,
)
from presencemap.tables.diagram.masks import union
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.variables import (
    NO,
    OTHER,
    YES,
    Aspect,
    Variable,
    interval_mask,
)
from presencemap.tables.glob import glob_matches

__all__ = ["NOTHING", "Regions"]

NOTHING: Final[Box] = {-1: 0}
"""The box in which nothing is."""


class Regions:
    """Reads conditions as regions over the variables of a `Diagrams`."""

    def __init__(self, diagrams: Diagrams) -> None:
        """Look up which level has which variable."""
        self._diagrams = diagrams
        self._values: dict[str, tuple[int, Variable]] = {}
        self._parts: dict[str, list[tuple[int, Variable]]] = {}
        for level, variable in enumerate(diagrams.variables):
            if variable.aspect is Aspect.VALUE:
                self._values[variable.field.name] = level, variable
            else:
                self._parts.setdefault(variable.field.name, []).append((level, variable))
        self._masks: dict[Test, int] = {}
        self._words: dict[str, dict[str, int]] = {}
        # By identity: what a `define` stands for is one object, in however many rows it is used.
        self._boxes: dict[tuple[int, bool], tuple[Condition, Box | None]] = {}
        self._nodes: dict[tuple[int, bool], tuple[Condition, Node]] = {}

    def region(self, condition: Condition) -> Node:
        """Return the region of a condition."""
        box = self.box(condition)
        return self._of_parts(condition, wanted=True) if box is None else self.of_box(box)

    def of_box(self, box: Box) -> Node:
        """Return the region of a box."""
        return self._diagrams.false if box is NOTHING else self._diagrams.box(box)

    def _of_parts(self, condition: Condition, *, wanted: bool) -> Node:
        known = self._nodes.get((id(condition), wanted))
        if known is None:
            box = self._box(condition, wanted)
            region = self._joined(condition, wanted) if box is None else self.of_box(box)
            known = self._nodes[id(condition), wanted] = condition, region
        return known[1]

    def _joined(self, condition: Condition, wanted: bool) -> Node:
        match condition:
            case Negation(part):
                return self._of_parts(part, wanted=not wanted)
            case AllOf(parts) | AnyOf(parts):
                regions = [self._of_parts(part, wanted=wanted) for part in parts]
                if isinstance(condition, AllOf) is wanted:
                    return self._diagrams.all_of(regions)
                return self._diagrams.any_of(regions)
            case _:
                region = self._of_test(cast("Test", condition))  # what is always true is a box
                return region if wanted else self._diagrams.negated(region)

    def box(self, condition: Condition) -> Box | None:
        """Return the box of a condition, None if it is not seen to be one."""
        return self._box(condition, wanted=True)

    def _box(self, condition: Condition, wanted: bool) -> Box | None:
        known = self._boxes.get((id(condition), wanted))
        if known is None:
            known = self._boxes[id(condition), wanted] = condition, self._new_box(condition, wanted)
        return known[1]

    def _new_box(self, condition: Condition, wanted: bool) -> Box | None:
        match condition:
            case Always():
                return {} if wanted else NOTHING
            case Negation(part):
                return self._box(part, not wanted)
            case AllOf(parts) | AnyOf(parts):
                boxes = []
                for part in parts:
                    box = self._box(part, wanted)
                    if box is None:
                        return None
                    boxes.append(box)
                together = _common if isinstance(condition, AllOf) is wanted else self._joint
                return together(boxes)
            case _:
                return self._box_of_test(condition, wanted)

    def _joint(self, boxes: list[Box]) -> Box | None:
        """Return the union of boxes where they differ in one level at the most, else None."""
        some = [box for box in boxes if box is not NOTHING]
        if not some or {} in some:
            return {} if some else NOTHING
        first = some[0]
        if any(box.keys() != first.keys() for box in some):
            return None
        uneven = [level for level in first if any(box[level] != first[level] for box in some)]
        if not uneven:
            return first
        if len(uneven) > 1:
            return None
        level = uneven[0]
        together = union(box[level] for box in some)
        rest = {each: mask for each, mask in first.items() if each != level}
        is_all = together == self._diagrams.variables[level].full
        return rest if is_all else {**rest, level: together}

    def _box_of_test(self, test: Test, wanted: bool) -> Box | None:
        place = self._values.get(test.field)
        if place is None:
            return self._box_of_set(test, wanted)
        level, variable = place
        mask = self.mask(test)
        if isinstance(test, Glob) and variable.atoms[-1] is OTHER:
            return None  # of other texts, the pattern's own variable tells
        return _one(level, mask if wanted else variable.full & ~mask, variable.full)

    def _box_of_set(self, test: Test, wanted: bool) -> Box | None:
        asked = self._asked_of_set(test)
        if isinstance(test, IsAbsent) is wanted:  # none of the tokens
            return dict.fromkeys(asked, NO)
        if len(asked) == 1:
            return {asked[0]: YES}
        return None if asked else NOTHING

    def _asked_of_set(self, test: Test) -> list[int]:
        parts = self._parts.get(test.field, [])
        if isinstance(test, IsAbsent):
            return [level for level, _ in parts]
        values = test.values if isinstance(test, HasAny) else frozenset[str]()
        return [level for level, variable in parts if not values.isdisjoint(_keys(variable))]

    def _of_test(self, test: Test) -> Node:
        diagrams = self._diagrams
        if isinstance(test, Glob):
            level, variable = self._values[test.field]
            like = next(n for n, each in self._parts[test.field] if each.words == (test.pattern,))
            other = variable.mask([OTHER])
            named = diagrams.box({level: self.mask(test)}) if self.mask(test) else diagrams.false
            return diagrams.either(named, diagrams.box({level: other, like: YES}))
        levels = self._asked_of_set(test)
        holds = diagrams.negated(diagrams.box(dict.fromkeys(levels, NO)))
        return diagrams.negated(holds) if isinstance(test, IsAbsent) else holds

    def mask(self, test: Test) -> int:
        """Return the atoms of its field's value, *other* aside, that pass a test."""
        found = self._masks.get(test)
        if found is None:
            found = self._masks[test] = self._mask_of(test)
        return found

    def _mask_of(self, test: Test) -> int:
        _, variable = self._values[test.field]
        match test:
            case IsAbsent():
                return 1
            case InRanges(_, ranges):
                masks = (interval_mask(variable.atoms, low, high) for low, high in ranges)
                return union(masks)
            case IsOneOf(_, values):
                places = self._places(variable)
                return sum(1 << places[word] for word in values)
            case IsYesNo(_, value):
                return variable.mask([value])
            case Glob(_, pattern):
                words = (atom for atom in variable.atoms if isinstance(atom, str))
                return variable.mask(word for word in words if glob_matches(pattern, word))
            case _:
                raise AssertionError(test)

    def _places(self, variable: Variable) -> dict[str, int]:
        known = self._words.get(variable.field.name)
        if known is None:
            fold = str.casefold if variable.field.caseless else str
            words = ((fold(a), n) for n, a in enumerate(variable.atoms) if isinstance(a, str))
            known = self._words[variable.field.name] = dict(words)
        return known


def _keys(variable: Variable) -> Iterable[str]:
    """Return the words as tests name them: of a caseless field folded."""
    return map(str.casefold, variable.words) if variable.field.caseless else variable.words


def _one(level: int, mask: int, full: int) -> Box:
    if not mask:
        return NOTHING
    return {} if mask == full else {level: mask}


def _common(boxes: list[Box]) -> Box:
    found: dict[int, int] = {}
    for box in boxes:
        if box is NOTHING:
            return NOTHING
        for level, mask in box.items():
            left = found.get(level, mask) & mask
            if not left:
                return NOTHING
            found[level] = left
    return found
