"""Sets of tokens in a proof: which variable tells whether a set holds a token.

A token that rows name has a variable, alone or with others that are always named together;
of all tokens that no row names one variable tells whether there is one, if anybody asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from attrs import frozen

from presencemap.model import Field, FieldType, Value
from presencemap.tables.diagram import Aspect, Box, Proof, Variable

__all__ = ["NO", "YES", "SetRead", "sets_read"]

NO: Final = 0b01
YES: Final = 0b10
"""The masks of the atoms of a variable that tells whether a set holds something."""


@frozen
class SetRead:
    """A set of tokens that a table reads, with its variables by their levels."""

    field: Field
    parts: Mapping[int, Variable]

    def words_in(self, wanted: Collection[str]) -> Iterator[str]:
        """Yield those of some words, in lower case, that the field lists or a row names."""
        named = (word for variable in self.parts.values() for word in variable.words)
        seen = set()
        for word in (*self.field.tokens, *named):
            key = self._key(word)
            if word.casefold() in wanted and key not in seen:
                seen.add(key)
                yield word

    def level_of(self, word: str) -> int | None:
        """Return the level that tells of a word, None if none does."""
        for level, variable in self.parts.items():
            if self._key(word) in map(self._key, variable.words):
                return level
        others = (n for n, each in self.parts.items() if each.aspect is Aspect.HOLDS_OTHER)
        return next(others, None)

    def holding(self, word: str) -> Box:
        """Return the box in which the set holds a word: everything, if no row can tell."""
        level = self.level_of(word)
        return {} if level is None else {level: YES}

    def is_held(self, word: str, presence: Mapping[str, Value]) -> bool:
        """Say whether, for all that the rows can tell, the set of a presence holds a word."""
        return self.level_of(word) is None or bool(self.alike(word, self.held(presence)))

    def alike(self, word: str, held: frozenset[str]) -> frozenset[str]:
        """Return what a set holds of the tokens that rows treat like a word, at least somewhere."""
        level = self.level_of(word)
        if level is None:
            return frozenset()
        words = {self._key(each) for each in self.parts[level].words}
        if words:
            return frozenset(each for each in held if self._key(each) in words)
        named = {self._key(each) for variable in self.parts.values() for each in variable.words}
        return frozenset(each for each in held if self._key(each) not in named)

    def held(self, presence: Mapping[str, Value]) -> frozenset[str]:
        """Return the tokens that the set of a presence holds."""
        value = presence.get(self.field.name)
        return value if isinstance(value, frozenset) else frozenset()

    def _key(self, word: str) -> str:
        return word.casefold() if self.field.caseless else word


def sets_read(proof: Proof) -> list[SetRead]:
    """Return the sets of tokens that a table reads."""
    found: dict[str, dict[int, Variable]] = {}
    for level, variable in enumerate(proof.variables):
        if variable.field.type is FieldType.TOKEN_SET:
            found.setdefault(variable.field.name, {})[level] = variable
    return [SetRead(proof.fields[name], parts) for name, parts in found.items()]
