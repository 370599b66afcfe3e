"""Single values and sets of them, as a rules file spells them."""

from __future__ import annotations

import pytest

from presencemap.model import Field, FieldType, NamedRange
from presencemap.tables.spelling import braced, name_or_string, span_words, token_words

DAY = Field("day", FieldType.WEEKDAY)
LEVEL = Field("level", FieldType.INT)


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("on-the-phone", "on-the-phone"),
        ("open", "open"),
        ("absent", '"absent"'),
        ("a b", '"a b"'),
        ("9x", '"9x"'),
        ('"', r'"\""'),
    ],
)
def test_words(word, spelt):
    """A word stands bare where it can be a name, else in quotes."""
    assert name_or_string(word) == spelt


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("mon tue wed thu fri", ["mon..fri"]),
        ("mon tue wed thu fri sat sun", ["mon..sun"]),
        ("sat sun", ["sat", "sun"]),
        ("sat sun mon wed", ["wed", "sat..mon"]),
        ("mon wed fri", ["mon", "wed", "fri"]),
        ("", []),
    ],
)
def test_days(days, words):
    """Three days and more that follow each other are a range, round the week if need be."""
    assert token_words(DAY, days.split()) == words


@pytest.mark.parametrize(
    ("low", "high", "words"), [(3, 9, "3..9"), (4, 4, "4"), (7, 2**32 - 1, "7..")]
)
def test_spans(low, high, words):
    """A named range is said as it is declared."""
    assert span_words(LEVEL, NamedRange("x", low, high)) == words


@pytest.mark.parametrize(("words", "spelt"), [(["a"], "a"), (["a", "b"], "{a, b}"), ([], "{}")])
def test_braces(words, spelt):
    """One value stands alone, several in braces."""
    assert braced(words) == spelt
