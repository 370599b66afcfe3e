"""Patterns that no text can be like together, found out where a path through a diagram meets them.

To a diagram patterns are opaque: it has paths for texts that are like `a*` and like `b*`. What
is found to be a contradiction is made as small as it can be, so that it is met only once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.search import Path
from presencemap.tables.diagram.texts import text_like
from presencemap.tables.diagram.variables import OTHER, YES, Aspect

__all__ = ["Contradictions"]

_TRIES: Final = 2_000
"""Combinations of patterns that are looked at for one table."""

_FEW: Final = 2

_STATES: Final = 1_000
"""How far each is looked into: contradictions are found soon, or hardly ever."""


class Contradictions:
    """What is known of the patterns of one comparison: `possible` is a region without the rest."""

    def __init__(self, diagrams: Diagrams) -> None:
        """Start without knowing anything."""
        self.possible: Node = diagrams.true
        self._diagrams = diagrams
        self._left = _TRIES
        self._known: dict[tuple[tuple[int, int], ...], bool] = {}

    def exclude(self, path: Path) -> bool:
        """Look for a contradiction in a path; if there is one, it is not possible any more.

        Raises TooLarge.
        """
        for box in self.texts(path):
            core = self._core(box)
            if core is not None:
                without = self._diagrams.negated(self._diagrams.box(core))
                self.possible = self._diagrams.both(self.possible, without)
                return True
        return False

    def texts(self, path: Path) -> Iterator[Box]:
        """Yield what a path asks of each text that it asks to be like a pattern or unlike it."""
        by_field: dict[str, dict[int, int]] = {}
        asked: set[str] = set()
        for level, mask in path.items():
            variable = self._diagrams.variables[level]
            by_field.setdefault(variable.field.name, {})[level] = mask
            if variable.aspect is Aspect.LIKE:
                asked.add(variable.field.name)
        yield from (box for name, box in by_field.items() if name in asked)

    def _core(self, box: Box) -> Box | None:
        """Return a small part of a box in which there certainly is no text, None if none is.

        Most contradictions are of two patterns, and looking at two takes no time.
        """
        parts = {level: self._is_like(level, mask) for level, mask in box.items()}
        likes = [level for level, like in parts.items() if like]
        unlikes = [level for level, like in parts.items() if like is False]
        base = {level: box[level] for level, like in parts.items() if like is None}
        for asked in (*combinations(likes, 2), *product(likes, unlikes), likes, likes + unlikes):
            core = {**base, **{level: box[level] for level in asked}}
            if self._is_never(core):
                return core if len(asked) <= _FEW else self._smaller(core, likes)
        return None

    def _is_like(self, level: int, mask: int) -> bool | None:
        """Say whether a text shall be like a pattern, None of what is no pattern."""
        return mask == YES if self._diagrams.variables[level].aspect is Aspect.LIKE else None

    def _smaller(self, core: Box, levels: list[int]) -> Box:
        for level in levels:
            rest = {each: mask for each, mask in core.items() if each != level}
            if self._is_never(rest):
                core = rest
        return core

    def _is_never(self, box: Box) -> bool:
        """Say whether there certainly is no text in a box."""
        key = tuple(sorted(box.items()))
        found = self._known.get(key)
        if found is None:
            if self._left <= 0:
                return False
            self._left -= 1
            self._diagrams.budget.step(_STATES)
            found = self._known[key] = self._has_no_text(box)
        return found

    def _has_no_text(self, box: Box) -> bool:
        parts = [(self._diagrams.variables[level], mask) for level, mask in box.items()]
        value = next((each for each in parts if each[0].aspect is Aspect.VALUE), None)
        if value is None or value[1] != 1 << value[0].atoms.index(OTHER):
            return False  # a text that is named, or none at all, is in it
        words = [atom for atom in value[0].atoms if isinstance(atom, str)]
        asked = [(each.words[0], mask) for each, mask in parts if each.aspect is Aspect.LIKE]
        like = [pattern for pattern, mask in asked if mask == YES]
        unlike = [pattern for pattern, mask in asked if mask != YES]
        found = text_like(like, unlike, words, _STATES)
        return found.text is None and found.is_certain
