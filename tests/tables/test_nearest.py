"""The nearest presences for another answer, held equal to trying them all."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.limits import Limits
from presencemap.tables import interpret, nearest
from presencemap.tables.diagram import witness
from presencemap.tables.diagram.texts import Found
from presencemap.tables.load import compile_text

HEAD = """language 1
use genesys
context {
    n : int
    t : token { a, b, c }
    o : caseless token open { X, y }
    f : yes/no
    s : set of token open { p, q, r }
    d : duration
    w : text
}
"""
# Every way to pass or fail all tests below at once has a value here.
VALUES = {
    "n": (None, 0, 1, 2, 3, 4, 5, 6, 7, 2**32 - 1),
    "t": (None, "a", "b", "c"),
    "o": (None, "x", "y", "z"),
    "f": (None, True, False),
    "s": (
        None,
        *(frozenset(c) for k in (1, 2, 3) for c in combinations(["p", "q", "r", "zz"], k)),
        frozenset({"p", "q", "r", "zz"}),
    ),
    "d": (None, 0.0, 1.0, 1.5, 2.0, 3.0, float("inf")),
    "w": (None, "", "u", "uv", "zz", "v", "vu", "uvu", "uxv", "ux"),
}
TESTS = {
    "n": ("n in 2..4", "n < 3", "n >= 5", "n is absent", "n is 1", "n in {0, 6}"),
    "t": ("t is a", "t in {a, b}", "t not in {b, c}", "t is absent", "t is not absent"),
    "o": ("o is X", "o in {X, y}", "o not in {X}", "o is absent"),
    "f": ("f", "not f", "f is no", "f is absent"),
    "s": ("s in {p}", "s in {p, q}", "s not in {q, r}", "s is absent", "s is not absent"),
    "d": ("d < 1s", "d <= 2s", "d > 1s", "d is 2s", "d is absent"),
    "w": ('w is "u"', 'w like "u*"', 'w like "*v"', 'not w like "*v*"', 'w in {"uv", "zz"}'),
}


def condition(draw, names, depth=2):
    """Return a random condition on some fields."""
    if depth == 0 or draw.random() < 0.4:
        return draw.choice(TESTS[draw.choice(names)])
    joint = draw.choice([" and ", " and ", " or ", "not"])
    if joint == "not":
        return f"not ({condition(draw, names, depth - 1)})"
    return "(" + joint.join(condition(draw, names, depth - 1) for _ in range(2)) + ")"


def compiled(text):
    """Return the rule set of a text."""
    found = compile_text(HEAD + text)
    assert found.rules, found.diagnostics
    return found.rules


def random_rules(draw):
    """Return the rules of a small random table."""
    names = draw.sample(sorted(VALUES), 3)
    rows = [
        f"    row r{number} when {condition(draw, names)}"
        f" -> {draw.choice(['Ready', 'NotReady', 'keep'])}\n"
        for number in range(draw.randint(1, 4))
    ]
    last = draw.choice(["", "    otherwise -> LoggedOut\n"])
    policy = draw.choice(["first", "first", "unique", "any"])
    return compiled(f"table v {policy} {{\n{''.join(rows)}{last}}}\n")


def is_target(table, presence, target):
    """Say whether a table's answer is a target, by the specification."""
    decision = interpret.decide(table, presence)
    if any(row.name == target for row in table.all_rows):
        return decision.row == target
    return target in (decision.outcome.state, decision.outcome.kind.value)


def different(one, other):
    """Return the fields in which presences differ."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


@given(st.randoms(use_true_random=True))
def test_nothing_nearer_is_missed_and_nothing_is_invented(draw):
    """The least number of changes, and the fields, are those that enumeration finds."""
    rules = random_rules(draw)
    [table] = rules.tables
    names = sorted(rules.used_fields)
    everything = [
        {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for values in product(*(VALUES[name] for name in names))
    ]
    targets = ["Ready", "LoggedOut", "keep", *(row.name for row in table.all_rows)]
    for target in draw.sample(targets, 2):
        wanted = [each for each in everything if is_target(table, each, target)]
        for presence in draw.sample(everything, 2):
            ways = {frozenset(different(presence, each)) for each in wanted}
            fewest = min(map(len, ways), default=None)
            found = rules.nearest(presence, target)["v"]
            assert found.too_large is None
            check(table, presence, target, found.alternatives, fewest)
            told = {frozenset(c.field for c in each.changes) for each in found.alternatives}
            if len(found.alternatives) < 3:
                assert told == {way for way in ways if len(way) == fewest}


def check(table, presence, target, alternatives, fewest):
    """Hold what is told of a target against the table."""
    assert bool(alternatives) is (fewest is not None)
    for each in alternatives:
        assert len(each.changes) == fewest
        assert different(presence, each.presence) == {change.field for change in each.changes}
        assert is_target(table, each.presence, target)
        assert each.decision == interpret.decide(table, each.presence)
        assert each.decision.row is None or each.decision.row in each.rows
        check_wants(table, presence, target, each)


def check_wants(table, presence, target, alternative):
    """Hold that all values that meet what is wanted give the target, and no others are told."""
    words = [re.sub(r" \(\d.*\)$", "", change.wanted) for change in alternative.changes]
    if not words or any(" holds " in each for each in words):
        return
    text = " and ".join(f"({each})" for each in words)
    rules = compiled(f"table v first {{ row a when {text} -> keep otherwise -> keep }}\n")
    [row] = rules.tables[0].rows
    assert interpret.holds(row.condition, alternative.presence)
    names = [change.field for change in alternative.changes]
    for values in product(*(VALUES[name] for name in names)):
        other = {**presence, **dict(zip(names, values, strict=True))}
        if interpret.holds(row.condition, other):
            assert is_target(table, other, target)
            assert interpret.decide(table, other).row in {None, *alternative.rows}


def ways(table, presence, target, **limits):
    """Return the alternatives: of each what it wants, and the presence."""
    rules = compiled(table)
    [found] = rules.nearest(presence, target, limits=Limits(**limits)).values()
    return [
        (*(change.wanted for change in each.changes), each.presence) for each in found.alternatives
    ]


ROW = "table v first { row a when %s -> Ready otherwise -> NotReady }"


@pytest.mark.parametrize(
    ("condition", "presence", "expected"),
    [
        # What a set holds beyond what matters stays in it.
        (
            "s in {p}",
            {"s": frozenset({"q", "zz"})},
            [("s in {p}", {"s": frozenset({"p", "q", "zz"})})],
        ),
        (
            "s not in {p, q}",
            {"s": frozenset({"p", "r", "zz"})},
            [("s not in {p, q}", {"s": frozenset({"r", "zz"})})],
        ),
        # A field rather gets another value than none.
        ("n is not 3", {"n": 3}, [("n is not 3", {"n": 0})]),
        ("o not in {X}", {"o": "x"}, [("o is not X", {"o": "y"})]),
        # As many changes: those that lose no value go first.
        (
            "n is absent or t is b or f",
            {"n": 1, "t": "a", "f": False},
            [
                ("t is b", {"n": 1, "t": "b", "f": False}),
                ("f is yes", {"n": 1, "t": "a", "f": True}),
                ("n is absent", {"t": "a", "f": False}),
            ],
        ),
        # Three are told, though there are more.
        (
            "n is 1 or t is a or f or d is 1s",
            {},
            [("n is 1", {"n": 1}), ("t is a", {"t": "a"}), ("f is yes", {"f": True})],
        ),
        # One change of a field may have several parts.
        ("n in {1, 5}", {"n": 3}, [("n in {1, 5}", {"n": 1})]),
        ('w like "u*"', {"w": "v"}, [('w like "u*"', {"w": "u"})]),
        (
            'w like "u*" and w is not "u"',
            {"w": "v"},
            [('w is not "u" and w like "u*"', {"w": "ux"})],
        ),
        (
            'w is absent or w like "*v"',
            {"w": "u"},
            [('w like "*v"', {"w": "v"}), ("w is absent", {})],
        ),
    ],
)
def test_what_is_wanted(condition, presence, expected):
    """Changes are told in the language's words, fewest first, and values are kept."""
    assert ways(ROW % condition, presence, "a") == expected


def test_a_text_that_can_not_be_is_no_way():
    """Where no text is like some patterns and not like others, the way is another one."""
    condition = 'w like "u*" and not w like "*" or n is 1 and f'
    assert ways(ROW % condition, {}, "Ready") == [("n is 1", "f is yes", {"n": 1, "f": True})]
    assert ways(ROW % 'w like "u*" and not w like "*"', {"w": "u"}, "a") == []


def test_a_text_that_was_not_found_is_only_possible(monkeypatch):
    """Where the search for a text is given up, a way by it is told without a presence."""
    monkeypatch.setattr(witness, "text_like", lambda *_, **__: Found(None, is_certain=False))
    assert ways(ROW % 'w like "u*" or n is 1 and f', {}, "a") == [('w like "u*"', None)]


def test_more_ways_than_are_tried(monkeypatch):
    """Where every way that was tried leads nowhere, and there are more, nothing is claimed."""
    monkeypatch.setattr(nearest, "_TRIED", 1)
    condition = 'w like "u*" and not w like "*" or n is 1 and f'
    found = compiled(ROW % condition).nearest({}, "a")["v"]
    assert (found.alternatives, found.too_large) == (
        (),
        "more than 1 ways for which there is no text",
    )


def test_a_table_that_is_too_large_gives_no_answer():
    """Beyond the bounds of a proof nothing is claimed but the bound; the answer itself is known."""
    rules = compiled(ROW % "n is 1 and t is a and (f or o is X)")
    found = rules.nearest({}, "a", limits=Limits(diagram_nodes=3))["v"]
    assert (found.alternatives, found.too_large) == ((), "more than 3 nodes")
    found = rules.nearest({}, "otherwise", limits=Limits(diagram_nodes=3))["v"]
    assert ([each.changes for each in found.alternatives], found.too_large) == ([()], None)


def test_rows_that_no_presence_gets_to():
    """A row that is there and is never the answer has no way to it, nor has a state of no row."""
    rules = compiled(
        "table v first { row a when f -> Ready row b when f -> keep }"
        "table w first { otherwise -> keep }"
    )
    found = rules.nearest({}, "b")
    assert {name: (each.rows, each.alternatives) for name, each in found.items()} == {
        "v": (("b",), ())
    }
    found = rules.nearest({}, "LoggedOut")
    assert {name: (each.rows, each.alternatives) for name, each in found.items()} == {
        "v": ((), ()),
        "w": ((), ()),
    }


def test_rows_that_may_answer_then():
    """A way may lead to several rows; each of them is named, and the presence is one of one."""
    rules = compiled("table v first { row a when n is 1 and f -> keep row b when n is 1 -> Ready }")
    [way] = rules.nearest({}, "Ready")["v"].alternatives
    assert (way.rows, way.decision.row) == (("b",), "b")
    rules = compiled("table v first { row a when n is 1 -> Ready row b when n in 2..3 -> Ready }")
    [way] = rules.nearest({}, "Ready")["v"].alternatives
    assert (way.changes[0].wanted, way.rows) == ("n in {1..3}", ("a", "b"))
    assert (way.presence, way.decision.row) == ({"n": 1}, "a")
