"""Explanations: the row that answered, why not the rows before it, and what stands behind."""

from __future__ import annotations

import pytest

from presencemap.tables import HitPolicy, Match, Miss, Verdict
from presencemap.tables.load import compile_text

RULES = """\
language 1
use microsoft
use pidf
use genesys
context { agent.on_call : yes/no  agent.group : text }
define calling = activity is on-the-phone or agent.on_call
table t first {
    row one   when calling                                            -> keep
    row two   when availability is busy and not note like "*desk*"    -> keep
    row three when activities in {busy}                               -> keep
    row four  when agent.group is "sales"                             -> keep
    otherwise                                                         -> NotReady
}
"""

UNHEARD = [
    ("`activities in {busy}` is false: activities is absent",),
    ('`agent.group is "sales"` is false: agent.group is absent',),
]


@pytest.fixture(scope="module")
def rules():
    """Give a rule set with one of each kind of condition."""
    return compile_text(RULES).rules


@pytest.mark.parametrize(
    ("presence", "reasons"),
    [
        (
            {"availability": 5200, "activity": "off-work", "agent.on_call": False},
            [
                ("`activity is on-the-phone` is false: activity is off-work",
                 "`agent.on_call` is false: agent.on_call is no"),
                ("`availability is busy` is false: availability is 5200 (available-idle)",),
                *UNHEARD,
            ],
        ),
        (
            {"availability": 6500, "note": "at my Desk"},
            [
                ("`activity is on-the-phone` is false: activity is absent",
                 "`agent.on_call` is false: agent.on_call is absent"),
                ('`note like "*desk*"` is true: note is "at my Desk"',),
                *UNHEARD,
            ],
        ),
        (
            {"activities": frozenset({"meal", "away"}), "agent.group": "Sales"},
            [
                ("`activity is on-the-phone` is false: activity is absent",
                 "`agent.on_call` is false: agent.on_call is absent"),
                ("`availability is busy` is false: availability is absent",),
                ("`activities in {busy}` is false: activities is {away, meal}",),
                ('`agent.group is "sales"` is false: agent.group is "Sales"',),
            ],
        ),
    ],
)  # fmt: skip
def test_says_why_rows_did_not_match(rules, presence, reasons):
    """Each row that did not match names the tests to blame, with the values they saw."""
    misses = rules.explain(presence)["t"].misses
    assert [miss.reasons for miss in misses] == reasons


def test_stops_at_the_row_that_answered(rules):
    """Under `first` only the rows before the answer are explained."""
    explanation = rules.explain({"availability": 6500})["t"]
    assert explanation.decision.row == "two"
    assert [type(miss) for miss in explanation.misses] == [Miss]
    assert [miss.row for miss in explanation.misses] == ["one"]
    assert [miss.line for miss in explanation.misses] == [8]


def test_the_answer_has_its_row_and_the_tests_that_hold(rules):
    """The answering row stands as written on one line, with every branch that is true."""
    found = rules.explain({"activity": "on-the-phone", "agent.on_call": True})["t"]
    assert found.answer == Match(
        "one",
        8,
        "row one when calling -> keep",
        (
            Verdict("activity is on-the-phone", True, "activity", "on-the-phone", "on-the-phone"),
            Verdict("agent.on_call", True, "agent.on_call", True, "yes"),
        ),
    )
    assert (found.policy, found.state) == (HitPolicy.FIRST, None)
    found = rules.explain({})["t"]
    assert found.answer == Match("otherwise", 12, "otherwise -> NotReady", ())
    assert found.state.name == "NotReady"


def test_rows_behind_the_answer_are_others(rules):
    """Under `first`, rows that match behind the answer are told, and are no misses."""
    presence = {"availability": 6500, "activities": frozenset({"busy"}), "agent.group": "sales"}
    found = rules.explain(presence)["t"]
    assert [each.row for each in found.others] == ["three", "four"]
    assert [each.row for each in found.misses] == ["one"]


@pytest.mark.parametrize(
    ("policy", "second", "answer", "others", "misses"),
    [
        ("unique", "keep", "otherwise", ["a", "b"], ["c"]),
        ("any", "Ready", "otherwise", ["a", "b"], ["c"]),
        ("any", "keep", "a", ["b"], ["c"]),
    ],
)
def test_without_an_order_all_rows_are_told(policy, second, answer, others, misses):
    """Under `unique` and `any` each row is the answer, beside it, or a miss."""
    text = (
        "language 1\nuse microsoft\nuse genesys\n"
        f"table t {policy} {{\n"
        "row a when availability is busy -> keep\n"
        "row c when availability is away -> keep\n"
        f"row b when availability > 6000 -> {second}\n"
        "otherwise -> NotReady\n}\n"
    )
    found = compile_text(text).rules.explain({"availability": 6500})["t"]
    assert found.answer.row == answer
    assert [each.row for each in found.others] == others
    assert [each.row for each in found.misses] == misses


def test_where_no_row_answers_there_is_no_answer():
    """A presence that a table has no row for is answered by none."""
    rules = compile_text(
        "language 1\nuse sip\ntable t first { row a when subscription is active -> keep }"
    )
    found = rules.rules.explain({})["t"]
    assert (found.answer, found.state, [each.row for each in found.misses]) == (None, None, ["a"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('note is "a  # b"   or\n  note is "c"', 'note is "a  # b" or note is "c"'),
        ('note is "{ a, }"', 'note is "{ a, }"'),
        ('note is "\\"#" # but\n #\n or agent.on_call', 'note is "\\"#" or agent.on_call'),
        ("activity in {  # these\n on-the-phone,\n off-work, # too\n }",
         "activity in {on-the-phone, off-work}"),
        ("activity in {on-the-phone,off-work ,}", "activity in {on-the-phone,off-work ,}"),
    ],
)  # fmt: skip
def test_a_row_is_shown_on_one_line(written, text):
    """Line ends and comments go, strings stay to the letter."""
    rules = compile_text(
        "language 1\nuse microsoft\nuse genesys\ncontext { agent.on_call : yes/no }\n"
        f"table t first {{\nrow   a when {written}\n  -> keep\notherwise -> keep\n}}\n"
    ).rules
    answer = rules.explain({"activity": "off-work", "note": "c", "agent.on_call": True})["t"].answer
    first = rules.explain({})["t"].misses[0].tests[0]
    assert "  " not in first.text.replace('"a  # b"', "")
    assert "\n" not in first.text
    if answer.row == "a":
        assert answer.text == f"row a when {text} -> keep"


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("availability is not busy", "`availability is busy` is true: availability is 6500 (busy)"),
        ("availability not in {busy, away}",
         "`availability in {busy, away}` is true: availability is 6500 (busy)"),
        ("not availability is busy", "`availability is busy` is true: availability is 6500 (busy)"),
        ("availability is  not  absent and availability is not 6500",
         "`availability is 6500` is true: availability is 6500 (busy)"),
        ("activity is not absent", "`activity is absent` is true: activity is absent"),
        ("agent.on_call is not yes", "`agent.on_call is yes` is true: agent.on_call is yes"),
        ("weekday not in mon..fri", "`weekday in mon..fri` is true: weekday is mon"),
        ("not on mon..fri", "`on mon..fri` is true: weekday is mon"),
    ],
)  # fmt: skip
def test_a_reason_says_of_the_test_itself_whether_it_is_true(condition, reason):
    """A negation within a test is left out of its reason, which would else say the contrary."""
    assert reasons_of(f"row a when {condition} -> keep") == (reason,)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("not busy", "`busy` is true: availability is 6500 (busy)"),
        ("not {busy, away}", "`{busy, away}` is true: availability is 6500 (busy)"),
        ("not absent", None),
        ("not  > 6000", "`> 6000` is true: availability is 6500 (busy)"),
    ],
)
def test_a_cell_says_of_itself_whether_it_is_true(cell, reason):
    """In a grid, too, the reason is what was tested."""
    found = reasons_of(f"availability -> outcome\n {cell} -> keep")
    assert found == ((reason,) if reason else None)


def reasons_of(row):
    """Return why the one row of a table does not match an agent busy on a Monday."""
    text = (
        'language 1\nuse microsoft\nuse genesys\ntimezone "UTC"\n'
        "context { agent.on_call : yes/no }\n"
        f"table t first {{\n {row}\n otherwise -> NotReady\n}}\n"
    )
    rules = compile_text(text).rules
    presence = {"availability": 6500, "agent.on_call": True, "weekday": "mon", "time": 600}
    misses = rules.explain(presence)["t"].misses
    return misses[0].reasons if misses else None
