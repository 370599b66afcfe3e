"""The expression of `-k`: which names it means.

    expression = term { "or" term }
    term       = factor { "and" factor }
    factor     = "not" factor | "(" expression ")" | text
    text       = words side by side, or "a string in double quotes"

A text is looked for anywhere in a name, in whatever case. `and`, `or` and `not` are written
in lower case; in quotes they are words like any other. Nothing is ever evaluated as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from presencemap.cli.exits import Misuse

__all__ = ["Matcher", "keyword_matcher"]

Matcher: TypeAlias = Callable[[str], bool]

_TOKEN: Final = re.compile(r'\s*(?:([()])|"([^"]*)"|([^\s()"]+))')
_OPERATORS: Final = frozenset({"and", "or", "not", "(", ")", ""})
_DEEPEST: Final = 64
"""Parentheses and `not`s inside each other; nobody writes more by hand."""


def keyword_matcher(expression: str) -> Matcher:
    """Return what says whether a name is meant; raises Misuse for what is no expression."""
    reader = _Reader(expression)
    matcher = reader.expression(0)
    if not reader.at_end:
        raise reader.wrong("`and` or `or`")
    return matcher


class _Reader:
    """Reads an expression from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.word = ""
        """The next word or parenthesis, "" at the end and for a string."""
        self._quoted: str | None = None
        self._advance()

    def _advance(self) -> None:
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            if self._text[self._at :].strip():
                raise Misuse(f"-k {self._text}: a string has no closing quote")
            self.word, self._quoted = "", None
            return
        self._at = match.end()
        self.word, self._quoted = match[1] or match[3] or "", match[2]

    def wrong(self, expected: str) -> Misuse:
        """Return the error of finding something else than what was expected."""
        word = self.word or f'"{self._quoted}"'
        found = "the end" if self.at_end else f"`{word}`"
        return Misuse(f"-k {self._text}: {expected} was expected, not {found}")

    @property
    def at_end(self) -> bool:
        """Whether everything is read."""
        return not self.word and self._quoted is None

    def expression(self, depth: int) -> Matcher:
        """Read terms joined by `or`."""
        terms = [self._term(depth)]
        while self.word == "or":
            self._advance()
            terms.append(self._term(depth))
        return lambda name: any(term(name) for term in terms)

    def _term(self, depth: int) -> Matcher:
        factors = [self._factor(depth)]
        while self.word == "and":
            self._advance()
            factors.append(self._factor(depth))
        return lambda name: all(factor(name) for factor in factors)

    def _factor(self, depth: int) -> Matcher:
        if depth > _DEEPEST:
            raise Misuse(f"-k: this is nested deeper than {_DEEPEST}")
        if self.word == "not":
            self._advance()
            factor = self._factor(depth + 1)
            return lambda name: not factor(name)
        if self.word == "(":
            self._advance()
            inner = self.expression(depth + 1)
            if self.word != ")":
                raise self.wrong("`)`")
            self._advance()
            return inner
        return self._words()

    def _words(self) -> Matcher:
        if self._quoted is not None:
            text = self._quoted
            self._advance()
        else:
            words = []
            while self.word not in _OPERATORS:
                words.append(self.word)
                self._advance()
            text = " ".join(words)
        if not text:
            raise self.wrong("a part of a name")
        folded = text.casefold()
        return lambda name: folded in name.casefold()
