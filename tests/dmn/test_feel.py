"""FEEL, as far as it is read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.dmn.feel import FeelError, expression_of, unary_tests
from presencemap.dmn.feel_tree import (
    Both,
    Call,
    Compare,
    Either,
    Interval,
    ListOf,
    Literal,
    Member,
    Name,
    Not,
    UnaryTests,
)

VALUE = Name("?")
ONE, TWO = Literal(1), Literal(2)


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ('"a"', (Literal("a"),)),
        ('"a", "b"', (Literal("a"), Literal("b"))),
        (r'"\"\\\n\u0041\U01F60E"', (Literal('"\\\nA😎'),)),
        ("1", (ONE,)),
        ("-1.5", (Literal(-1.5),)),
        ("true, null", (Literal(value=True), Literal(None))),
        ("[1..2]", (Interval(ONE, TWO),)),
        ("(1..2)", (Interval(ONE, TWO, has_low=False, has_high=False),)),
        ("]1..2[", (Interval(ONE, TWO, has_low=False, has_high=False),)),
        ("[1..2)", (Interval(ONE, TWO, has_high=False),)),
        ("< 1", (Compare("<", VALUE, ONE),)),
        (">=1,2", (Compare(">=", VALUE, ONE), TWO)),
        ('not("a", 1)', (Not(UnaryTests((Literal("a"), ONE))),)),
        ("? != null", (Compare("!=", VALUE, Literal(None)),)),
        ("? in [1, 2]", (Member(VALUE, UnaryTests((ListOf((ONE, TWO)),))),)),
        ("? in (1, [1..2])", (Member(VALUE, UnaryTests((ONE, Interval(ONE, TWO)))),)),
        ("? in (1..2)", (Member(VALUE, UnaryTests((Interval(ONE, TWO, False, False),))),)),
        ("? between 1 and 2", (Member(VALUE, UnaryTests((Interval(ONE, TWO),))),)),
        ('("a" in ?)', (Member(Literal("a"), UnaryTests((VALUE,))),)),
        (
            "1 = ? or ? > 1 and ? < 2",
            (
                Either(
                    (
                        Compare("=", ONE, VALUE),
                        Both((Compare(">", VALUE, ONE), Compare("<", VALUE, TWO))),
                    )
                ),
            ),
        ),
        ("not(?) and true", (Both((Not(VALUE), Literal(value=True))),)),
        ("list contains(x, 1)", (Call("list contains", (Name("x"), ONE)),)),
        ("[]", (ListOf(()),)),
    ],
)
def test_cells(text, tests):
    """A cell is read as DMN has it."""
    assert unary_tests(text) == UnaryTests(tests)


@pytest.mark.parametrize("text", ["", " ", "-"])
def test_any(text):
    """An empty cell and a dash ask nothing."""
    assert unary_tests(text) == UnaryTests((), is_any=True)


@pytest.mark.parametrize(
    ("text", "name"), [("season", "season"), ("a.b_c", "a.b_c"), ("Guest Count", "Guest Count")]
)
def test_names(text, name):
    """The name of a variable may have several words."""
    assert expression_of(text) == Name(name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 +", "`+`: a rules file does not calculate"),
        ("? * 2", "`*`: a rules file does not calculate"),
        ("if a then b else c", "`if` has no counterpart"),
        ("some x in y satisfies x", "`some` has no counterpart"),
        ("[1..", "something is missing at the end"),
        ('"open', "is not understood here"),
        ("1 2", "`2` is not understood here"),
        ("(1", "something is missing at the end"),
        ("{a: 1}", "`{` is not understood here"),
        ('@"2020-01-01"', "`@` is not understood here"),
        (r'"\uD800"', "there is no character d800"),
        ("9" * 50, "is too long"),
        ("(" * 60 + "1" + ")" * 60, "nested deeper than 40"),
        ("not(" * 60 + "1" + ")" * 60, "nested deeper than 40"),
        ('"' + "a" * 20_000 + '"', "more than 20,000 characters"),
        ("- a", "a minus stands before numbers only"),
    ],
)
def test_refusals(text, message):
    """What is no FEEL, or FEEL of another kind, is refused by name."""
    with pytest.raises(
        FeelError, match=message.replace("+", r"\+").replace("*", r"\*").replace("{", r"\{")
    ):
        unary_tests(text)


@given(st.text(alphabet='?"a1 .,<>=!()[]-notandrl+', max_size=40))
def test_any_text_is_read_or_refused(text):
    """Whatever stands in a cell, there is a meaning or a refusal."""
    found = None
    with suppress(FeelError):
        found = unary_tests(text)
    assert found is None or isinstance(found, UnaryTests)
