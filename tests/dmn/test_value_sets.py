"""Conditions on one field as sets of values, and as the plainest condition again."""

from __future__ import annotations

from random import Random

import any_rules
import pytest

from presencemap.dmn.tidying import tidy
from presencemap.dmn.value_sets import complement, value_set
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)
from presencemap.tables.interpret import holds

LEVEL, LAMP = IsAbsent("level"), IsAbsent("lamp")
GREEN = IsOneOf("lamp", frozenset({"green"}))
OPEN = IsYesNo("agent.door-open", value=True)


@pytest.mark.parametrize("name", any_rules.FIELDS)
def test_tidy_changes_no_meaning(name):
    """The plainest condition is true of the same values as the one that it is made of."""
    rng = Random(name)  # noqa: S311 - the same choices each time
    field = any_rules.FIELDS[name]
    for seed in range(150):
        condition = any_rules.condition(rng, [name], depth=4)
        tidied = tidy(field, condition)
        values = value_set(field, condition)
        assert values is None or complement(complement(values)) == values
        for presence in any_rules.presences(seed, 30, [name]):
            assert holds(tidied, presence) is holds(condition, presence)


@pytest.mark.parametrize(
    ("name", "condition", "tidied"),
    [
        (
            "level",
            AllOf((Negation(LEVEL), InRanges("level", ((3, 99),)), InRanges("level", ((0, 7),)))),
            InRanges("level", ((3, 7),)),
        ),
        ("level", AnyOf((LEVEL, Negation(LEVEL))), Always()),
        ("level", AllOf((LEVEL, Negation(LEVEL))), Negation(Always())),
        ("level", InRanges("level", ((0, 2**32 - 1),)), Negation(LEVEL)),
        ("lamp", AllOf((Negation(LAMP), GREEN)), GREEN),
        ("agent.door-open", Negation(Negation(OPEN)), OPEN),
        (
            "tags",
            AllOf((Negation(IsAbsent("tags")), HasAny("tags", frozenset("a")))),
            HasAny("tags", frozenset("a")),
        ),
    ],
)
def test_tidy(name, condition, tidied):
    """What machines write becomes what a person would."""
    assert tidy(any_rules.FIELDS[name], condition) == tidied
