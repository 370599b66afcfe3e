"""Conditions as cells of a decision table."""

from __future__ import annotations

import math

import any_rules
import pytest

from presencemap.dmn.cells import Style, cell, expression
from presencemap.tables.conditions import (
    AllOf,
    AnyOf,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)

TOP = 2**32 - 1
ABSENT = IsAbsent("level")
GREEN = IsOneOf("lamp", frozenset({"green"}))
ODD = IsOneOf("badge", frozenset({"don't", "b"}))


def level(*spans):
    """Return a test of a number."""
    return InRanges("level", spans)


@pytest.mark.parametrize(
    ("name", "condition", "common", "simple"),
    [
        ("level", level((5, 5)), "5", "5"),
        ("level", level((0, 9)), "? != null and ? <= 9", "<= 9"),
        ("level", level((10, TOP)), "? != null and ? >= 10", ">= 10"),
        ("level", level((3, 7)), "? != null and ? >= 3 and ? <= 7", "[3..7]"),
        (
            "level",
            level((1, 1), (3, 7)),
            "? != null and ((? in [1]) or (? >= 3 and ? <= 7))",
            "1,[3..7]",
        ),
        ("level", Negation(level((5, 5))), "not(? != null and ? in [5])", "null,<= 4,>= 6"),
        ("level", ABSENT, "null", "null"),
        ("level", Negation(ABSENT), "? != null", "not(null)"),
        ("level", AnyOf((ABSENT, Negation(ABSENT))), "-", "-"),
        ("level", AllOf((ABSENT, Negation(ABSENT))), "", ""),
        ("lamp", GREEN, '"green"', '"green"'),
        ("lamp", Negation(GREEN), 'not(? in ["green"])', 'not("green")'),
        ("lamp", AnyOf((GREEN, IsAbsent("lamp"))), '? in [null, "green"]', '"green",null'),
        ("badge", ODD, '? in ["b", "don\'t", "don\'t"]', '"b","don\'t"'),
        ("agent.door-open", IsYesNo("agent.door-open", value=True), "true", "true"),
        (
            "agent.door-open",
            Negation(IsYesNo("agent.door-open", value=True)),
            "? in [null, false]",
            "false,null",
        ),
        (
            "rest",
            InRanges("rest", ((math.nextafter(2, 9), math.nextafter(300, 0)),)),
            "? != null and ? > 2 and ? < 300",
            "(2..300)",
        ),
        ("tags", HasAny("tags", frozenset("a")), '? != null and ("a" in ?)', None),
        ("tags", IsAbsent("tags"), "? in [null, []]", None),
        (
            "tags",
            Negation(HasAny("tags", frozenset("ab"))),
            'not(? != null and (("a" in ?) or ("b" in ?)))',
            None,
        ),
        ("badge", Glob("badge", "*"), None, None),
    ],
)
def test_cells(name, condition, common, simple):
    """A cell says just what the condition says, in either style; None where none does."""
    field = any_rules.FIELDS[name]
    assert (cell(field, condition, Style.COMMON), cell(field, condition, Style.SIMPLE)) == (
        common,
        simple,
    )


def test_expressions():
    """What no cell says is an expression of its variables, true or false."""
    asked = AnyOf((Glob("badge", "*a.?"), AllOf((GREEN, level((0, 9))))))
    names = {"badge": "badge", "lamp": "lamp_2", "level": "level"}
    assert expression(asked, names, any_rules.FIELDS) == (
        r'(badge != null and matches(badge, "^.*a\\..$", "is")) or '
        '((lamp_2 in ["green"]) and (level != null and level <= 9))'
    )
