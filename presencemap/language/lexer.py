"""Text to tokens.

A token's value is always its lexeme, so that it ends at `lexpos + len(value)`; line numbers
are never PLY's. White space, line ends and comments mean nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from ply import lex

from presencemap.diagnostics import Diagnostic
from presencemap.language.findings import (
    BAD_CHARACTER,
    BAD_ESCAPE,
    BAD_NUMBER,
    UNTERMINATED_STRING,
)
from presencemap.language.words import KEYWORDS, SOFT_KEYWORDS, TOKENS
from presencemap.model import durations
from presencemap.source import Source, Span

__all__ = ["ESCAPES", "Lexer"]

ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}
"""What may stand behind a backslash in a string, and what it means."""


_Rule = TypeVar("_Rule", bound=Callable[..., Any])


def _pattern(regex: str) -> Callable[[_Rule], _Rule]:
    """Give a rule its pattern, as PLY's own decorator does, without losing its type."""
    return cast("Callable[[_Rule], _Rule]", lex.TOKEN(regex))


class _Rules:
    """PLY's rules. Patterns are verbose regular expressions, longest first for PLY's sake."""

    tokens = TOKENS
    t_ignore = " \t\r\n"
    t_ignore_COMMENT = r"\#[^\n]*"

    t_ARROW = r"->"
    t_DOTS = r"\.\."
    t_LE = r"<="
    t_GE = r">="
    t_LT = r"<"
    t_GT = r">"
    t_LBRACE = r"\{"
    t_RBRACE = r"\}"
    t_LPAREN = r"\("
    t_RPAREN = r"\)"
    t_COMMA = r","
    t_COLON = r":"
    t_SLASH = r"/"
    t_EQUALS = r"="

    _types = {word: word.upper() for word in (*KEYWORDS, *SOFT_KEYWORDS)}  # noqa: RUF012

    @_pattern(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
    def t_NAME(self, t: Any) -> Any:
        t.type = self._types.get(t.value, "NAME")
        return t

    @_pattern(durations.PATTERN + r"(?!\w)")
    def t_LENGTH(self, t: Any) -> Any:
        if durations.seconds_of(t.value) is None:
            message = "a duration has at most twelve digits"
            t.lexer.report(BAD_NUMBER, t.lexpos, len(t.value), message, None)
        return t

    @_pattern(r"\d\w*")
    def t_NUMBER(self, t: Any) -> Any:
        if not (t.value.isascii() and t.value.isdigit()):
            t.lexer.report(
                BAD_NUMBER,
                t.lexpos,
                len(t.value),
                f"`{t.value}` is neither a number nor a duration",
                "durations are whole numbers with ms, s, m, h or d, such as 250ms or 2s",
            )
        return t

    @_pattern(r'"(?:[^"\\\n]|\\[^\n])*"')
    def t_STRING(self, t: Any) -> Any:
        for hidden in filter(_is_hidden, t.value):
            t.lexer.report(
                BAD_CHARACTER,
                t.lexpos + t.value.index(hidden),
                1,
                f"a string can't hold the control character {_visible(hidden)}",
                None,
            )
            break
        body, at = t.value, t.value.find("\\")
        while at >= 0:
            if body[at + 1] not in ESCAPES:
                t.lexer.report(
                    BAD_ESCAPE,
                    t.lexpos + at,
                    2,
                    f"`{body[at : at + 2]}` is not an escape",
                    r"a string knows \\ \" \n and \t",
                )
            at = body.find("\\", at + 2)
        return t

    def t_error(self, t: Any) -> Any:
        first = t.value[0]
        if first != '"':
            length = len(t.value) - len(t.value.lstrip(first))
            message = f"`{_visible(first) * min(length, 3)}` has no meaning here"
            t.lexer.report(BAD_CHARACTER, t.lexpos, length, message, _MEANT.get(first))
            t.lexer.skip(length)
            return None
        # What is open to the end of its line still stands for a string: one message is enough.
        t.type, t.value = "STRING", t.value.split("\n", 1)[0].rstrip("\r")
        message = "this string has no closing quote on its line"
        t.lexer.report(UNTERMINATED_STRING, t.lexpos, len(t.value), message, None)
        t.lexer.skip(len(t.value))
        return t


_MEANT = {
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
    ";": "rows need nothing between them",
    "\N{RIGHTWARDS ARROW}": "write `->`",
    **dict.fromkeys(
        "'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
        'strings stand in straight double quotes, as in "Away"',
    ),
}


def _is_hidden(character: str) -> bool:
    """Tell control characters, and those that reorder text, from text that people see."""
    return not character.isprintable() and unicodedata.category(character) in ("Cc", "Cf")


def _visible(character: str) -> str:
    """Show a character that a terminal would hide or act on by its code point."""
    return character if character.isprintable() else f"U+{ord(character):04X}"


@cache
def _prototype() -> Any:
    return lex.lex(module=_Rules(), errorlog=lex.NullLogger())


class Lexer:
    """The tokens of one source, for one parse; PLY asks for them by `token()`."""

    def __init__(self, source: Source) -> None:
        """Clone PLY's lexer: it keeps its place in itself and is not re-entrant."""
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        self._lexer = _prototype().clone()
        self._lexer.report = self._report
        self._lexer.input(source.text)

    def token(self) -> Any:
        """Return the next token, None at the end."""
        return self._lexer.token()

    def _report(
        self, finding: Any, start: int, length: int, message: str, help_: str | None
    ) -> None:
        span = Span(start, start + length)
        self.diagnostics.append(finding.at(self._source, span, message, help=help_))
