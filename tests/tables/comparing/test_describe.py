"""Differences in words: few conditions, which say what they are said of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_rules import presences, rule_set, some_lines

from presencemap.tables.comparing import compare
from presencemap.tables.comparing.answer import answer_of
from presencemap.tables.conditions import AllOf, InRanges
from presencemap.tables.interpret import holds
from presencemap.tables.load import compile_text

HEAD = """\
language 1
use genesys
context {
    n : int
    t : token { a, b, c }
    f : yes/no
}
table v first {
"""
FIELDS = compile_text(HEAD + "    otherwise -> Ready\n}\n").rules.fields


@given(st.randoms(use_true_random=False))
def test_conditions_hold_in_the_group_only(random):
    """What is said of a group is true of its presences, and of all if no place is left."""
    names = ("n", "t", "f")
    old, new = (rule_set(some_lines(random, names, FIELDS), fields=FIELDS) for _ in range(2))
    for change in compare(old, new).tables[0].changes:
        rows = "".join(
            f"    row r{number} when {place} -> Ready\n"
            for number, place in enumerate(change.where)
        )
        said = compile_text(f"{HEAD}{rows}    otherwise -> NotReady\n}}\n").rules.tables[0].rows
        for presence in presences(old, new):
            if presence.get("t") in ("e", "nobody"):
                continue
            answers = tuple(answer_of(each.decide(presence)["v"]) for each in (old, new))
            is_said = any(holds(row.condition, presence) for row in said)
            is_so = answers == (change.old, change.new)
            assert is_so or not is_said
            assert is_said or not is_so or change.more != 0


def test_many_places_are_counted():
    """Three places are told, the others counted, and many others not even that."""
    for count, more in ((3, 0), (9, 6), (40, None)):
        tests = [
            (AllOf((InRanges("n", ((k, k),)), InRanges("d", ((k, k),)))), "A")
            for k in range(1, count + 1)
        ]
        [change] = compare(rule_set([]), rule_set(tests)).tables[0].changes
        assert (len(change.where), change.more) == (3, more)


def test_many_differences_are_not_all_put_in_words():
    """Beyond a hundred groups there are only the answers, the rows and a presence of each."""
    old, new = (
        rule_set([(InRanges("n", ((k, k),)), f"{name}{k}") for k in range(120)])
        for name in ("old", "new")
    )
    changes = compare(old, new).tables[0].changes
    assert [bool(change.where) for change in changes] == [True] * 100 + [False] * 20
    assert all(change.presence is not None and change.old_rows for change in changes)
    assert changes[-1].more is None
