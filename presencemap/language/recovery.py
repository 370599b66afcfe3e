"""What happens at a syntax error: what is said, and where reading goes on.

The grammar's `error` productions let the parser resume at the next row or construct. This
module words the message from what the parser's tables allow at that point. Where a small
repair lets the parser read on, it is made; otherwise the rest of the broken construct is
skipped, braces and all. Either way one mistake makes one message.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

import attrs

from presencemap.diagnostics import Diagnostic, Edit, Fix, Related
from presencemap.language.confusables import shown
from presencemap.language.expected import expected_at, shift
from presencemap.language.findings import SYNTAX, UNTERMINATED_STRING
from presencemap.language.hints import hints
from presencemap.language.layout import MISPLACED, first_on_line, with_lines
from presencemap.language.lexer import Lexer
from presencemap.language.place import SELF, Hint, Place
from presencemap.language.words import ITEM_STARTS, SPELLING, spoken_list
from presencemap.source import Source, Span

__all__ = ["Reading"]

_BLANK: Final = re.compile(r"(?:\s|#[^\n]*)*")
_SKIPPED: Final = "SKIPPED"
_LOOKED_AT: Final = 16
"""So many tokens behind an error may tell what was meant."""

_ROW_STARTS: Final = frozenset({"ROW", "OTHERWISE", "LINE"})
_WHOLE_ROW: Final = ("OTHERWISE", "ARROW", "KEEP")
_LINE_ENDS: Final = (("ARROW", "OUTCOME"), ("OUTCOME",), ("NAME", "ARROW", "OUTCOME"))
"""What is read for the rest of a grid's line, so that the parser goes on at the next."""


class Reading:
    """One parse's tokens and errors: PLY asks it for tokens and tells it of errors."""

    def __init__(
        self, source: Source, lexer: Lexer, parser: Any, most_findings: int = 1_000
    ) -> None:
        """Stand between PLY's lexer and parser for one parse.

        What stands behind so many findings is not read: it is no rules file.
        """
        self._most = most_findings
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        tokens: Iterator[Any] = iter(lexer.token, None)
        self._tokens = deque(with_lines(source, list(tokens)))
        self._repaired: deque[Any] = deque()
        self._wrong_lines = {source.position(d.span.start).line for d in lexer.diagnostics}
        self._open_strings = sorted(
            each.span.end for each in lexer.diagnostics if each.code == UNTERMINATED_STRING.code
        )
        self._parser = parser
        self._skipping: str | None = None
        self._last_line = 0
        self._end = self._end_before = 0
        self._open_braces: list[int] = []
        self._before: deque[Any] = deque(maxlen=5)

    def token(self) -> Any:
        """Return the next token; behind an error, the next one that starts something new."""
        if self._repaired:
            token = self._repaired.popleft()
        elif self._skipping is None:
            token = self._next()
        else:
            self._repaired.extend(self._restarted(self._next_start()))
            return self.token() if self._repaired else None
        if token is not None:
            self._before.append(token)
        return token

    def _next(self) -> Any:
        if not self._tokens:
            return None
        token = self._tokens.popleft()
        if token.type == "LBRACE":
            self._open_braces.append(token.lexpos)
        elif token.type == "RBRACE" and self._open_braces:
            self._open_braces.pop()
        if token.type != "LINE":
            self._end_before, self._end = self._end, token.lexpos + len(token.value)
        return token

    def _next_start(self) -> Any:
        depth = self._skipping == "LBRACE"
        self._skipping = None
        token = self._next()
        while token is not None and not self._resumes(token, depth):
            depth = max(depth + (token.type == "LBRACE") - (token.type == "RBRACE"), 0)
            token = self._next()
        return token

    def report(self, token: Any) -> Any:
        """Word a syntax error; PLY calls this with the token that can't stand where it does.

        Returns the token to go on with if the mistake could be mended for the parser's sake;
        otherwise the parser looks for an `error` production.
        """
        states = list(self._parser.statestack)
        expected = expected_at(self._parser, states)
        if token is None:
            brace = self._unclosed(None, expected)
            self._say(
                Span(self._end, self._end), "the file ends too early", expected, related=brace
            )
            return None
        if token.type == MISPLACED:
            token.type = "NAME"
        hint = self._hint(token, states, expected)
        if hint and hint.back:
            self._say_of(self._before[-1 - hint.back], expected, hint)
        elif token.type == "LINE":
            self._say(Span(self._end, self._end), "the line ends too early", expected, hint)
        elif self._is_behind_half_a_row(token, expected):
            above = Span(self._end_before, self._end_before)
            self._say(above, "the line ends too early", expected, hint)
        else:
            self._say_of(token, expected, hint, self._unclosed(token, expected))
        if hint and hint.instead is not None:
            return self._mended(token, hint.instead)
        if token.type in ITEM_STARTS and self._starts_something(token):
            if self._fits(token, states, ("RBRACE",), token.type):
                return self._mended(token, ("RBRACE", SELF))
            self._repaired.extendleft(reversed(self._restarted(copy.copy(token))))
            token.type = _SKIPPED
        elif not self._starts_something(token):
            for end in _LINE_ENDS:
                if self._fits(token, states, end, "LINE"):
                    return self._next_line(token, end)
            self._skipping = token.type
            token.type = _SKIPPED  # fits nowhere, so the parser drops it
        return None

    def _restarted(self, token: Any) -> list[Any]:
        """Return the token that something new starts with, and before it what ends the old.

        The parser needs that behind a broken row, and drops it behind any other construct.
        """
        if token is None:
            return []
        if token.type in ITEM_STARTS:
            self._open_braces.clear()
            return [_instead_of(token, "RBRACE", ""), token]
        row = _WHOLE_ROW if token.type == MISPLACED else ()
        return [*(_instead_of(token, type_, "") for type_ in row), token]

    def _hint(self, token: Any, states: list[int], expected: list[str]) -> Hint | None:
        """Return the first hint that has something to say, its repair only if it fits."""
        coming = islice(chain(self._repaired, self._tokens), _LOOKED_AT)
        behind = [*(each.type for each in coming), "$end"]
        following = behind[0]
        before = tuple(self._before)[:-1]
        header = self._fits(token, states, ("ARROW", "OUTCOME"), "LINE") and not self._fits(
            token, states, ("ARROW", "KEEP"), "LINE"
        )
        for hint in hints(Place(token, frozenset(expected), before, behind, header)):
            if hint.instead is None or not self._fits(token, states, hint.instead, following):
                if not hint.tentative:
                    return attrs.evolve(hint, instead=None)
            else:
                return hint
        return None

    def _fits(
        self, token: Any, states: list[int], instead: tuple[str, ...], following: str
    ) -> bool:
        """Tell whether the parser could take a repair and the real token behind it."""
        types = [token.type if each == SELF else each for each in instead]
        stack = list(states)
        types += [following] if following != MISPLACED else []  # an error of its own
        return all(shift(self._parser, stack, type_) for type_ in types)

    def _mended(self, token: Any, instead: tuple[str, ...]) -> Any:
        """Put a repair in the place of a token, and return its first."""
        value = "" if SELF in instead else token.value
        self._repaired.extendleft(
            token if type_ == SELF else _instead_of(token, type_, value)
            for type_ in reversed(instead)
        )
        self._parser.errok()
        self._before.pop()
        return self.token()

    def _next_line(self, token: Any, instead: tuple[str, ...]) -> Any:
        """Go on at the next line of a grid, with its broken first line as good as read."""
        while self._tokens and not self._starts_something(self._tokens[0]):
            self._next()
        return self._mended(token, instead)

    def _is_behind_half_a_row(self, token: Any, expected: list[str]) -> bool:
        """Tell whether a line starts something new though the row above it is not complete."""
        last = self._before[-2].type if len(self._before) > 1 else "LINE"
        if last == "LINE" or "RBRACE" in expected or not first_on_line(self._source, token):
            return False
        return token.type in _ROW_STARTS or (token.type == "RBRACE" and "KEEP" in expected)

    def _say_of(
        self,
        token: Any,
        expected: list[str],
        hint: Hint | None,
        related: tuple[Related, ...] = (),
    ) -> None:
        span = Span(token.lexpos, token.lexpos + len(token.value))
        self._say(span, f"`{shown(token.value)}` can't stand here", expected, hint, related)

    def _say(
        self,
        span: Span,
        found: str,
        expected: list[str],
        hint: Hint | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        line = self._source.position(span.start).line
        if self._is_echo(span.start, line) or len(self.diagnostics) >= self._most:
            return
        self._last_line = line
        if len(self.diagnostics) + 1 >= self._most:
            self._tokens.clear()
            self._repaired.clear()
        wanted = hint.wanted if hint and hint.wanted else spoken_list(expected)
        message = f"{found}; expected {wanted}"
        fix = self._fix(span, hint) if hint and hint.instead is not None else None
        help_ = hint.help if hint else None
        self.diagnostics.append(
            SYNTAX.at(self._source, span, message, help=help_, related=related, fix=fix)
        )

    def _is_echo(self, at: int, line: int) -> bool:
        """Tell whether what causes a syntax error is said already: one cause, one finding.

        It mostly does on its own line; a string without an end takes with it what its line had
        to say, so that the error comes on the next.
        """
        if line == self._last_line or line in self._wrong_lines:
            return True
        before = bisect_right(self._open_strings, at)
        if not before:
            return False
        blank = _BLANK.match(self._source.text, self._open_strings[before - 1])
        return blank is not None and blank.end() >= at

    def _fix(self, span: Span, hint: Hint) -> Fix | None:
        """Offer what would make the parser go on: never safe, for nobody could read the text."""
        if hint.write is None:
            return None
        written, text = self._source.at(span), self._source.text
        message = f"write `{hint.write}`" if hint.write else f"leave out `{written}`"
        before = text[span.start - 1 : span.start].isalnum() and hint.write[:1].isalnum()
        behind = text[span.end : span.end + 1].isalnum() and hint.write[-1:].isalnum()
        new = " " * before + hint.write + " " * behind
        return Fix(message, (Edit(span, new),), safe=False)

    def _unclosed(self, token: Any, expected: list[str]) -> tuple[Related, ...]:
        """Show the brace that is open at the end of the file, or before another construct."""
        missing = token is None or (
            token.type in ITEM_STARTS and first_on_line(self._source, token)
        )
        if not missing or "RBRACE" not in expected:
            return ()
        at = self._open_braces[-1:]
        return tuple(Related("`{` is opened here", self._source, Span(i, i + 1)) for i in at)

    def _resumes(self, token: Any, depth: int) -> bool:
        if token.type in ITEM_STARTS:
            return first_on_line(self._source, token) or (depth == 0 and not self._open_braces)
        if token.type == "RBRACE":
            return depth == 0 and first_on_line(self._source, token)
        return depth == 0 and token.type in (*_ROW_STARTS, MISPLACED)

    def _starts_something(self, token: Any) -> bool:
        if token.type == "RBRACE" or (token.type in ITEM_STARTS and self._open_braces):
            return first_on_line(self._source, token)
        return token.type in ITEM_STARTS or token.type in _ROW_STARTS


def _instead_of(token: Any, type_: str, value: str) -> Any:
    """Return a token of another type that stands where a token does."""
    other = copy.copy(token)
    other.type, other.value = type_, SPELLING.get(type_, value)
    return other
