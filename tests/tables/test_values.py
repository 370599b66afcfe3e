"""Values as people type and read them."""

from __future__ import annotations

import re

import pytest

from presencemap.errors import FieldError
from presencemap.model import Field, FieldType, NamedRange
from presencemap.tables.values import check_value, describe, fits, value_from_text

INT = Field("n", FieldType.INT, ranges=(NamedRange("low", 3, 9),))
TOKEN = Field("t", FieldType.TOKEN, tokens=("a", "b"))
OPEN = Field("o", FieldType.TOKEN, tokens=("a",), open=True)
SET = Field("s", FieldType.TOKEN_SET, tokens=("a", "b"))
FLAG = Field("f", FieldType.YES_NO)
TEXT = Field("x", FieldType.TEXT)
AGE = Field("d", FieldType.DURATION)
CASELESS = Field("c", FieldType.TOKEN, tokens=("Busy",), caseless=True)
OPEN_SET = Field("z", FieldType.TOKEN_SET, tokens=("Busy",), open=True, caseless=True)
TIME = Field("h", FieldType.TIME_OF_DAY)
DAY = Field("w", FieldType.WEEKDAY)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (INT, "5", 5),
        (INT, "low", 3),
        (INT, "absent", None),
        (INT, "4294967295", 4294967295),
        (TOKEN, "a", "a"),
        (OPEN, "anything", "anything"),
        (SET, "a, b", frozenset({"a", "b"})),
        (SET, "", frozenset()),
        (FLAG, "yes", True),
        (FLAG, "no", False),
        (TEXT, "", ""),
        (TEXT, "any text = here", "any text = here"),
        (AGE, "250ms", 0.25),
        (AGE, "2h", 7200.0),
        (CASELESS, "bUSY", "Busy"),
        (OPEN_SET, "busy, Odd", frozenset({"Busy", "Odd"})),
        (TIME, "8:05", 485),
        (DAY, "sun", "sun"),
    ],
)
def test_reads_values(field, text, value):
    """Text becomes the value it stands for, by the field's type."""
    assert value_from_text(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        (INT, "five", "`low`"),
        (INT, "-1", "a number from 0"),
        (INT, "4294967296", "outside"),
        (INT, "٣", "a number from 0"),
        (INT, "9" * 5000, "a number from 0"),
        (TOKEN, "c", "`a`, `b`"),
        (OPEN, "", "`a`"),
        (SET, "a,c", "`a`, `b`"),
        (FLAG, "true", "`yes` or `no`"),
        (AGE, "2", "a duration"),
        (CASELESS, "free", "`Busy`"),
        (TIME, "24:00", "a time such as `08:00`"),
        (DAY, "Sunday", "a day from `mon` to `sun`"),
    ],
)
def test_refuses_other_text(field, text, hint):
    """What is no value is refused with what the field takes."""
    with pytest.raises(FieldError, match=hint):
        value_from_text(field, text)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (INT, 5, "5 (low)"),
        (INT, 50, "50"),
        (INT, None, "absent"),
        (FLAG, True, "yes"),
        (SET, frozenset({"b", "a"}), "{a, b}"),
        (TEXT, "hi", '"hi"'),
        (TOKEN, "a", "a"),
        (AGE, 90.0, "90s"),
        (AGE, 120, "2m"),
        (AGE, 0.25, "250ms"),
        (AGE, 0.0001, "0.0001s"),
        (None, 5, "5"),
    ],
)
def test_describes_values(field, value, text):
    """A value reads as a person would say it."""
    assert describe(field, value) == text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TOKEN, "a"),
        (TOKEN, None),
        (OPEN, "anything"),
        (SET, frozenset("ab")),
        (SET, frozenset()),
        (CASELESS, "bUSY"),
        (OPEN_SET, frozenset({"any", "Busy"})),
        (TEXT, "c"),
    ],
)
def test_takes_what_a_field_may_have(field, value):
    """A closed field takes its listed tokens, an open one any; a caseless one in any case."""
    check_value(field, value)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (TOKEN, "c", "`c` is no token of `t`; it takes `a`, `b`"),
        (TOKEN, "A", "`A` is no token of `t`; did you mean `a`?"),
        (SET, frozenset("ac"), "`c` is no token of `s`; it takes `a`, `b`"),
        (CASELESS, "bussy", "`bussy` is no token of `c`; did you mean `Busy`?"),
    ],
)
def test_refuses_unlisted_tokens_of_closed_fields(field, value, message):
    """What a closed field does not list is refused, with what was perhaps meant."""
    with pytest.raises(FieldError, match=re.escape(message)):
        check_value(field, value)


@pytest.mark.parametrize("field", [SET, OPEN_SET])
def test_the_members_of_a_set_are_tokens(field):
    """A set of anything but tokens does not fit."""
    assert fits(field, frozenset({"a"}))
    assert not fits(field, frozenset({1}))
    assert not fits(field, "a")
    assert not fits(TEXT, frozenset({"a"}))


@pytest.mark.parametrize("value", [{"busy"}, ["busy"], "busy"])
def test_a_set_is_a_frozenset(value):
    """What is no frozenset is refused with what a set of tokens takes."""
    field = Field("activities", FieldType.TOKEN_SET, open=True)
    with pytest.raises(FieldError, match="which takes a frozenset"):
        check_value(field, value)
