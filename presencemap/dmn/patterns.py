"""Patterns with `*` and `?` as regular expressions, as FEEL's `matches` takes them, and back."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["glob_of_pattern", "pattern_of_glob"]

_SIGNS: Final = re.compile(r"[\\^$.|?*+()\[\]{}-]")
_PARTS: Final = re.compile(r"(?P<many>\.\*)|(?P<one>\.)|\\(?P<sign>.)|(?P<letter>.)", re.DOTALL)
_BARE_SIGNS: Final = frozenset("^$|?*+()[]{}\\")


def pattern_of_glob(glob: str) -> str:
    """Return a regular expression of the whole text, to be used with the flags `is`."""
    parts = {"*": ".*", "?": "."}
    body = "".join(parts.get(each) or _SIGNS.sub(r"\\\g<0>", each) for each in glob)
    return f"^{body}$"


def glob_of_pattern(pattern: str) -> str | None:
    """Return the glob that a regular expression was made of, None if it was made of none."""
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return None
    glob = ""
    for match in _PARTS.finditer(pattern[1:-1]):
        if match["many"] or match["one"]:
            glob += "*" if match["many"] else "?"
            continue
        letter = match["sign"] or match["letter"]
        if letter in "*?" or (match["letter"] and letter in _BARE_SIGNS):
            return None
        if match["sign"] and not _SIGNS.fullmatch(letter):
            return None  # a class of characters, such as \d
        glob += letter
    return glob
