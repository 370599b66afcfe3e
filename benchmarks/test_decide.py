"""Decisions of thirty rows, beside the same as a Python function, and of three thousand."""

from __future__ import annotations

import random

import pytest
from many import teams
from thirty import DECIDE, decide_all, decide_by_hand

from presencemap.checks import load_rules

MANY = 3_000
DECIDE_MANY = "decide, 3,000 rows of 8 fields"


def test_both_decide_alike(thirty_rows, presences):
    """The function gives the same rows as the table, and every one of them."""
    found = [thirty_rows.decide(presence)["voice"].row for presence in presences]
    assert found == [decide_by_hand(presence) for presence in presences]
    assert set(found) == {"otherwise"} | {row.name for row in thirty_rows.tables[0].rows}


def test_by_hand(measure, presences):
    """Measure the function."""
    items = len(presences)
    measure(
        DECIDE,
        "hand-written if/elif",
        decide_all,
        decide_by_hand,
        presences,
        items=items,
        baseline=True,
    )


def test_by_rules(measure, thirty_rows, presences):
    """Measure the table as the engine asks it."""
    items = len(presences)
    measure(
        DECIDE,
        "decide_checked",
        decide_all,
        thirty_rows.decide_checked,
        presences,
        items=items,
        at_most="0.9",
    )


def test_by_rules_with_checks(measure, thirty_rows, presences):
    """Measure the table as a caller asks it whose values may be wrong."""
    measure(DECIDE, "decide", decide_all, thirty_rows.decide, presences, items=len(presences))


@pytest.fixture(scope="module")
def team_presences(presences):
    """Give 200 presences of the agents of all teams, and of some in none."""
    dice = random.Random(20261123)  # noqa: S311 - nothing is kept secret with it
    names = teams(MANY)
    return [
        presence | {"agent.group": dice.choice(names)} if "agent.group" in presence else presence
        for presence in presences[:200]
    ]


def test_few_rows(measure, thirty_rows, team_presences):
    """Measure thirty rows on these presences."""
    items = len(team_presences)
    label = "decide_checked, 30 rows"
    decide = thirty_rows.decide_checked
    measure(DECIDE_MANY, label, decide_all, decide, team_presences, items=items, baseline=True)


def test_many_rows(measure, many_rows, team_presences):
    """Measure a table of a hundred times the rows: a decision should hardly know."""
    items = len(team_presences)
    label = "decide_checked, 3,000 rows"
    decide = load_rules(many_rows(MANY)).decide_checked
    measure(DECIDE_MANY, label, decide_all, decide, team_presences, items=items, at_most="2.0")
