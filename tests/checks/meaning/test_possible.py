"""Whether a value can pass several tests at once, held against every value of a small world."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.checks.meaning.possible import Ordered, merged, possible
from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import WEEKDAYS
from presencemap.tables.conditions import Glob, HasAny, InRanges, IsAbsent, IsOneOf, IsYesNo
from presencemap.tables.interpret import holds

NUMBERS = (0, 1, 2, 3, 4, 5, 6, LARGEST_INT - 1, LARGEST_INT)
WORDS = ("a", "b", "c", "other")
SETS = tuple(frozenset(some) for n in range(4) for some in combinations(WORDS, n + 1))
LISTED = WORDS[:3]
LISTED_SETS = tuple(each for each in SETS if "other" not in each)

number = Field("f", FieldType.INT)
token = Field("f", FieldType.TOKEN, tokens=("a", "b", "c"))
tokens = Field("f", FieldType.TOKEN_SET, tokens=("a", "b", "c"))
open_token = Field("f", FieldType.TOKEN, tokens=("a", "b", "c"), open=True)
open_tokens = Field("f", FieldType.TOKEN_SET, tokens=("a", "b", "c"), open=True)
caseless = Field("f", FieldType.TOKEN, tokens=("A", "B", "c"), caseless=True)
day = Field("f", FieldType.WEEKDAY)
truth = Field("f", FieldType.YES_NO)

ends = st.sampled_from(NUMBERS[:7])
ranges = st.tuples(ends, ends | st.just(LARGEST_INT))
words = st.frozensets(st.sampled_from(WORDS[:3]), min_size=1)
absent = st.just(IsAbsent("f"))

TESTS = {
    number: st.lists(ranges, min_size=1, max_size=3).map(lambda r: InRanges("f", tuple(r))),
    token: words.map(lambda w: IsOneOf("f", w)),
    tokens: words.map(lambda w: HasAny("f", w)),
    open_token: words.map(lambda w: IsOneOf("f", w)),
    open_tokens: words.map(lambda w: HasAny("f", w)),
    caseless: words.map(lambda w: IsOneOf("f", w, caseless=True)),
    day: st.frozensets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda w: IsOneOf("f", w)),
    truth: st.booleans().map(lambda b: IsYesNo("f", b)),
}
VALUES = {
    number: NUMBERS,
    token: LISTED,
    tokens: LISTED_SETS,
    open_token: WORDS,
    open_tokens: SETS,
    caseless: LISTED,
    day: WEEKDAYS,
    truth: (True, False),
}


@pytest.mark.parametrize(
    "field", TESTS, ids=lambda f: f"{'caseless ' * f.caseless}{f.type.value}{' open' * f.open}"
)
def test_says_what_trying_all_values_says(field):
    """A conjunction is possible exactly if one of all values, or absent, passes."""

    @given(st.lists(st.tuples(TESTS[field] | absent, st.booleans()), min_size=1, max_size=4))
    def check(literals):
        passes = any(
            all(holds(test, {"f": value}) is wanted for test, wanted in literals)
            for value in (None, *VALUES[field])
        )
        assert possible(field, literals) is passes

    check()


TEXT = Field("f", FieldType.TEXT)
LASTS = Field("f", FieldType.DURATION)
INF = float("inf")


@pytest.mark.parametrize(
    ("field", "literals", "expected"),
    [
        (TEXT, [(Glob("f", "*"), False), (IsAbsent("f"), False)], False),
        (TEXT, [(Glob("f", "**"), False), (IsAbsent("f"), False)], False),
        (TEXT, [(Glob("f", ""), False), (IsAbsent("f"), False)], True),
        (TEXT, [(Glob("f", "*"), False)], True),
        (TEXT, [(Glob("f", "a*"), True), (Glob("f", "a*"), False)], False),
        (TEXT, [(Glob("f", "a*"), True), (Glob("f", "b*"), True)], True),  # not known, so possible
        (TEXT, [(IsOneOf("f", frozenset("xy")), True), (Glob("f", "Y"), True)], True),
        (TEXT, [(IsOneOf("f", frozenset("xy")), True), (Glob("f", "z*"), True)], False),
        (TEXT, [(IsOneOf("f", frozenset("x")), True), (Glob("f", "X"), False)], False),
        (LASTS, [(InRanges("f", ((0, 2),)), True), (InRanges("f", ((2, INF),)), True)], True),
        (LASTS, [(InRanges("f", ((0, 2),)), False), (InRanges("f", ((2, INF),)), False)], True),
        (
            LASTS,
            [(InRanges("f", ((0, INF),)), False), (IsAbsent("f"), False)],
            False,
        ),
    ],
)
def test_text_and_durations(field, literals, expected):
    """Texts are pinned down by `is`; durations have no gaps, and no end."""
    assert possible(field, literals) is expected


def test_ranges_are_merged():
    """Overlapping ranges become one, empty ones none."""
    assert merged([(5, 9), (1, 2), (8, 12), (4, 3)]) == [(1, 2), (5, 12)]


def test_takes_no_more_looks_than_there_are_ranges(monkeypatch):
    """Ten thousand ranges are sorted and passed once; nothing is held against everything."""
    looks = 0

    def counted(_field, number):
        nonlocal looks
        looks += 1
        return number + 1

    monkeypatch.setattr("presencemap.checks.meaning.possible._next", counted)
    points = InRanges("f", tuple((n, n) for n in range(10_000)))
    whole = InRanges("f", ((0, 9_999),))
    assert not possible(number, [(whole, True), (points, False), (IsAbsent("f"), False)])
    assert looks == 10_000


def test_a_large_test_is_sorted_once(monkeypatch):
    """A definition of thousands of numbers beside one number in each row is not passed anew."""
    sorted_, looked = [], 0

    class Counted(list):
        def __getitem__(self, at):
            nonlocal looked
            looked += 1
            return super().__getitem__(at)

    def counted(ranges):
        sorted_.append(len(ranges))
        return Counted(merged(ranges))

    monkeypatch.setattr("presencemap.checks.meaning.possible.merged", counted)
    large = InRanges("f", tuple((2 * n, 2 * n) for n in range(4_096)))
    ordered = Ordered()
    for n in range(100):
        one = InRanges("f", ((n, n),))
        for wanted in (True, False):
            literals = [(large, True), (one, wanted), (IsAbsent("f"), False)]
            assert possible(number, literals, ordered) is (not wanted or n % 2 == 0)
    assert sorted_.count(4_096) == 1
    assert 0 < looked <= 200 * 60
