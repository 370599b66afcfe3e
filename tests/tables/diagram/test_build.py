"""Diagrams of tables: what stands at the leaves under each hit policy."""

from __future__ import annotations

import pytest
from random_tables import FIELDS, atoms_of, cases, leaf_at, rules_of

from presencemap.tables.diagram import CONFLICT, NO_ROW, Proof

ROWS = """\
 row a when number is low        -> Here
 row b when number in {low, mid} -> Here
 row c when number is mid        -> Gone
 row d when number is 9          -> Here
"""
ANSWERS = [
    # policy, of the numbers 0 (low), 3 (mid), 9, 10
    ("first", (0, 1, 3, NO_ROW)),
    ("unique", (CONFLICT, CONFLICT, 3, NO_ROW)),
    ("any", (0, CONFLICT, 3, NO_ROW)),
]


@pytest.mark.parametrize(("policy", "answers"), ANSWERS)
def test_leaves_are_rows_conflicts_and_gaps(policy, answers):
    """The first row answers, or they must not match together, or they must agree."""
    rules = rules_of(f"{FIELDS}table t {policy} {{\n{ROWS} otherwise -> keep }}")
    proof = Proof(rules.tables[0], rules.fields)
    found = [leaf_at(proof.diagram, atoms_of(proof, {"number": n})) for n in (0, 3, 9, 10)]
    assert tuple(found) == answers


@pytest.mark.parametrize(
    ("policy", "answer"), [("first", 0), ("unique", CONFLICT), ("any", CONFLICT)]
)
def test_a_table_that_asks_for_nothing_is_a_leaf(policy, answer):
    """Rows that always match need no field."""
    rows = " row a when any -> Here\n row b when any -> Gone\n"
    rules = rules_of(f"{FIELDS}table t {policy} {{\n{rows} otherwise -> keep }}")
    assert Proof(rules.tables[0], rules.fields).diagram.leaf == answer


def test_a_diagram_has_only_answers_that_are_given():
    """A leaf is there exactly if its region is not empty."""
    for case in cases():
        given = {leaf_at(case.proof.diagram, atoms_of(case.proof, p)) for p in case.presences}
        assert given <= set(case.proof.diagrams.leaves(case.proof.diagram)), case


def region_of(diagrams, diagram, answer):
    """Return where a diagram gives an answer."""
    return diagrams.mapped(
        diagram, lambda leaf: diagrams.true if leaf == answer else diagrams.false
    )


def test_a_diagram_under_first_is_what_rows_leave_to_each_other():
    """Each row's leaf is its region without the rows before it, by quite another way."""
    for case in cases():
        if case.table.policy.value != "first":
            continue
        diagrams = case.proof.diagrams
        before = diagrams.false
        for number, region in enumerate(case.proof.rows):
            own = region_of(diagrams, case.proof.diagram, number)
            assert own is diagrams.both(region, diagrams.negated(before)), (case, number)
            before = diagrams.either(before, region)
