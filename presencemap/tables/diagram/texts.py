"""A text that is like some patterns and not like others.

Patterns are opaque to diagrams; here is where their letters are looked at. The search reads a
text letter by letter and keeps, for each pattern, how far it may have got; a text that is found
is tried with `glob_matches` itself before it is believed. Patterns do not tell upper from lower
case, but the texts to avoid do: each is looked for in all its spellings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count, islice, product
from types import MappingProxyType
from typing import Final

from attrs import frozen

from presencemap.tables.diagram.budget import Budget
from presencemap.tables.glob import folded, glob_matches

__all__ = ["Found", "text_like"]

_READS: Final = 300_000
"""How often a pattern reads a letter before the search gives up: for some tenths of a second."""

_PLAIN: Final = "xyzabcdefghijklmnopqrstuvw0123456789"
_BULLET: Final = 0x2022
"""Letters to stand for any that no text names, the first that is free; if none is, from the
bullet on."""

_CASED: Final = 0x20000
"""Unicode has letters of two cases in its first two planes only."""


@frozen
class Found:
    """What a search came to: a text, or None; `is_certain` tells that there really is none."""

    text: str | None
    is_certain: bool = True


def text_like(
    like: Sequence[str],
    unlike: Sequence[str],
    but: Collection[str] = (),
    reads: int = _READS,
    budget: Budget | None = None,
) -> Found:
    """Look for a text like each of some patterns, like none of others, and none of `but`.

    A short one is found, but the empty one only if there is no other. Raises TooLarge if the
    budget, where one is given, does not allow it.
    """
    avoided = frozenset(but)
    letters = _letters([*like, *unlike, *but])
    for text in _guesses(like, letters[0]):
        if text and text not in avoided and _is_so(text, like, unlike):
            return Found(text)
    # Texts to avoid are few: beyond as many tries at one state, another text must differ.
    texts = _texts([_Pattern(p) for p in like], [_Pattern(p) for p in unlike], letters, len(but))
    cost = (len(like) + len(unlike) + 1) * len(letters)
    for text, is_wanted in texts:
        reads -= cost
        if reads < 0:
            return Found(None, is_certain=False)
        if budget:
            budget.step(cost)
        spelled = _spelled(text, avoided) if is_wanted and text else None
        if spelled is not None and _is_so(spelled, like, unlike):
            return Found(spelled)
    return Found("" if "" not in avoided and _is_so("", like, unlike) else None)


def _guesses(like: Sequence[str], fresh: str) -> Iterator[str]:
    """Yield what the patterns say in a row: often that is a text which is like all of them."""
    for stars in ("", fresh):
        yield (
            "".join(folded(each).replace("?", fresh).replace("*", stars) for each in like) or fresh
        )


def _texts(
    like: Sequence[_Pattern], unlike: Sequence[_Pattern], letters: Sequence[str], but: int
) -> Iterator[tuple[str, bool]]:
    """Yield texts, the shortest first, with whether the patterns say of them what is wanted.

    Of texts that all patterns have read alike, and so go on reading alike, there is one more
    than there are texts to avoid.
    """
    patterns = (*like, *unlike)
    wanted = [True] * len(like) + [False] * len(unlike)
    start = tuple(pattern.start for pattern in patterns)
    seen = {start: 1}
    queue = [("", start)]
    for text, state in queue:
        ends = [p.is_end(places) for p, places in zip(patterns, state, strict=True)]
        yield text, ends == wanted
        for letter in letters:
            following = tuple(p.read(letter, s) for p, s in zip(patterns, state, strict=True))
            if seen.get(following, 0) <= but:
                seen[following] = seen.get(following, 0) + 1
                queue.append((text + letter, following))


def _is_so(text: str, like: Sequence[str], unlike: Sequence[str]) -> bool:
    return all(glob_matches(each, text) for each in like) and not any(
        glob_matches(each, text) for each in unlike
    )


def _letters(texts: Sequence[str]) -> list[str]:
    """Return the letters that make a difference, and one that makes none, which comes first."""
    named = dict.fromkeys(letter for text in texts for letter in folded(text))
    free = chain(_PLAIN, map(chr, count(_BULLET)))
    fresh = next(letter for letter in free if letter not in named and folded(letter) == letter)
    return [fresh, *(letter for letter in named if letter not in "*?")]


def _spelled(text: str, avoided: frozenset[str]) -> str | None:
    """Return a text with these letters in whatever case, None if all of them are to be avoided."""
    if text not in avoided:
        return text
    spellings = product(*(_cases().get(letter, letter) for letter in text))
    tried = map("".join, islice(spellings, len(avoided) + 1))
    return next((each for each in tried if each not in avoided), None)


@cache
def _cases() -> Mapping[str, str]:
    """Return, for each letter that others are folded to, all that are, itself first."""
    found: dict[str, str] = {}
    for letter in map(chr, range(_CASED)):
        alike = letter.casefold()
        if alike != letter and len(alike) == 1:
            found[alike] = found.get(alike, alike) + letter
    return MappingProxyType(found)


class _Pattern:
    """A pattern as the places in it that a text may have got to, in the bits of a number."""

    def __init__(self, pattern: str) -> None:
        letters = re.sub(r"\*+", "*", folded(pattern))
        self._stars = _places(letters, "*")
        self._any = _places(letters, "?")
        self._moving = {each: self._any | _places(letters, each) for each in {*letters} - {*"*?"}}
        self._end = len(letters)
        self.start = self._past_stars(1)

    def _past_stars(self, places: int) -> int:
        return places | (places & self._stars) << 1

    def read(self, letter: str, places: int) -> int:
        moving = places & self._moving.get(letter, self._any)
        return self._past_stars(places & self._stars | moving << 1)

    def is_end(self, places: int) -> bool:
        return bool(places >> self._end & 1)


def _places(letters: str, letter: str) -> int:
    return sum(1 << place for place, each in enumerate(letters) if each == letter)
