"""What happens at a syntax error: what is said, and where reading goes on.

The grammar's `error` productions let the parser resume at the next row or construct. This
module words the message from what the parser's tables allow at that point, and skips the
rest of the broken construct, braces and all, so that one mistake makes one message.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, Final

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language.findings import SYNTAX
from presencemap.language.layout import with_lines
from presencemap.language.lexer import Lexer
from presencemap.language.words import ITEM_STARTS, KEYWORDS, SOFT_KEYWORDS, spoken_list
from presencemap.source import Source, Span

__all__ = ["Reading"]

_SKIPPED: Final = "SKIPPED"
_GOING_ON: Final = ITEM_STARTS | {"ROW", "OTHERWISE", "WHEN", "AFTER", "AND", "OR", "NOT"}
"""Words that stand where a name is missing rather than in its place."""

_HINTS: Final = (
    ("LBRACE", {"ABSENT"}, "a set of values takes `in`, as in `activity in {busy, meeting}`"),
    ("COMMA", {"BAR", "DOTS"}, "several values of a cell stand in braces, as in `{busy, away}`"),
    ("OR", {"BAR", "DOTS"}, "several values of a cell stand in braces, as in `{busy, away}`"),
    ("COMMA", {"BAR"}, "a `|` stands between two columns"),
    (
        "COMMA",
        {"DOTS"},
        "a set of values is written in braces, as in `activity in {busy, meeting}`",
    ),
    ("BAR", {"OR"}, "write `or`"),
    ("EQUALS", {"IS"}, "values are compared with `is`"),
    ("EQUALS", {"ABSENT"}, "leave `=` out"),
    ("IS", {"ABSENT"}, "leave `is` out"),
    ("IN", {"ABSENT"}, "leave `in` out"),
    (
        "ABSENT",
        {"NAME"},
        "`absent` is no value; it stands alone behind `is`, or in a cell of a grid",
    ),
    ("ARROW", {"IMPLIES"}, "write `=>`"),
    ("IMPLIES", {"ARROW"}, "write `->`"),
)
"""Slips: a token, what could stand in its place, and what is said of it."""

_ROW_STARTS: Final = frozenset({"ROW", "OTHERWISE", "LINE"})


class Reading:
    """One parse's tokens and errors: PLY asks it for tokens and tells it of errors."""

    def __init__(self, source: Source, lexer: Lexer, parser: Any) -> None:
        """Stand between PLY's lexer and parser for one parse."""
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        tokens: Iterator[Any] = iter(lexer.token, None)
        self._tokens = iter(with_lines(source, list(tokens)))
        self._parser = parser
        self._skipping: str | None = None
        self._last_line = 0
        self._end = 0
        self._open_braces: list[int] = []
        self._lines = 0

    def token(self) -> Any:
        """Return the next token; behind an error, the next one that starts something new."""
        token = self._next() if self._skipping is None else self._next_start()
        if token is not None and token.type != "LINE":
            self._end = token.lexpos + len(token.value)
        return token

    def _next(self) -> Any:
        token = next(self._tokens, None)
        if token is not None and token.type in ("TABLE", "LINE"):
            self._lines = 0 if token.type == "TABLE" else self._lines + 1
        if token is not None and token.type == "LBRACE":
            self._open_braces.append(token.lexpos)
        elif token is not None and token.type == "RBRACE" and self._open_braces:
            self._open_braces.pop()
        return token

    def _next_start(self) -> Any:
        # Without its columns nothing can be said of a grid: go on behind its closing brace.
        depth = int(self._skipping == "LBRACE" or self._lines == 1)
        self._skipping = None
        token = self._next()
        while token is not None and not self._resumes(token, depth):
            depth = max(depth + (token.type == "LBRACE") - (token.type == "RBRACE"), 0)
            token = self._next()
        return token

    def report(self, token: Any) -> None:
        """Word a syntax error; PLY calls this with the token that can't stand where it does."""
        expected = expected_at(self._parser, self._parser.statestack)
        if token is None:
            self._say(Span(self._end, self._end), "the file ends too early", expected, None)
            return
        if token.type == "LINE":
            self._say(Span(self._end, self._end), "the line ends too early", expected, None)
        else:
            span = Span(token.lexpos, token.lexpos + len(token.value))
            self._say(span, f"`{token.value}` can't stand here", expected, _hint(token, expected))
        if not self._starts_something(token):
            self._skipping = token.type
            token.type = _SKIPPED  # fits nowhere, so the parser drops it

    def _say(self, span: Span, found: str, expected: list[str], help_: str | None) -> None:
        line = self._source.position(span.start).line
        if line == self._last_line:
            return  # what follows on a line that is wrong already is mostly an echo
        self._last_line = line
        message = f"{found}; expected {spoken_list(expected)}"
        related = self._unclosed() if "RBRACE" in expected else ()
        self.diagnostics.append(SYNTAX.at(self._source, span, message, help=help_, related=related))

    def _unclosed(self) -> tuple[Related, ...]:
        at = self._open_braces[-1:]
        return tuple(Related("`{` is opened here", self._source, Span(i, i + 1)) for i in at)

    def _resumes(self, token: Any, depth: int) -> bool:
        if token.type in ITEM_STARTS:
            return depth == 0 or self._first_on_line(token)
        if token.type == "RBRACE":
            return depth == 0 and self._first_on_line(token)
        return depth == 0 and token.type in _ROW_STARTS

    def _starts_something(self, token: Any) -> bool:
        if token.type == "RBRACE":
            return self._first_on_line(token)
        return token.type in ITEM_STARTS or token.type in _ROW_STARTS

    def _first_on_line(self, token: Any) -> bool:
        before = self._source.text.rfind("\n", 0, token.lexpos) + 1
        return not self._source.text[before : token.lexpos].strip()


def expected_at(parser: Any, states: list[int]) -> list[str]:
    """Return the token types that can really come next.

    A state of an LALR parser also has actions for tokens that fail after a reduction; each
    candidate is therefore played through on a copy of the stack until it is shifted.
    """
    return [
        token
        for token in parser.action[states[-1]]
        if token != "error" and _is_shifted(parser, list(states), token)  # noqa: S105
    ]


def _is_shifted(parser: Any, states: list[int], token: str) -> bool:
    while (action := parser.action[states[-1]].get(token)) is not None:
        if action >= 0:
            return True  # shifted, or (0) accepted
        production = parser.productions[-action]
        del states[len(states) - production.len :]
        states.append(parser.goto[states[-1]][production.name])
    return False


def _hint(token: Any, expected: list[str]) -> str | None:
    """Suggest what was perhaps meant."""
    if expected == ["DOTS"]:
        return "`in` takes a range or a set in braces; a single value is compared with `is`"
    for kind, possible, hint in _HINTS:
        if token.type == kind and possible <= set(expected):
            return hint
    if token.type in ("NUMBER", "NAME") and "STRING" in expected and "NAME" not in expected:
        return f'a string stands in double quotes: "{token.value}"'
    if token.value in KEYWORDS and "NAME" in expected and token.type not in _GOING_ON:
        if "STRING" in expected:
            return f'a word of the language is no value; write it as a string: "{token.value}"'
        return f"`{token.value}` is a word of the language; names are other words"
    if token.type != "NAME":
        return None
    if token.value == "then" and "ARROW" in expected:
        return "write `->`"
    words = [word for word in (*KEYWORDS, *SOFT_KEYWORDS) if word.upper() in expected]
    close = difflib.get_close_matches(token.value.lower(), words, n=1)
    return f"did you mean `{close[0]}`?" if close else None
