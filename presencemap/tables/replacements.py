"""Fixes that write something else in the place of a word: a known one, or the same in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from presencemap.diagnostics import Edit, Fix
from presencemap.language import tree
from presencemap.language.words import KEYWORDS
from presencemap.model.wording import quoted
from presencemap.tables.suggest import nearest

__all__ = ["NO_SUGGESTION", "Suggestion", "in_quotes", "replacement", "suggest"]

_NAME: Final = re.compile(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")


@frozen
class Suggestion:
    """Words of help for a person, and edits for a program; both None if nothing is near."""

    help: str | None = None
    fix: Fix | None = None


NO_SUGGESTION: Final = Suggestion()


def suggest(word: str, known: Iterable[str], node: tree.Word | tree.Text) -> Suggestion:
    """Return what was perhaps meant by a word that stands at a node.

    The fix is safe if the word is a slip of the keyboard away from one known word only.
    """
    guess = nearest(word, known)
    if guess is None:
        return NO_SUGGESTION
    fix = replacement(node, guess.word, safe=guess.is_sure)
    return Suggestion(f"did you mean `{guess.word}`?", fix)


def replacement(node: tree.Word | tree.Text, word: str, *, safe: bool = True) -> Fix:
    """Return the fix that writes another word in the place of one.

    A string stays a string, and what can't stand as a bare word becomes one.
    """
    is_bare = isinstance(node, tree.Word) and _NAME.fullmatch(word) and word not in KEYWORDS
    text = word if is_bare else quoted(word)
    shown = text if isinstance(node, tree.Word) else word
    return Fix(f"write `{shown}`", (Edit(node.span, text),), safe=safe)


def in_quotes(node: tree.Node) -> Fix | None:
    """Return the fix that makes a string of a bare word, None for what is no word.

    It is not safe: who writes a word where text should be may have meant something else.
    """
    if not isinstance(node, tree.Word):
        return None
    text = quoted(node.text)
    return Fix(f"write `{text}`", (Edit(node.span, text),), safe=False)
