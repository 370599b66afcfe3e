"""A place where a token can't stand, and a hint of what was meant there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from presencemap.language.words import SPELLING

__all__ = ["SELF", "Hint", "Place", "spelling"]

SELF: Final = "SELF"
"""In a repair: the offending token as it is; what stands before it is put in."""


@frozen
class Hint:
    """A sentence of help, and what to read in place of the offending token.

    `instead` is None where nothing is likely enough; empty where the token is one too many.
    `write` is the text that could stand in its place, None if only the author can tell.
    Where a word before it is the mistake, `back` is how many tokens before, and `wanted` what
    was expected there.
    A `tentative` hint says nothing if its repair does not fit what follows.
    """

    help: str | None
    instead: tuple[str, ...] | None = None
    write: str | None = None
    tentative: bool = False
    back: int = 0
    wanted: str = ""


@frozen
class Place:
    """Where a token can't stand: what could, and the tokens around it.

    `behind` holds the types of some tokens that follow; `in_header` is true in the line that
    names the columns of a grid.
    """

    token: Any
    expected: frozenset[str]
    tokens_before: Sequence[Any]
    behind: Sequence[str]
    in_header: bool = False

    @property
    def before(self) -> tuple[str, ...]:
        """The types of the last tokens before it."""
        return tuple(token.type for token in self.tokens_before)

    @property
    def next(self) -> str:
        """The type of the token behind it."""
        return self.behind[0]

    @property
    def type(self) -> str:
        """The type of the offending token."""
        return str(self.token.type)

    @property
    def text(self) -> str:
        """The lexeme of the offending token."""
        return str(self.token.value)

    def word(self, back: int) -> str:
        """Return the lexeme of the token so many places before, empty if there is none."""
        return str(self.tokens_before[-back].value) if back <= len(self.tokens_before) else ""


def spelling(type_: str) -> str:
    """Return how a sign or word is written."""
    return SPELLING.get(type_, type_.lower())
