"""Explanations: the row that answered, and why not the rows before it."""

from __future__ import annotations

import pytest

from presencemap.tables.explain import Miss
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
