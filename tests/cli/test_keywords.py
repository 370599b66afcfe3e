"""The expression of `-k`."""

from __future__ import annotations

import pytest

from presencemap.cli.exits import Misuse
from presencemap.cli.keywords import keyword_matcher

NAMES = ("a call wins", "Called back", "lost", "not found", "Straße (A)")


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("call", "01"),
        ("CALL", "01"),
        ("call wins", "0"),
        ("call  wins", "0"),
        ("call and wins", "0"),
        ("call and not wins", "1"),
        ("not call", "234"),
        ("not not call", "01"),
        ("lost or call", "012"),
        ("lost or call and wins", "02"),
        ("(lost or call) and wins", "0"),
        ("not (lost or call)", "34"),
        ("not lost and not call", "34"),
        ('"not found"', "3"),
        ('"not"', "3"),
        ('not "not"', "0124"),
        ('"(a)"', "4"),
        ("STRASSE", "4"),
        ("found and(not lost)", "3"),
        ("__import__", ""),
        ("and_more", ""),
        ("((((lost))))", "2"),
    ],
)
def test_says_which_names_are_meant(expression, meant):
    """Parts of names, in any case, joined as in English; quotes take a word's meaning away."""
    matches = keyword_matcher(expression)
    assert "".join(str(index) for index, name in enumerate(NAMES) if matches(name)) == meant


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "-k : a part of a name was expected, not the end"),
        ("  ", "-k   : a part of a name was expected, not the end"),
        ('""', '-k "": a part of a name was expected, not the end'),
        ("call and", "-k call and: a part of a name was expected, not the end"),
        ("or call", "-k or call: a part of a name was expected, not `or`"),
        ("(call", "-k (call: `)` was expected, not the end"),
        ("call)", "-k call): `and` or `or` was expected, not `)`"),
        ("call (lost)", "-k call (lost): `and` or `or` was expected, not `(`"),
        ('call "lost"', '-k call "lost": `and` or `or` was expected, not `"lost"`'),
        ('"a" "b"', '-k "a" "b": `and` or `or` was expected, not `"b"`'),
        ('"call', '-k "call: a string has no closing quote'),
        ("not " * 100 + "x", "-k: this is nested deeper than 64"),
        ("(" * 100_000, "-k: this is nested deeper than 64"),
    ],
)
def test_refuses_what_is_no_expression(expression, message):
    """A mistake is misuse, with what was expected in place of what was found."""
    with pytest.raises(Misuse) as caught:
        keyword_matcher(expression)
    assert caught.value.message == message
