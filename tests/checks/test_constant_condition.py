"""What is said of conditions that are always true, or never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import compiled, said

from presencemap.checks import constant_condition
from presencemap.checks.meaning.written import conditions
from presencemap.tables.interpret import holds


def table(condition: str) -> str:
    """Return a table with a row of that condition."""
    return f"table t first {{\n row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("condition", "message", "other"),
    [
        (
            "availability < 0",
            "`availability < 0` is never true: `availability` has no such value",
            None,
        ),
        ("not any", "`not any` is never true", None),
        ("any and note is absent", "`any` says nothing in an `and`", None),
        ("any or note is absent", "an `or` with `any` is always true", None),
        (
            "device is web and device is mobile",
            "`device is web` and `device is mobile` are never both true",
            "device is web",
        ),
        (
            "device is web or not\n  device is web",
            "`device is web` or `not device is web` is always true",
            "device is web",
        ),
        (
            'note is not absent and note like "*"',
            '`note like "*"` is true of every value, and says nothing here',
            "note is not absent",
        ),
        (
            "availability < 4000 and availability > 3900 and availability in {3000, 5000}",
            "no value of `availability` makes all of this true",
            None,
        ),
        (
            "availability is absent or availability < 6000 or availability > 5999",
            "every value of `availability` makes some of this true",
            None,
        ),
        (
            "calendar is not absent and calendar not in {free, tentative, busy, out-of-office}",
            "`calendar is not absent` and `calendar not in {free, tentative, busy, out-of-office}` "
            "are never both true",
            "calendar is not absent",
        ),
    ],
)
def test_says_what_and_shows_the_other_place(condition, message, other):
    """The message names the parts; what it is about besides is shown."""
    [found] = said(constant_condition, table(condition))
    assert found.message == message
    assert [each.source.at(each.span) for each in found.related] == ([other] if other else [])


def test_the_culprits_are_found_among_many():
    """Of many parts, those are named that exclude each other, not the first and the last."""
    parts = [f"availability is not {3000 + n}" for n in range(50)]
    parts[20], parts[30] = "availability is busy", "availability is away"
    [found] = said(constant_condition, table(" and ".join(parts)))
    assert found.message == "`availability is busy` and `availability is away` are never both true"


def test_ten_thousand_rows_take_a_look_each(monkeypatch):
    """A level is looked at once if nothing is wrong with it, whatever definitions it uses."""
    looks = []
    plain = constant_condition.possible

    def counted(field, literals, ordered):
        looks.append(len(literals))
        return plain(field, literals, ordered)

    monkeypatch.setattr(constant_condition, "possible", counted)
    large = " or\n ".join(f'note is "n{n}" and device is web' for n in range(500))
    rows = "".join(f" row r{n} when large and device is web -> keep\n" for n in range(1_000))
    text = f"define large = {large}\ntable t first {{\n{rows} otherwise -> NotReady\n}}\n"
    assert said(constant_condition, text) == []
    assert sum(looks) <= 4 * 500 + 1_000


def test_a_long_or_takes_few_looks(monkeypatch):
    """Where parts exclude each other, they are found by halving."""
    looks = 0
    plain = constant_condition.possible

    def counted(field, literals, ordered):
        nonlocal looks
        looks += 1
        return plain(field, literals, ordered)

    monkeypatch.setattr(constant_condition, "possible", counted)
    ors = " or\n ".join(f"availability is {3000 + n}" for n in range(2_000))
    [found] = said(constant_condition, table(f"{ors} or not (availability is 3007)"))
    assert found.message.startswith("`availability is 3007` or `not (availability is 3007)`")
    assert looks <= 2_001 + 1 + 2 * 12 + 3


TESTS = st.sampled_from(
    [
        "any",
        "availability < 0",
        "availability >= 0",
        "availability is absent",
        "availability is not absent",
        "availability is busy",
        "availability in {away, 6500}",
        "availability < 6500",
        "availability not in 3000..7000",
        "device is web",
        "device is not web",
        "device in {web, mobile}",
        "device is absent",
        "heavy",
        "light",
    ]
)
CONDITIONS = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        inner.map(lambda part: f"not ({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' and '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' or '.join(parts)})"),
    ),
    max_leaves=6,
)
WORLD = [
    {"availability": number, "device": word}
    for number in (None, 0, 2999, 3000, 6499, 6500, 6501, 7001, 15000, 4294967295)
    for word in (None, "web", "mobile", "x")
]
DEFINES = "define heavy = availability is busy or device is web\ndefine light = device is mobile\n"


@given(st.lists(CONDITIONS, min_size=2, max_size=3), st.sampled_from(["and", "or"]))
def test_what_is_said_is_so(parts, word):
    """What is never or always true by what is said is so of every presence of a small world."""
    result = compiled(DEFINES + table(f" {word} ".join(parts)))
    everything = []
    waiting = list(conditions(result, result.rules))
    while waiting:
        part = waiting.pop()
        everything.append(part)
        waiting += part.parts
    for found in constant_condition.check(result, result.rules):
        if "says nothing" in found.message:
            continue
        expected = "always true" in found.message or "some of this" in found.message
        around = [
            each.meaning
            for each in everything
            if each.span.start <= found.span.start and found.span.end <= each.span.end
        ]
        assert any(all(holds(each, p) is expected for p in WORLD) for each in around)


@given(
    st.lists(TESTS.filter(lambda t: t.startswith("availability")), min_size=2, max_size=4),
    st.sampled_from(["and", "or"]),
)
def test_of_one_field_everything_is_found(parts, word):
    """What parts that ask for one field make constant is said, and nothing else."""
    result = compiled(table(f" {word} ".join(parts)))
    row = result.rules.tables[0].rows[0]
    answers = {holds(row.condition, presence) for presence in WORLD}
    messages = [each.message for each in constant_condition.check(result, result.rules)]
    told = [each for each in messages if "says nothing" not in each]
    empty = any(each == "availability < 0" for each in parts)
    assert bool(told) is (len(answers) == 1 or empty)
