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

from presencemap.diagnostics import Diagnostic, Edit, Fix
from presencemap.language.confusables import (
    confusable_in_name,
    confusable_in_text,
    hidden_in_text,
    shown,
    visible,
)
from presencemap.language.findings import (
    BAD_CHARACTER,
    BAD_ESCAPE,
    BAD_NUMBER,
    CONFUSABLE,
    UNTERMINATED_STRING,
)
from presencemap.language.foreign import (
    FOREIGN_COMMENT,
    FOREIGN_QUOTES,
    FOREIGN_SIGN,
    GRID_RULE,
    MEANT,
    RULE_MEANT,
    SIGNS_MEANT,
    dash_meant,
)
from presencemap.language.tree import Comment
from presencemap.language.words import TOKENS, WORD_TYPES
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

    @_pattern(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
    def t_NAME(self, t: Any) -> Any:
        t.type = WORD_TYPES.get(t.value, "NAME")
        if place := confusable_in_name(t.value):
            _report_confusable(t, place)
        return t

    @_pattern(r"\#[^\n]*")
    def t_COMMENT(self, t: Any) -> None:
        text = t.value.rstrip()
        t.lexer.comments.append(Comment(Span(t.lexpos, t.lexpos + len(text)), text))

    @_pattern(GRID_RULE)
    def t_GRID_RULE(self, t: Any) -> Any:
        start = t.lexer.lexdata.rfind("\n", 0, t.lexpos) + 1
        if t.lexer.lexdata[start : t.lexpos].strip():
            dashes = len(t.value) - len(t.value.lstrip("-"))
            t.lexer.lexpos = t.lexpos + (dashes or 1)
            t.value, t.type = t.value[: dashes or 1], "BAR"
            return _stray(t) if dashes else t
        length = len(t.value.rstrip())
        help_ = "leave the line out"
        t.lexer.report(BAD_CHARACTER, t.lexpos, length, RULE_MEANT, help_, (length, ""))
        return None

    @_pattern(FOREIGN_COMMENT)
    def t_FOREIGN_COMMENT(self, t: Any) -> None:
        message = f"`{t.value[:2]}` has no meaning here"
        help_ = "a comment runs from `#` to the end of its line"
        length = len(t.value.rstrip())
        fix = None if t.value[1] == "*" else (2, "#")
        t.lexer.report(BAD_CHARACTER, t.lexpos, length, message, help_, fix)

    @_pattern(FOREIGN_QUOTES)
    def t_FOREIGN_QUOTES(self, t: Any) -> Any:
        message = f"`{visible(t.value[0])}` has no meaning here"
        straight = '"' + t.value[1:-1].replace("\\", "\\\\") + '"'
        fix = (len(t.value), straight)
        t.lexer.report(BAD_CHARACTER, t.lexpos, len(t.value), message, MEANT["'"], fix)
        t.type = "STRING"
        return t

    @_pattern(FOREIGN_SIGN)
    def t_FOREIGN_SIGN(self, t: Any) -> Any:
        length = len(t.value)
        t.type, written = SIGNS_MEANT[t.value]
        line = t.lexer.lexdata.rfind("\n", 0, t.lexpos) + 1
        if t.value != "]" or "[" not in t.lexer.lexdata[line : t.lexpos]:
            message = f"`{t.value}` has no meaning here"
            fix = None if t.value in "![]" else (length, written)
            t.lexer.report(BAD_CHARACTER, t.lexpos, length, message, f"write `{written}`", fix)
        return t

    @_pattern(times.PATTERN + r"(?![\w:])")
    def t_CLOCK(self, t: Any) -> Any:
        if times.minutes_of(t.value) is None:
            message = f"`{shown(t.value)}` is no time of day"
            help_ = "times run from 00:00 to 24:00"
            t.lexer.report(BAD_NUMBER, t.lexpos, len(t.value), message, help_)
        return t

    @_pattern(durations.PATTERN + r"(?!\w)")
    def t_LENGTH(self, t: Any) -> Any:
        if durations.seconds_of(t.value) is None:
            message = "a duration has at most twelve digits"
            t.lexer.report(BAD_NUMBER, t.lexpos, len(t.value), message, None)
        return t

    @_pattern(r"\d{1,2}:\d\d[aApP][mM]\b|\d\w*(?:\.\d\w*)?")
    def t_NUMBER(self, t: Any) -> Any:
        if not (t.value.isascii() and t.value.isdigit()):
            message = f"`{shown(t.value)}` is neither a number nor a duration"
            help_ = "durations are whole numbers with ms, s, m, h or d, such as 250ms or 2s"
            if t.value.lower().endswith(("am", "pm")):
                message, help_ = (
                    f"`{shown(t.value)}` is no time of day",
                    "times run from 00:00 to 24:00",
                )
            elif "." in t.value:
                help_ = "numbers and durations are whole, times are written as in 08:00"
            t.lexer.report(BAD_NUMBER, t.lexpos, len(t.value), message, help_)
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

    @_pattern(r'"[^\n]*')
    def t_OPEN_STRING(self, t: Any) -> Any:
        # What is open to the end of its line still stands for a string: one message is enough.
        t.type, t.value = "STRING", t.value.rstrip("\r")
        message = "this string has no closing quote on its line"
        help_ = None if t.value.isascii() else 'it closes with a straight `"`, as it opens'
        t.lexer.report(UNTERMINATED_STRING, t.lexpos, len(t.value), message, help_)
        return t

    @_pattern(r'(?P<stray>[^\w \t\r\n<>{}(),:|/="\-.])(?P=stray)*|-+(?!>)|\.(?!\.)')
    def t_STRAY(self, t: Any) -> Any:
        return _stray(t)

    def t_error(self, t: Any) -> None:
        """Satisfy PLY: the rules above leave no character over."""
        t.lexer.skip(1)


def _stray(t: Any) -> Any:
    """Report a run of a character that starts no token; a dash between numbers is read on."""
    first, length = t.value[0], len(t.value)
    message = f"`{visible(first) * min(length, 3)}` has no meaning here"
    help_ = MEANT.get(first)
    text, end = t.lexer.lexdata, t.lexpos + length
    meant = dash_meant(text, t.lexpos) if t.value == "-" else None
    if meant:
        t.type, written = meant
        help_ = f"write `{written}`"
    elif first == "-" and text[end : end + 1].isdecimal():
        help_ = "numbers are never negative"
    elif t.value.startswith("---"):
        help_ = RULE_MEANT
    t.lexer.report(BAD_CHARACTER, t.lexpos, length, message, help_)
    return t if meant else None


def _apart(text: str, place: Span, new: str) -> str:
    """Return what shall stand in a place, with blanks where it would run into a word."""
    joins = _JOINS.match
    before = new[:1].isalnum() and joins(text[max(place.start - 1, 0) : place.start])
    behind = new[-1:].isalnum() and joins(text, place.end)
    return " " * bool(before) + new + " " * bool(behind)


_JOINS = re.compile(r"[\w.-]")
_LETTERS_NAMED = 4


def _report_confusable(t: Any, place: tuple[int, int]) -> None:
    """Say which letters are not what they look like, and what they are."""
    start, end = place
    letters = t.value[start:end]
    codes = ", ".join(
        f"U+{ord(letter):04X} {unicodedata.name(letter, '').lower()}".rstrip()
        for letter in letters[:_LETTERS_NAMED]
    )
    message = f"`{shown(letters)}` in `{shown(t.value)}` is not what it looks like: {codes}"
    t.lexer.report(CONFUSABLE, t.lexpos + start, end - start, message, "type it anew")


@cache
def _prototype() -> Any:
    return lex.lex(module=_Rules(), errorlog=lex.NullLogger())


class Lexer:
    """The tokens of one source, for one parse; PLY asks for them by `token()`."""

    def __init__(self, source: Source, most_findings: int = 1_000) -> None:
        """Clone PLY's lexer: it keeps its place in itself and is not re-entrant.

        What stands behind so many findings is not read: it is no rules file.
        """
        self._most = most_findings
        self.diagnostics: list[Diagnostic] = []
        self.comments: list[Comment] = []
        self._source = source
        self._lexer = _prototype().clone()
        self._lexer.report = self._report
        self._lexer.comments = self.comments
        text = source.text
        self._lexer.input(" " + text[1:] if text.startswith("\ufeff") else text)  # warned of

    def token(self) -> Any:
        """Return the next token, None at the end."""
        return self._lexer.token()

    def _report(
        self,
        finding: Any,
        start: int,
        length: int,
        message: str,
        help_: str | None,
        fix: tuple[int, str] | None = None,
    ) -> None:
        """Add a finding; `fix` is how many characters at its start to replace, and by what.

        It is never safe: nobody can be sure of what is no token.
        """
        span = Span(start, start + length)
        mend = None
        if len(self.diagnostics) >= self._most:
            self._lexer.skip(len(self._source.text))
            return
        if fix:
            place = Span(start, start + fix[0])
            new = fix[1] and _apart(self._source.text, place, fix[1])
            words = f"write `{fix[1]}`" if fix[1] else "leave it out"
            mend = Fix(words, (Edit(place, new),), safe=False)
        self.diagnostics.append(finding.at(self._source, span, message, help=help_, fix=mend))
