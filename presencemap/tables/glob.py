"""`like` patterns: case-insensitive, without regular expressions.

`*` stands for any text and `?` for any one character; nothing else is special. Each piece
between two stars is looked for once, from where the one before ended: there is no backtracking,
so time grows with the text (times the piece, for pieces with `?`), never beyond.
"""

from __future__ import annotations

__all__ = ["folded", "glob_matches"]


def glob_matches(pattern: str, text: str) -> bool:
    """Say whether the whole text matches the pattern, upper and lower case being the same."""
    pattern, text = folded(pattern), folded(text)
    first, *rest = pattern.split("*")
    if not rest:
        return len(first) == len(text) and _is_at(first, text, 0)
    last = rest.pop()
    at, end = len(first), len(text) - len(last)
    if at > end or not _is_at(first, text, 0) or not _is_at(last, text, end):
        return False
    for piece in rest:
        found = _find(piece, text, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def folded(text: str) -> str:
    """Fold case letter by letter; one that would become two (\u00df) stays, so that `?` is one."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(f if len(f := letter.casefold()) == 1 else letter for letter in text)


def _find(piece: str, text: str, start: int, end: int) -> int:
    if "?" not in piece:
        return text.find(piece, start, end)
    places = range(start, end - len(piece) + 1)
    return next((at for at in places if _is_at(piece, text, at)), -1)


def _is_at(piece: str, text: str, at: int) -> bool:
    if "?" not in piece:
        return text.startswith(piece, at)
    return all(letter in ("?", text[at + i]) for i, letter in enumerate(piece))
