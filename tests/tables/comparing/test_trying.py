"""Trying presences where the whole can't be looked at: what is found is so."""

from __future__ import annotations

from small_rules import rule_set

from presencemap.limits import Limits
from presencemap.tables.comparing.answer import answer_of
from presencemap.tables.comparing.joint import joined
from presencemap.tables.comparing.trying import tried
from presencemap.tables.conditions import InRanges, IsAbsent, IsOneOf, Negation

ROWS = [(InRanges("n", ((n, n),)), "AB"[n % 2]) for n in range(200)]


def differences(old, new, limits=None):
    """Return what is met by trying."""
    [before], [after] = old.tables, new.tables
    joint = joined(before, old.fields, after, new.fields)
    return tried((before, after), joint, limits or Limits())


def test_rows_that_only_one_table_has_are_tried_first():
    """A changed row among many is found, with a presence that shows it."""
    old, new = rule_set(ROWS), rule_set([*ROWS[:150], (ROWS[150][0], "C"), *ROWS[151:]])
    [change] = differences(old, new)
    assert change.presence == {"n": 150}
    for rules, answer in ((old, change.old), (new, change.new)):
        assert answer_of(rules.decide(change.presence)["v"]) == answer
    assert (change.old_rows[0].row, change.new_rows[0].row) == ("r151", "r151")
    assert (change.share, change.more) == (None, None)
    assert change.example is not None


def test_one_difference_for_each_pair_of_answers():
    """Many presences that show the same are one difference."""
    changed = [(condition, "C" if reason == "A" else reason) for condition, reason in ROWS]
    assert len(differences(rule_set(ROWS), rule_set(changed))) == 1


def test_the_absence_of_everything_is_tried():
    """A presence of which nothing is known is tried even where no row asks for it."""
    old, new = rule_set([(Negation(IsAbsent("t")), "A")]), rule_set([], last="A")
    changes = differences(old, new)
    assert [change.presence for change in changes] == [{}]


def test_nothing_is_claimed_where_nothing_differs():
    """Tables that answer alike have no differences, and too many variables leave none."""
    assert differences(rule_set(ROWS), rule_set(ROWS)) == ()
    rows = [(IsOneOf("t", frozenset("a")), "A")]
    assert differences(rule_set(rows), rule_set([])) != ()
