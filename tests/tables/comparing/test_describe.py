"""Differences in words: few conditions, which say what they are said of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_rules import presences, rule_set, some_lines

from presencemap.limits import Limits
from presencemap.tables.comparing import Verdict, compare
from presencemap.tables.comparing.answer import answer_of
from presencemap.tables.conditions import AllOf, InRanges
from presencemap.tables.interpret import holds
from presencemap.tables.load import compile_text
from presencemap.tables.trial import run_examples

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


def test_what_only_the_old_file_sees_is_told():
    """A witness that the new file can't write whole has the rest in a comment, and still holds."""
    head = "language 1\nuse microsoft\n"
    state = "state Ready routable\nstate Away\n"
    table = "table voice first {\n%s row free when availability is available -> Ready\n"
    table += " otherwise -> Away\n}\n"
    lost = " row lost when subscription is terminated -> Away\n"
    old = compile_text(head + "use sip\n" + state + table % lost).rules
    new_text = head + state + table % ""
    (change,) = compare(old, compile_text(new_text).rules).tables[0].changes
    assert change.example == (
        'example "voice: Away -> Ready" {\n'
        "    # only the old file sees: subscription terminated\n"
        "    availability 3000  =>  voice Ready\n"
        "}"
    )
    assert not run_examples(compile_text(new_text + change.example).rules).failed


def test_equal_tables_need_no_proof():
    """A table that is written alike means the same, however large it is."""
    text = "language 1\nuse microsoft\nuse genesys\n"
    text += "table t first { row a when availability is busy -> keep\n otherwise -> NotReady }"
    one, other = (compile_text(text.replace("row a", f"row {name}")).rules for name in "ab")
    limits = Limits(diagram_nodes=0)
    assert compare(one, other, limits).verdict is Verdict.SAME
    different = compile_text(text.replace("busy", "away")).rules
    assert compare(one, different, limits).verdict is not Verdict.SAME
