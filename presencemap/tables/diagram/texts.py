"""A text that is like some patterns and not like others.

Patterns are opaque to diagrams; here is where their letters are looked at. The search reads a
text letter by letter and keeps, for each pattern, how far it may have got; a text that is found
is tried with `glob_matches` itself before it is believed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from attrs import frozen

from presencemap.tables.diagram.masks import bits
from presencemap.tables.glob import folded, glob_matches

__all__ = ["Found", "text_like"]

_STATES: Final = 20_000
"""How many states are looked at before the search gives up; one takes a few microseconds."""

_PLAIN: Final = "xyzabcdefghijklmnopqrstuvw0123456789"
"""Letters to stand for any that no pattern names, the first that is free."""


@frozen
class Found:
    """What a search came to: a text, or None; `is_certain` tells that there really is none."""

    text: str | None
    is_certain: bool = True


def text_like(
    like: Sequence[str], unlike: Sequence[str], but: Collection[str] = (), states: int = _STATES
) -> Found:
    """Look for a text like each of some patterns, like none of others, and none of `but`.

    The shortest is found, but the empty one only if there is no other.
    """
    patterns = [_Pattern(each) for each in (*like, *unlike)]
    wanted = [True] * len(like) + [False] * len(unlike)
    letters = _letters([*like, *unlike, *but])
    start = tuple(pattern.start for pattern in patterns)
    # Texts to avoid are few: beyond as many tries at one state, another text must differ.
    tries = len(but) + 1
    seen = {start: 1}
    queue = [("", start)]
    for text, state in queue:
        if len(queue) > states:
            return Found(None, is_certain=False)
        for letter in letters:
            following = tuple(p.read(letter, s) for p, s in zip(patterns, state, strict=True))
            if seen.get(following, 0) >= tries:
                continue
            seen[following] = seen.get(following, 0) + 1
            longer = text + letter
            queue.append((longer, following))
            ends = [p.is_end(s) for p, s in zip(patterns, following, strict=True)]
            if ends == wanted and longer not in but and _is_so(longer, like, unlike):
                return Found(longer)
    return Found("" if "" not in but and _is_so("", like, unlike) else None)


def _is_so(text: str, like: Sequence[str], unlike: Sequence[str]) -> bool:
    return all(glob_matches(each, text) for each in like) and not any(
        glob_matches(each, text) for each in unlike
    )


def _letters(texts: Sequence[str]) -> list[str]:
    """Return the letters that make a difference, and one that makes none, which comes first."""
    named = dict.fromkeys(letter for text in texts for letter in folded(text))
    fresh = next((letter for letter in _PLAIN if letter not in named), "\N{BULLET}")
    return [fresh, *(letter for letter in named if letter not in "*?")]


class _Pattern:
    """A pattern as the places in it that a text may have got to, in the bits of a number."""

    def __init__(self, pattern: str) -> None:
        self._pattern = folded(pattern)
        self.start = self._past_stars(1)

    def _past_stars(self, places: int) -> int:
        for place in range(len(self._pattern)):
            if places >> place & 1 and self._pattern[place] == "*":
                places |= 1 << (place + 1)
        return places

    def read(self, letter: str, places: int) -> int:
        following = 0
        for place in bits(places):
            here = self._pattern[place : place + 1]
            if here == "*":
                following |= 1 << place
            elif here in ("?", letter):
                following |= 1 << (place + 1)
        return self._past_stars(following)

    def is_end(self, places: int) -> bool:
        return bool(places >> len(self._pattern) & 1)
