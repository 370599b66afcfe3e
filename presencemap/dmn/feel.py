"""FEEL text to expressions: unary tests (cells), and whole expressions (DMN 1.3, section 10.3).

Only what plain tests are made of is read: literals, names, comparisons, ranges, lists, `in`,
`and`, `or`, `not`, and calls of functions. Arithmetic, paths, `if`, `for`, `some` and the
like are refused by name.
"""

from __future__ import annotations

import re
import sys
from typing import Final

from presencemap.dmn.feel_tree import (
    Both,
    Call,
    Compare,
    Either,
    Expression,
    Interval,
    ListOf,
    Literal,
    Member,
    Name,
    Not,
    UnaryTests,
)

__all__ = ["FeelError", "expression_of", "unary_tests"]

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    |(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    |(?P<sign>\.\.|<=|>=|!=|[-<>=()\[\],?])
    |(?P<bad>\S))""",
    re.VERBOSE | re.DOTALL,
)
_COMPARISONS: Final = ("=", "!=", "<", "<=", ">", ">=")
_WORDS: Final = {"true": True, "false": False, "null": None}
_REFUSED: Final = ("if", "then", "else", "for", "return", "some", "every", "satisfies", "function",
                   "instance", "external")  # fmt: skip
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_LETTERS: Final = {"n": "\n", "t": "\t", "r": "\r"}
_DEEPEST: Final = 40
_LONGEST: Final = 20_000
"""Characters of a cell; a set of a thousand tokens is half as long."""


class FeelError(Exception):
    """A text is no FEEL, or FEEL that no rules file can say; the text says what."""


def unary_tests(text: str) -> UnaryTests:
    """Return the unary tests of a cell; an empty cell is `-`. Raises FeelError."""
    if text.strip() in ("", "-"):
        return UnaryTests((), is_any=True)
    return _Parser(text).cell()


def expression_of(text: str) -> Expression:
    """Return the expression that a text is. Raises FeelError."""
    return _Parser(text).whole()


class _Parser:
    """Reads from left to right; each method reads what its name says, and what binds tighter."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise FeelError(f"this has more than {_LONGEST:,} characters")
        self._tokens = [
            (match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(text)
        ]
        self._at = 0
        self._depth = 0

    def cell(self) -> UnaryTests:
        if self._is("not") and self._follows("("):
            start = self._at
            self._at += 2
            inner = self._tests()
            if self._take(")") and self._is_end():
                return UnaryTests((Not(inner),))
            self._at = start  # `not(a) and b` is an expression
        tests = self._tests()
        self._end()
        return tests

    def whole(self) -> Expression:
        found = self._either()
        self._end()
        return found

    def _tests(self) -> UnaryTests:
        tests = [self._test()]
        while self._take(","):
            tests.append(self._test())
        return UnaryTests(tuple(tests))

    def _test(self) -> Expression:
        operator = self._one_of(_COMPARISONS)
        if operator:
            return Compare(operator, Name("?"), self._operand())
        return self._either()

    def _either(self) -> Expression:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Expression:
        parts = [self._comparison()]
        while self._take("and"):
            parts.append(self._comparison())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _comparison(self) -> Expression:
        left = self._operand()
        operator = self._one_of(_COMPARISONS)
        if operator:
            return Compare(operator, left, self._operand())
        if self._take("between"):
            low = self._operand()
            self._need("and")
            return Member(left, UnaryTests((Interval(low, self._operand()),)))
        if self._take("in"):
            if self._is("(") and (tests := self._in_parentheses()) is not None:
                return Member(left, tests)
            return Member(left, UnaryTests((self._test_of_member(),)))
        return left

    def _in_parentheses(self) -> UnaryTests | None:
        """Read `(test, test)`; None if it is an interval that leaves its lower end out."""
        start = self._at
        self._at += 1
        tests = self._tests()
        if self._take(")"):
            return tests
        self._at = start
        return None

    def _test_of_member(self) -> Expression:
        operator = self._one_of(_COMPARISONS)
        return Compare(operator, Name("?"), self._operand()) if operator else self._operand()

    def _operand(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FeelError(f"this is nested deeper than {_DEEPEST}")
        found = self._primary()
        self._depth -= 1
        return found

    def _primary(self) -> Expression:
        kind, text = self._peek()
        if text in ("[", "]") or (text == "(" and self._is_interval()):
            return self._bracketed()
        self._at += 1
        if kind == "string":
            return Literal(_unescaped(text[1:-1]))
        if kind == "number":
            return Literal(_number(text))
        if text == "-":
            kind, text = self._peek()
            self._at += 1
            if kind == "number":
                return Literal(-_number(text))
            raise FeelError("a minus stands before numbers only")
        if text == "?":
            return Name("?")
        if text == "(":
            inner = self._either()
            self._need(")")
            return inner
        if kind == "name":
            return self._named(text)
        self._at -= 1
        raise self._unexpected()

    def _named(self, text: str) -> Expression:
        if text in _WORDS:
            return Literal(_WORDS[text])
        if text in _REFUSED:
            raise FeelError(f"`{text}` has no counterpart in a rules file")
        if text == "not" and self._take("("):
            inner = self._either()
            self._need(")")
            return Not(inner)
        words = [text]
        while self._peek()[0] == "name" and self._peek()[1] not in ("and", "or", "in", "between"):
            words.append(self._peek()[1])  # a name, or the name of a function, of several words
            self._at += 1
        name = " ".join(words)
        if not self._take("("):
            return Name(name)
        arguments = []
        if not self._is(")"):
            arguments.append(self._either())
            while self._take(","):
                arguments.append(self._either())
        self._need(")")
        return Call(name, tuple(arguments))

    def _is_interval(self) -> bool:
        """Look ahead: `(1..2]` or `(a, b)`, `(a or b)`."""
        depth = 0
        for _, text in self._tokens[self._at :]:
            depth += (text in "([") - (text in ")]")
            if text == ".." and depth == 1:
                return True
            if depth == 0:
                return False
        return False

    def _bracketed(self) -> Expression:
        opening = self._peek()[1]
        self._at += 1
        if opening == "[" and self._take("]"):
            return ListOf(())
        first = self._either()
        if self._take(".."):
            last = self._either()
            closing = self._one_of(("]", ")", "["))
            if closing is None:
                raise self._unexpected()
            return Interval(first, last, opening == "[", closing == "]")
        if opening != "[":
            raise self._unexpected()
        items = [first]
        while self._take(","):
            items.append(self._either())
        self._need("]")
        return ListOf(tuple(items))

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _is(self, text: str) -> bool:
        kind, found = self._peek()
        return found == text and kind != "string"

    def _follows(self, text: str) -> bool:
        return self._tokens[self._at + 1 : self._at + 2] == [("sign", text)]

    def _take(self, text: str) -> bool:
        found = self._is(text)
        self._at += found
        return found

    def _one_of(self, texts: tuple[str, ...]) -> str | None:
        return next((text for text in texts if self._take(text)), None)

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._unexpected()

    def _is_end(self) -> bool:
        return self._at >= len(self._tokens)

    def _end(self) -> None:
        if not self._is_end():
            raise self._unexpected()

    def _unexpected(self) -> FeelError:
        kind, text = self._peek()
        if not kind:
            return FeelError("something is missing at the end")
        if text in ("+", "*", "/", "-", "**"):
            return FeelError(f"`{text}`: a rules file does not calculate")
        return FeelError(f"`{text[:40]}` is not understood here")


def _number(text: str) -> int | float:
    if len(text) > 40:  # noqa: PLR2004 - more digits than a decimal of FEEL has
        raise FeelError(f"the number `{text[:20]}…` is too long")
    return float(text) if "." in text else int(text)


def _unescaped(text: str) -> str:
    def plain(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if code:
            return _character(int(code, 16))
        return _LETTERS.get(match[3], match[3])

    return _ESCAPE.sub(plain, text)


def _character(code: int) -> str:
    if code > sys.maxunicode or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - half a character
        raise FeelError(f"there is no character {code:x}")
    return chr(code)
