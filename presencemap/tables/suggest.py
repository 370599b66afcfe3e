"""What word was perhaps meant: the nearest known one, and whether that is beyond doubt.

It knows words and nothing else: neither trees nor fixes, which are in `replacements`. A word
is never taken for its own opposite, such as `unavailable` for `available`: a hint that turns
the meaning round is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product, takewhile
from typing import Final

from attrs import frozen

__all__ = ["Guess", "did_you_mean", "in_another_case", "nearest"]

_CUTOFF: Final = 0.6
_TRIED: Final = 3
"""So many near words are looked at, for the nearest may be the opposite."""

_SHORTEST: Final = 5
"""A word of fewer letters is a slip away from too many others to be sure of one."""

_BEGINNING: Final = 2
"""So many letters at the start of a word are beyond any slip: `in`, `un`, `no` are words."""

_APART: Final = re.compile(r"[\W_]+")
_NEGATING: Final = frozenset({"never", "no", "non", "not", "un", "without"})
_PREFIXES: Final = (
    *("anti", "de", "dis", "il", "im", "in", "ir", "mis", "no", "non", "not"),
    *("off", "on", "out", "post", "pre", "un"),
)
_OPPOSITES: Final = (
    *(
        ("on", "off"),
        ("on", "out"),
        ("in", "out"),
        ("in", "off"),
        ("pre", "post"),
        ("before", "after"),
        ("up", "down"),
    ),
    *(("with", "without"), ("yes", "no"), ("dis", "en"), ("de", "en"), ("less", "ful")),
)
"""What turns a meaning round: a part in the place of another, or at either end of it."""


@frozen
class Guess:
    """The known word that is nearest; `is_sure` tells that it can only be that one."""

    word: str
    is_sure: bool


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean `x`?" for the known word that is nearest, if one is near."""
    near = _near(word, known)
    return f"did you mean `{near}`?" if near is not None else None


def in_another_case(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that differs from a word by upper and lower case only.

    None if there is no such word, or if there are several: nobody knows which is meant.
    """
    folded = word.casefold()
    alike = {each for each in known if each.casefold() == folded}
    return alike.pop() if len(alike) == 1 else None


def nearest(word: str, known: Iterable[str]) -> Guess | None:
    """Return the known word that is nearest, None if none is near.

    It is sure if it is one slip of the keyboard inside a word away, and nothing else is near.
    """
    words = tuple(known)
    near = _near(word, words)
    if near is None:
        return None
    folded = word.casefold()
    is_sure = _is_slip(word, near) and not any(
        _within(folded, each.casefold(), 2) for each in words if each != near
    )
    return Guess(near, is_sure)


def _near(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is nearest in any case of letters, and not an opposite."""
    import difflib  # noqa: PLC0415 - who runs rules needs no hints, nor what makes them

    words = {each.casefold(): each for each in known}
    folded = word.casefold()
    close = difflib.get_close_matches(folded, words, n=_TRIED, cutoff=_CUTOFF)
    return next((words[each] for each in close if not _are_opposed(folded, each)), None)


def _is_slip(word: str, known: str) -> bool:
    """Tell whether one letter is too many, missing or wrong, or two stand the wrong way round.

    The difference lies between small letters, behind the first two of a run of them: what a
    word begins and ends with, and what stands alone between hyphens, may be its whole meaning.
    """
    if not _within(word, known, 1):
        return False
    start = _common(word, known)
    end = _common(word[start:][::-1], known[start:][::-1])
    before = "".join(takewhile(str.islower, word[:start][::-1]))[::-1]
    after = "".join(takewhile(str.islower, word[len(word) - end :]))
    runs = [f"{before}{each[start : len(each) - end]}{after}" for each in (word, known)]
    return (
        len(before) >= _BEGINNING
        and bool(after)
        and all(len(run) >= _SHORTEST and run.isalpha() and run.islower() for run in runs)
        and not any(runs[0].startswith(each) != runs[1].startswith(each) for each in _PREFIXES)
    )


def _are_opposed(one: str, other: str) -> bool:
    """Tell whether a part of a word, or either end of a part, turns the meaning round."""
    ours, theirs = _APART.split(one), _APART.split(other)
    if _within("".join(ours), "".join(theirs), 1):
        return False  # nothing that turns a meaning round is a single letter
    if _NEGATING.isdisjoint(ours) != _NEGATING.isdisjoint(theirs):
        return True
    pairs = product(set(ours) - set(theirs), set(theirs) - set(ours))
    return any(_turns_round(a, b) or _turns_round(b, a) for a, b in pairs)


def _turns_round(part: str, other: str) -> bool:
    pairs = [(prefix, "") for prefix in _PREFIXES if not other.startswith(prefix)]
    for this, that in (*pairs, *_OPPOSITES):
        if part.startswith(this) and other.startswith(that):
            rests = part.removeprefix(this), other.removeprefix(that)
        elif part.endswith(this) and that and other.endswith(that):
            rests = part.removesuffix(this), other.removesuffix(that)
        else:
            continue
        if _within(*rests, 1):
            return True
    return False


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _within(one: str, other: str, most: int) -> bool:
    """Tell whether so many edits, or swaps of neighbours, make one word of another."""
    start = _common(one, other)
    one, other = one[start:], other[start:]
    if not one or not other or not most:
        return len(one) + len(other) <= most
    if abs(len(one) - len(other)) > most:
        return False
    swapped = one[:2] == other[1::-1] and len(one) > 1
    return (
        _within(one[1:], other[1:], most - 1)
        or _within(one[1:], other, most - 1)
        or _within(one, other[1:], most - 1)
        or (swapped and _within(one[2:], other[2:], most - 1))
    )
