"""A place where a token can't stand, and a hint of what was meant there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from presencemap.language.words import SIGNS

__all__ = ["SELF", "Hint", "Place", "spelling"]

SELF: Final = "SELF"
"""In a repair: the offending token as it is; what stands before it is put in."""


@frozen
class Hint:
    """A sentence of help, and what to read in place of the offending token.

    `instead` is None where nothing is likely enough; empty where the token is one too many.
    `write` is the text that could stand in its place, None if only the author can tell.
    A `tentative` hint says nothing if its repair does not fit what follows.
    """

    help: str | None
    instead: tuple[str, ...] | None = None
    write: str | None = None
    tentative: bool = False


@frozen
class Place:
    """Where a token can't stand: what could, and the types of the tokens around it.

    `in_header` is true in the line that names the columns of a grid.
    """

    token: Any
    expected: frozenset[str]
    before: Sequence[str]
    next: str
    in_header: bool = False

    @property
    def type(self) -> str:
        """The type of the offending token."""
        return str(self.token.type)

    @property
    def text(self) -> str:
        """The lexeme of the offending token."""
        return str(self.token.value)


def spelling(type_: str) -> str:
    """Return how a sign or word is written."""
    return SIGNS.get(type_, type_.lower())
