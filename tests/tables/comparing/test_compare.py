"""Comparing: what it claims is what looking at every presence finds, both ways."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_rules import EXACT, FIELDS, VALUES, presences, rule_set, seen, some_pair

from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.tables.clock import CLOCK_FIELDS, Clock
from presencemap.tables.comparing import Verdict, answer_words, compare
from presencemap.tables.comparing.answer import answer_of
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
from presencemap.tables.diagram.texts import Found
from presencemap.tables.load import compile_text
from presencemap.tables.table import HitPolicy


def answers(old, new, presence):
    """Return what both rule sets answer, each about what it sees of a presence."""
    return tuple(
        answer_of(rules.decide_checked(seen(rules, presence))["v"]) for rules in (old, new)
    )


def groups(old, new):
    """Return the changes of the only table by their answers."""
    [table] = compare(old, new).tables
    found = {(change.old, change.new): change for change in table.changes}
    assert len(found) == len(table.changes)
    return found


@given(st.randoms(use_true_random=False))
def test_all_differences_are_found_and_none_is_invented(random):
    """The groups are those that enumeration finds, and each witness gives the two answers."""
    old, new = some_pair(random, EXACT)
    pairs = {answers(old, new, each) for each in presences(old, new)}
    found = groups(old, new)
    assert set(found) == {pair for pair in pairs if pair[0] != pair[1]}
    for pair, change in found.items():
        assert answers(old, new, change.presence) == pair
        rows = [rules.decide_checked(seen(rules, change.presence))["v"].row for rules in (old, new)]
        assert rows[0] in [place.row for place in change.old_rows]
        assert rows[1] in [place.row for place in change.new_rows]


@given(st.randoms(use_true_random=False))
def test_rows_are_those_that_answer_there(random):
    """The rows of a group are just those by which either side answers in it."""
    old, new = some_pair(random, EXACT)
    rows = {}
    for presence in presences(old, new):
        decisions = [each.decide_checked(seen(each, presence))["v"] for each in (old, new)]
        pair = tuple(map(answer_of, decisions))
        known = rows.setdefault(pair, (set(), set()))
        for names, decision in zip(known, decisions, strict=True):
            names.add(decision.row)
    for pair, change in groups(old, new).items():
        named = tuple({each.row for each in some} for some in (change.old_rows, change.new_rows))
        if not (pair[0].conflict or pair[1].conflict):
            assert named == rows[pair]


@given(st.randoms(use_true_random=False))
def test_shares_are_counted_in_cells(random):
    """Where every value is a cell of its own, a share is a count of presences."""
    old, new = some_pair(random, ("t", "f", "day"))
    if old.fields is not new.fields:
        return  # a joint field has other cells
    values = {**VALUES, "t": [None, "a", "b", "c"]}
    every = [p for p in presences(old, new) if p.get("t") in values["t"]]
    counts = {}
    for presence in every:
        pair = answers(old, new, presence)
        counts[pair] = counts.get(pair, 0) + 1
    for pair, change in groups(old, new).items():
        assert change.share == pytest.approx(counts[pair] / len(every))


@given(st.randoms(use_true_random=False))
def test_patterns_are_told_apart_by_texts(random):
    """With patterns, too, every difference that can be tried is found, every witness holds."""
    old, new = some_pair(random, ("w", "t", "f"))
    pairs = {answers(old, new, each) for each in presences(old, new)}
    found = groups(old, new)
    assert {pair for pair in pairs if pair[0] != pair[1]} <= set(found)
    for pair, change in found.items():
        assert change.presence is not None  # a text is found, or there is certainly none
        assert answers(old, new, change.presence) == pair


A = IsOneOf("t", frozenset("a"))
B = IsOneOf("t", frozenset("b"))
F = IsYesNo("f", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param([(A, "A"), (B, "B")], [(B, "B"), (A, "A")], id="order of disjoint rows"),
        pytest.param([(A, "A")], [(AllOf((A, F)), "A"), (A, "A")], id="a redundant row"),
        pytest.param(
            [(A, "A")], [(AllOf((A, F)), "A"), (AllOf((A, Negation(F))), "A")], id="a split row"
        ),
        pytest.param(
            [(AllOf((A, F)), "A")],
            [(Negation(AnyOf((Negation(F), Negation(A)))), "A")],
            id="De Morgan",
        ),
        pytest.param(
            [(InRanges("n", ((1, 9),)), "A")],
            [(InRanges("n", ((5, 9), (1, 4))), "A")],
            id="a split range",
        ),
        pytest.param(
            [(Glob("w", "a*"), "A")], [(Glob("w", "A**"), "A")], id="another spelling of a pattern"
        ),
        pytest.param([(Glob("w", "*"), "A")], [(Negation(IsAbsent("w")), "A")], id="any text"),
        pytest.param(
            [(AllOf((Glob("w", "a*"), Glob("w", "b*"))), "A")], [], id="patterns that exclude"
        ),
    ],
)
def test_what_makes_no_difference(one, other):
    """Files that say the same in other words are proved to mean the same."""
    comparison = compare(rule_set(one), rule_set(other))
    assert (comparison.verdict, comparison.differences) == (Verdict.SAME, 0)


def test_a_broken_hit_policy_is_an_answer_of_its_own():
    """`otherwise` with a fault is not `otherwise` alone, nor is a gap a written `keep`."""
    rows = [(A, "A"), (F, "B")]
    found = groups(rule_set(rows), rule_set(rows, HitPolicy.UNIQUE))
    words = [(answer_words(old), answer_words(new)) for old, new in found]
    assert words == [('NotReady reason "A"', 'NotReady reason "last" (rows in conflict)')]
    found = groups(rule_set([(A, "A")]), rule_set([(A, "A")], last=None))
    words = [(answer_words(old), answer_words(new)) for old, new in found]
    assert words == [('NotReady reason "last"', "keep (no row)")]


def test_a_possible_difference_has_no_witness(monkeypatch):
    """Where the search for a text is given up, the difference is possible, and told."""
    for module in ("diagram.witness", "comparing.contradictions"):
        name = f"presencemap.tables.{module}.text_like"
        monkeypatch.setattr(name, lambda *_, **__: Found(None, is_certain=False))
    old, new = rule_set([(Glob("w", "a*"), "A")]), rule_set([])
    [change] = groups(old, new).values()
    assert (change.presence, change.witness, change.example) == (None, None, None)
    assert compare(old, new).verdict is Verdict.DIFFERENT


TEXT = """\
language 1
use genesys
use microsoft
context {{ {} }}
table voice first {{
    {}
    otherwise -> NotReady
}}
"""


def compiled(fields, *rows):
    """Return a rule set that declares some fields and has some rows."""
    return compile_text(TEXT.format(fields, "\n    ".join(rows))).rules


def test_an_unlisted_token_of_a_closed_field_is_absent():
    """A token that only one file lists is compared as the other sees it."""
    old = compiled("t : token { a, b }", "row r when t is absent -> Ready")
    new = compiled("t : token { a, b, c }", "row r when t is absent -> Ready")
    [change] = compare(old, new).tables[0].changes
    assert change.presence == {"t": "c"}
    assert change.where == ("t is c",)
    assert "t c  =>  voice NotReady" in change.example
    [change] = compare(new, old).tables[0].changes
    assert change.presence == {"t": "c"}
    assert change.example.endswith(  # the new file would not take it as a fact
        "{\n    # only the old file sees: t c\n    =>  voice Ready\n}"
    )


def test_a_field_opened_sees_more():
    """An open field sees every token, a closed one only those that it lists."""
    old = compiled("t : token { a, b }", "row r when t is not absent -> Ready")
    new = compiled("t : token open { a, b }", "row r when t is not absent -> Ready")
    [change] = compare(old, new).tables[0].changes
    assert change.presence == {"t": "something-else"}
    same = compiled("t : token open { a }", 'row r when t in {a, "b"} -> Ready')
    assert compare(old, same).verdict is Verdict.SAME


@pytest.mark.parametrize("kind", ["token", "set of token"])
@pytest.mark.parametrize("is_open", [True, False])
def test_spellings_of_a_caseless_field(kind, is_open):
    """A token of a caseless field is all its spellings, of another field the one written."""
    by_case = {}
    for caseless in (True, False):
        type_ = FieldType(kind)
        field = Field("t", type_, tokens=("busy",), open=is_open, caseless=caseless)
        test = IsOneOf if type_ is FieldType.TOKEN else HasAny
        lines = [(test("t", frozenset(["busy"]), caseless=caseless), "A")]
        by_case[caseless] = rule_set(lines, fields={**FIELDS, "t": field})
    [change] = groups(by_case[False], by_case[True]).values()
    assert change.presence["t"] in ("BUSY", frozenset(["BUSY"]))
    assert answers(by_case[False], by_case[True], change.presence) == (change.old, change.new)
    assert compare(by_case[True], by_case[True]).verdict is Verdict.SAME


def test_a_field_of_another_type_is_told():
    """There is no value that both could see: that is a difference where answers depend on it."""
    old = compiled("n : int", "row r when n is 1 -> Ready")
    new = compiled("n : token { one }", "row r when n is one -> Ready")
    [table] = compare(old, new).tables
    assert [(each.name, each.old, each.new) for each in table.retyped] == [("n", "int", "token")]
    assert (table.changes, table.differences) == ((), 1)
    idle = "row r when n is absent or n is not absent -> Ready"
    old, new = compiled("n : int", idle), compiled("n : token { one }", idle)
    assert compare(old, new).verdict is Verdict.SAME


def test_another_time_zone_is_told_where_the_time_matters():
    """The same hours of another zone are other hours."""
    fields = {**FIELDS, **{each.name: each for each in CLOCK_FIELDS}}
    morning = [(InRanges("time", ((480, 720),)), "A")]
    old, new = (
        attrs.evolve(rule_set(morning, fields=fields), clock=Clock(zone))
        for zone in ("Europe/Paris", "Europe/London")
    )
    [table] = compare(old, new).tables
    assert (table.zones, table.changes) == (("Europe/Paris", "Europe/London"), ())
    assert compare(old, old).verdict is Verdict.SAME
    never = [(AllOf((morning[0][0], Negation(morning[0][0]))), "A")]
    idle = attrs.evolve(rule_set(never, fields=fields), clock=Clock("Europe/London"))
    other = attrs.evolve(idle, clock=Clock("Europe/Paris"))
    assert compare(idle, other).verdict is Verdict.SAME


def test_tables_are_matched_by_name():
    """A table that only one file has is a difference; others can be left out."""
    one = "language 1\nuse genesys\ntable a first { otherwise -> Ready }\n"
    two = one + "table b first { otherwise -> NotReady }\n"
    old, new = compile_text(one).rules, compile_text(two).rules
    found = {table.name: table for table in compare(old, new).tables}
    assert (found["b"].is_added, found["a"].differences) == (True, 0)
    assert compare(new, old).tables[-1].is_removed
    assert compare(old, new, tables=["a"]).verdict is Verdict.SAME


def test_what_leads_to_calls_comes_first():
    """Changes stand with those first that newly take calls, then by their size."""
    old = compiled(
        "n : int", 'row a when n < 2 -> NotReady reason "A"', "row b when n is 9 -> NotReady"
    )
    new = compiled(
        "n : int", 'row a when n < 2 -> NotReady reason "B"', "row b when n is 9 -> Ready"
    )
    changes = compare(old, new).tables[0].changes
    assert [answer_words(change.new) for change in changes] == ["Ready", 'NotReady reason "B"']


def test_a_hold_of_nothing_is_no_hold():
    """`after 0s` is what a row without a hold says, and a hold of `keep` holds nothing."""
    old = compiled("n : int", "row a when n is 1 -> Ready after 0s", "row b when n is 2 -> keep")
    new = compiled("n : int", "row a when n is 1 -> Ready", "row b when n is 2 -> keep after 1s")
    assert compare(old, new).verdict is Verdict.SAME
    new = compiled("n : int", "row a when n is 1 -> Ready after 1s", "row b when n is 2 -> keep")
    [change] = compare(old, new).tables[0].changes
    assert (change.old.after, change.new.after) == (None, 1.0)


def test_beyond_its_bounds_nothing_is_claimed():
    """Tables too large for the limits are unproved; a difference that is met by trying counts."""
    rows = [(InRanges("n", ((n, n),)), "AB"[n % 2]) for n in range(9)]
    small = Limits(diagram_steps=1)
    same = compare(rule_set(rows), rule_set(rows[::-1]), small)
    assert (same.verdict, same.tables[0].unproved) == (Verdict.UNKNOWN, "more than 1 steps")
    changed = [*rows[:-1], (rows[-1][0], "B")]
    found = compare(rule_set(rows), rule_set(changed), small)
    assert found.verdict is Verdict.DIFFERENT
    assert [change.presence for change in found.tables[0].changes] == [{"n": 8}]
