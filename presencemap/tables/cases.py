"""Known words by what is left of them without upper and lower case, for many look-ups."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["by_caseless"]


def by_caseless(known: Iterable[str]) -> dict[str, str]:
    """Return words by their caseless form, without those that share it with another word.

    `presencemap.tables.suggest.in_another_case` is one look-up, in time for all words.
    """
    words: dict[str, str] = {}
    alike: set[str] = set()
    for word in known:
        folded = word.casefold()
        if words.setdefault(folded, word) != word:
            alike.add(folded)
    return {folded: word for folded, word in words.items() if folded not in alike}
