"""Text from outside, made safe to print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["printable"]


def printable(text: str) -> str:
    """Return text without what would move a terminal's cursor, colour or reorder what it shows.

    Line feeds stay; every other control or format character becomes a replacement character, so
    that the length and all offsets stay the same.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    hidden = character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
    return "\N{REPLACEMENT CHARACTER}" if hidden else character
