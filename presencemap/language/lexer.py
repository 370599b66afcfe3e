"""Text to tokens.

A token's value is always its lexeme, so that it ends at `lexpos + len(value)`; line numbers
are never PLY's. White space, line ends and comments mean nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from ply import lex

from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix
from presencemap.language.confusables import (
    confusable_in_name,
    confusable_in_text,
    hidden_in_text,
    visible,
)
from presencemap.language.findings import (
    BAD_CHARACTER,
    BAD_ESCAPE,
    BAD_NUMBER,
    CONFUSABLE,
    UNTERMINATED_STRING,
)
from presencemap.language.tree import Comment
from presencemap.language.words import KEYWORDS, SOFT_KEYWORDS, TOKENS
from presencemap.model import durations, times
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

    t_ARROW = r"->"
    t_IMPLIES = r"=>"
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
    t_BAR = r"\|"
    t_SLASH = r"/"
    t_EQUALS = r"="

    _types = {word: word.upper() for word in (*KEYWORDS, *SOFT_KEYWORDS)}  # noqa: RUF012

    @_pattern(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
    def t_NAME(self, t: Any) -> Any:
        t.type = self._types.get(t.value, "NAME")
        if place := confusable_in_name(t.value):
            _report_confusable(t, place)
        return t

    @_pattern(r"\#[^\n]*")
    def t_COMMENT(self, t: Any) -> None:
        text = t.value.rstrip()
        t.lexer.comments.append(Comment(Span(t.lexpos, t.lexpos + len(text)), text))

    @_pattern(times.PATTERN + r"(?![\w:])")
    def t_CLOCK(self, t: Any) -> Any:
        if times.minutes_of(t.value) is None:
            message = f"`{t.value}` is no time of day"
            help_ = "times run from 00:00 to 24:00"
            t.lexer.report(BAD_NUMBER, t.lexpos, len(t.value), message, help_)
        return t

    @_pattern(durations.PATTERN + r"(?!\w)")
    def t_LENGTH(self, t: Any) -> Any:
        if durations.seconds_of(t.value) is None:
            message = f"`{t.value}` is too long: a duration has at most twelve digits"
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
        for at in hidden_in_text(t.value):
            code = visible(t.value[at])
            message = f"a string can't hold the character {code}, which nobody sees"
            help_ = "write a plain space" if t.value[at].isspace() else "leave it out"
            t.lexer.report(BAD_CHARACTER, t.lexpos + at, 1, message, help_)
            break
        if place := confusable_in_text(t.value):
            _report_confusable(t, place)
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
        if quoted := _QUOTED.match(t.value):
            # It stands for a string all the same: one message is enough.
            t.type, t.value = "STRING", quoted[0]
            _report_quotes(t)
            t.lexer.skip(len(t.value))
            return t
        if first != '"':
            length = len(t.value) - len(t.value.lstrip(first))
            message, help_ = (
                f"`{visible(first) * min(length, 3)}` has no meaning",
                _MEANT.get(first),
            )
            if t.value.startswith("!="):
                length, message, help_ = 2, "`!=` has no meaning", "write `is not`"
            t.lexer.report(BAD_CHARACTER, t.lexpos, length, message, help_)
            t.lexer.skip(length)
            return None
        # What is open to the end of its line still stands for a string: one message is enough.
        t.type, t.value = "STRING", t.value.split("\n", 1)[0].rstrip("\r")
        message = "this string has no closing quote on its line"
        t.lexer.report(UNTERMINATED_STRING, t.lexpos, len(t.value), message, None)
        t.lexer.skip(len(t.value))
        return t


_MOST_SPELT = 3
"""How many letters a message tells the code points of."""

_MEANT = {
    "&": "write `and`",
    "!": "write `not`",
    ";": "rows need nothing between them; a comma stands between facts",
    "-": "a range is written with `..`; a cell that does not matter is `any`",
    "*": "write `any`; patterns stand in quotes, behind `like`",
    "$": "names start with a letter",
    "\N{RIGHTWARDS ARROW}": "write `->`",
    "\N{RIGHTWARDS DOUBLE ARROW}": "write `=>`",
    "\N{HORIZONTAL ELLIPSIS}": "write `..`",
    **dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}", "write `-`"),
    **dict.fromkeys("\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}", "write a plain space"),
    **dict.fromkeys(
        "'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
        'strings stand in straight double quotes, as in "Away"',
    ),
}


_QUOTED = re.compile(
    "(?:'[^'\n#]*'(?!\\w)|`[^`\n#]*`|[\u201c\u201d\u201e\u201f][^\u201c\u201d\"\n]*[\u201c\u201d]"
    "|[\u2018\u201a\u201b][^\u2019\n]*\u2019(?!\\w)|\u00ab[^\u00bb\n]*\u00bb)"
)
"""Text in other quotes than the language's: typewriter's, typographer's, French and German."""


def _report_quotes(t: Any) -> None:
    body = t.value[1:-1]
    message = f"`{t.value}` stands in the wrong quotes"
    help_ = 'strings stand in straight double quotes, as in "Away"'
    fix = None
    if not ('"' in body or "\\" in body):
        edit = Edit(Span(t.lexpos, t.lexpos + len(t.value)), f'"{body}"')
        fix = Fix(f'write `"{body}"`', (edit,))
    t.lexer.report(BAD_CHARACTER, t.lexpos, len(t.value), message, help_, fix)


def _report_confusable(t: Any, place: tuple[int, int]) -> None:
    """Say which letters are not what they look like, and what they are."""
    start, end = place
    letters = t.value[start:end]
    strange = [letter for letter in letters if not letter.isascii()]
    codes = ", ".join(
        f"U+{ord(letter):04X} {unicodedata.name(letter, '').lower()}".rstrip()
        for letter in strange[:_MOST_SPELT]
    )
    codes += ", …" if len(strange) > _MOST_SPELT else ""
    message = f"`{letters}` in `{t.value}` is not what it looks like: {codes}"
    t.lexer.report(CONFUSABLE, t.lexpos + start, end - start, message, "type the word anew")


@cache
def _prototype() -> Any:
    return lex.lex(module=_Rules(), errorlog=lex.NullLogger())


class Lexer:
    """The tokens of one source, for one parse; PLY asks for them by `token()`."""

    def __init__(self, source: Source) -> None:
        """Clone PLY's lexer: it keeps its place in itself and is not re-entrant."""
        self.diagnostics: list[Diagnostic] = []
        self.comments: list[Comment] = []
        self._source = source
        self._lexer = _prototype().clone()
        self._lexer.report = self._report
        self._lexer.comments = self.comments
        self._lexer.input(source.text)

    def token(self) -> Any:
        """Return the next token, None at the end."""
        return self._lexer.token()

    def _report(
        self,
        finding: Finding,
        start: int,
        length: int,
        message: str,
        help_: str | None,
        fix: Fix | None = None,
    ) -> None:
        span = Span(start, start + length)
        self.diagnostics.append(finding.at(self._source, span, message, help=help_, fix=fix))
