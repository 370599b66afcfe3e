"""Text from outside, made safe to print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["one_line", "printable"]


def printable(text: str) -> str:
    """Return text without what would move a terminal's cursor, colour or reorder what it shows.

    Line feeds stay; every other control or format character becomes a replacement character, so
    that the length and all offsets stay the same.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def one_line(text: str) -> str:
    """Return text as a part of one line, such as a file's name: it can't pretend to be another.

    As `printable` does, and line feeds are replaced, too.
    """
    return printable(text).replace("\n", "\N{REPLACEMENT CHARACTER}")


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    hidden = character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
    return "\N{REPLACEMENT CHARACTER}" if hidden else character
