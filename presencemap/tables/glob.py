"""`like` patterns: case-insensitive, and linear in the text for any pattern of this kind.

`*` stands for any text and `?` for any one character; nothing else is special. There are no
regular expressions and no backtracking beyond the last `*`, so that a pattern in a rules
file can never make a decision slow.
"""

from __future__ import annotations

__all__ = ["glob_matches"]


def glob_matches(pattern: str, text: str) -> bool:
    """Say whether the whole text matches the pattern, upper and lower case being the same.

    The classic two-pointer walk: on a mismatch only the text behind the last `*` is tried
    again one character later, at most len(pattern) * len(text) steps.
    """
    pattern, text = pattern.casefold(), text.casefold()
    at = in_text = 0
    star = resume = -1
    while in_text < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, resume = at, in_text
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", text[in_text]):
            at += 1
            in_text += 1
        elif star >= 0:
            resume += 1
            at, in_text = star + 1, resume
        else:
            return False
    return not pattern[at:].strip("*")
