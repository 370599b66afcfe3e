"""Conditions back in the words of a rules file."""

from __future__ import annotations

import math
from random import Random

import any_rules
import pytest

from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)
from presencemap.tables.interpret import holds
from presencemap.tables.load import compile_text
from presencemap.tables.sentences import cell_words, condition_words

DOOR = IsYesNo("agent.door-open", value=True)
GREEN = IsOneOf("lamp", frozenset({"green"}))
LEVELS = ((0, 9), (12, 12))


def ranges(name, *spans):
    """Return a test that a number is in one of some intervals."""
    return InRanges(name, spans)


@pytest.mark.parametrize(
    ("condition", "cell", "sentence"),
    [
        (IsAbsent("lamp"), "absent", "lamp is absent"),
        (Negation(IsAbsent("lamp")), "not absent", "lamp is not absent"),
        (GREEN, "green", "lamp is green"),
        (Negation(GREEN), "not green", "not lamp is green"),
        (Negation(Negation(GREEN)), "green", "lamp is green"),
        (DOOR, "yes", "agent.door-open"),
        (IsYesNo("agent.door-open", value=False), "no", "agent.door-open is no"),
        (IsOneOf("lamp", frozenset({"red", "green"})), "{green, red}", "lamp in {green, red}"),
        (IsOneOf("mood", frozenset({"x y", "busy"})), '{busy, "x y"}', 'mood in {busy, "x y"}'),
        (IsOneOf("kind", frozenset({"alpha"}), caseless=True), "Alpha", "kind is Alpha"),
        (IsOneOf("badge", frozenset({'"'})), r'"\""', r'badge is "\""'),
        (HasAny("tags", frozenset("a")), "a", "tags in {a}"),
        (Glob("badge", "*x"), 'like "*x"', 'badge like "*x"'),
        (ranges("level", (10, 19)), "high", "level is high"),
        (ranges("level", (0, 19)), "< 20", "level < 20"),
        (ranges("level", (0, 29)), "< top", "level < top"),
        (ranges("level", (10, 2**32 - 1)), ">= high", "level >= high"),
        (ranges("level", (12, 2**32 - 1)), ">= 12", "level >= 12"),
        (ranges("level", (3, 8)), "3..8", "level in 3..8"),
        (ranges("level", (7, 7)), "7", "level is 7"),
        (ranges("level", *LEVELS), "{low, 12}", "level in {low, 12}"),
        (Negation(ranges("level", *LEVELS)), "not {low, 12}", "not level in {low, 12}"),
        (
            ranges("level", (7, 7), (50, 2**32 - 1)),
            "7 or >= 50",
            "level is 7 or level >= 50",
        ),
        (ranges("rest", (0, math.nextafter(300, -1))), "< 5m", "rest < 5m"),
        (ranges("rest", (math.nextafter(2, 9), math.inf)), "> 2s", "rest > 2s"),
        (ranges("rest", (0, 0.25)), "<= 250ms", "rest <= 250ms"),
        (ranges("shift", (480, 1079)), "between 08:00 and 18:00", "shift between 08:00 and 18:00"),
        (
            ranges("shift", (0, 359), (1320, 1439)),
            "between 22:00 and 06:00",
            "shift between 22:00 and 06:00",
        ),
        (ranges("shift", (480, 480)), "08:00", "shift is 08:00"),
        (IsOneOf("day", frozenset({"mon", "tue", "wed"})), "mon..wed", "day in mon..wed"),
        (IsOneOf("day", frozenset({"sun", "mon", "sat"})), "sat..mon", "day in sat..mon"),
        (IsOneOf("day", frozenset({"mon", "fri"})), "{mon, fri}", "day in {mon, fri}"),
        (
            AnyOf((GREEN, IsAbsent("lamp"))),
            "green or absent",
            "lamp is green or lamp is absent",
        ),
        (
            AllOf((Negation(GREEN), AnyOf((GREEN, IsAbsent("lamp"))))),
            "not green and (green or absent)",
            "not lamp is green and (lamp is green or lamp is absent)",
        ),
        (
            Negation(AllOf((GREEN, IsAbsent("lamp")))),
            "not (green and absent)",
            "not (lamp is green and lamp is absent)",
        ),
    ],
)
def test_words(condition, cell, sentence):
    """A condition is said in the words that a person would write it in."""
    fields = any_rules.FIELDS
    asked = next(name for name in fields if name == sentence_field(condition))
    assert cell_words(fields[asked], condition) == cell
    assert condition_words(fields, condition) == sentence


def sentence_field(condition):
    """Return the field that a condition asks."""
    while not hasattr(condition, "field"):
        condition = condition.part if isinstance(condition, Negation) else condition.parts[0]
    return condition.field


def test_always():
    """What asks nothing is `any`."""
    assert condition_words(any_rules.FIELDS, Always()) == "any"
    assert cell_words(any_rules.FIELDS["lamp"], Always()) == "any"


def test_sentences_are_read_back():
    """A sentence compiles, and means what the condition means."""
    rng = Random(7)  # noqa: S311 - the same choices each time
    for seed in range(300):
        condition = any_rules.condition(rng, tuple(any_rules.FIELDS), depth=4)
        words = condition_words(any_rules.FIELDS, condition)
        text = f"table t first {{ row r when {words} -> Open\n otherwise -> Shut }}"
        rules = compile_text(any_rules.DECLARATIONS + text).rules
        assert rules is not None, words
        for presence in any_rules.presences(seed, 25):
            state = rules.decide(presence)["t"].outcome.state
            assert (state == "Open") is holds(condition, presence), words
