"""What was perhaps meant: the nearest known word, and the fix that writes it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from presencemap.diagnostics import Edit, Fix
from presencemap.language import tree

__all__ = ["NO_SUGGESTION", "Suggestion", "did_you_mean", "replacement", "suggest"]

_CUTOFF: Final = 0.6
_SURELY: Final = 0.85
"""Above this likeness, and with no second word near, a misspelling is beyond doubt."""


@frozen
class Suggestion:
    """Words of help for a person, and edits for a program; both None if nothing is near."""

    help: str | None = None
    fix: Fix | None = None


NO_SUGGESTION: Final = Suggestion()


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean `x`?" for the known word that is nearest, if one is near."""
    close = _near(word, known)
    return f"did you mean `{close[0]}`?" if close else None


def suggest(word: str, known: Iterable[str], node: tree.Word | tree.Text) -> Suggestion:
    """Return what was perhaps meant by a word that stands at a node.

    The fix is safe if the word is a slip of the keyboard away from one known word only.
    """
    close = _near(word, known)
    if not close:
        return NO_SUGGESTION
    best = close[0]
    rival = len(close) > 1 and _likeness(word, close[1]) > _likeness(word, best) - 0.1
    sure = _likeness(word, best) >= _SURELY and not rival
    return Suggestion(f"did you mean `{best}`?", replacement(node, best, safe=sure))


def replacement(node: tree.Word | tree.Text, word: str, *, safe: bool = True) -> Fix:
    """Return the fix that writes another word in the place of one; strings stay strings."""
    text = f'"{word}"' if isinstance(node, tree.Text) else word
    return Fix(f"write `{word}`", (Edit(node.span, text),), safe=safe)


def _near(word: str, known: Iterable[str]) -> list[str]:
    words = {each.casefold(): each for each in known}
    close = difflib.get_close_matches(word.casefold(), words, n=2, cutoff=_CUTOFF)
    return [words[each] for each in close]


def _likeness(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word.casefold(), other.casefold()).ratio()
