"""Tokens: their types, their ends, and what is wrong with them."""

from __future__ import annotations

import pytest

from presencemap.language.lexer import Lexer
from presencemap.source import Source


def tokens(text):
    """Return the tokens of a text as (type, lexeme), and the names of its findings."""
    lexer = Lexer(Source("test", text))
    found = list(iter(lexer.token, None))
    for token in found:
        assert text[token.lexpos : token.lexpos + len(token.value)] == token.value
    return [(t.type, t.value) for t in found], [d.name for d in lexer.diagnostics]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("on-the-phone", "NAME"),
        ("agent.on_call", "NAME"),
        ("busy..offline", "NAME DOTS NAME"),
        ("3000..4499", "NUMBER DOTS NUMBER"),
        ("18000..", "NUMBER DOTS"),
        ("x->Ready", "NAME ARROW NAME"),
        ("table tables in_ in", "TABLE NAME NAME IN"),
        ("250ms 2s 5m 1h 7d", "LENGTH LENGTH LENGTH LENGTH LENGTH"),
        (
            "<= < >= > = : , / ( ) { }",
            "LE LT GE GT EQUALS COLON COMMA SLASH LPAREN RPAREN LBRACE RBRACE",
        ),
        ('"a \\" b" "c"', "STRING STRING"),
        ("café größe", "NAME NAME"),
        ("a # b c\nd", "NAME NAME"),
        ("# only a comment", ""),
        ("open first set of token", "OPEN FIRST SET OF TOKEN"),
    ],
)
def test_reads_words_and_signs(text, types):
    """Each word and sign gets its type; comments and blanks give nothing."""
    found, wrong = tokens(text)
    assert (" ".join(kind for kind, _ in found), wrong) == (types, [])


@pytest.mark.parametrize(
    ("text", "types", "name"),
    [
        ("a & b", "NAME AND NAME", "bad-character"),
        ("a \x00 b", "NAME NAME", "bad-character"),
        ("'a'", "STRING", "bad-character"),
        ("“a”", "STRING", "bad-character"),
        ("it's a", "NAME NAME NAME", "bad-character"),
        ("a != b", "NAME IS NAME", "bad-character"),
        ("1...2", "NUMBER DOTS NUMBER", "bad-character"),
        ("1-2", "NUMBER DOTS NUMBER", "bad-character"),
        ("08:00-9:00", "CLOCK AND CLOCK", "bad-character"),
        ("a < -1", "NAME LT NUMBER", "bad-character"),
        ("[a]", "LBRACE NAME RBRACE", "bad-character"),
        ("a // b\nc", "NAME NAME", "bad-character"),
        ("a /* b\nc */ d", "NAME NAME", "bad-character"),
        ("a /* b", "NAME", "bad-character"),
        ('a "open\nb', "NAME STRING NAME", "unterminated-string"),
        ('"a\\x"', "STRING", "bad-escape"),
        ("65OO", "NUMBER", "bad-number"),
        ("2min", "NUMBER", "bad-number"),
        ("1.5s", "NUMBER", "bad-number"),
        ("8am", "NUMBER", "bad-number"),
        ("25:00", "CLOCK", "bad-number"),
        ("\u0663", "NUMBER", "bad-number"),
    ],
)
def test_goes_on_behind_what_is_wrong(text, types, name):
    """What is wrong is reported, and the tokens around it are still read."""
    found, wrong = tokens(text)
    assert " ".join(kind for kind, _ in found) == types
    assert set(wrong) == {name}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a&&b", "a and b"),
        ("a && b", "a and b"),
        ("a&& b", "a and b"),
        ("a !=b", "a is not b"),
        ("a==b", "a is b"),
        ("(a)&(b)", "(a)and(b)"),
        ('a=="x"', 'a is"x"'),
        ("a=<1", "a<=1"),
        ("a\N{NOT EQUAL TO}b", "a is not b"),
        ("a-->b", "a->b"),
        ("1...5", "1..5"),
        ("a'b'c", 'a"b"c'),
    ],
)
def test_a_fix_glues_no_words(text, mended):
    """A word in the place of a sign stands apart from its neighbours, and is read as one."""
    lexer = Lexer(Source("", text))
    kinds = [token.type for token in iter(lexer.token, None)]
    [fix] = [each.fix for each in lexer.diagnostics]
    [edit] = fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == mended
    found, wrong = tokens(mended)
    assert ([kind for kind, _ in found if kind != "NOT"], wrong) == (kinds, [])


def test_lexers_do_not_share_state():
    """Two lexers read at the same time do not disturb each other."""
    one, two = Lexer(Source("one", "a b ;")), Lexer(Source("two", "c d"))
    values = [lexer.token().value for lexer in (one, two, one, two)]
    assert values == ["a", "c", "b", "d"]
    assert one.token() is None
    assert (len(one.diagnostics), len(two.diagnostics)) == (1, 0)
