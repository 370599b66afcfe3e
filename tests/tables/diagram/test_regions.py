"""Conditions as boxes and as regions."""

from __future__ import annotations

import pytest
from random_tables import (
    FIELDS,
    TESTS,
    atoms_of,
    cases,
    dice_of,
    is_in,
    leaf_at,
    random_condition,
    rules_of,
)

from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.regions import NOTHING

BOXES = [
    ("choice is a and flag", True),
    ("choice is a or choice is b", True),
    ("not (choice is a or flag)", True),
    ("choice is a and flag or choice is b and flag", True),
    ("flag or choice is a", False),
    ("not (choice is a and flag)", False),
    ("choice is a and flag or choice is b and not flag", False),
    ("held not in {p, q}", True),
    ("held in {p} and held in {q}", True),
    ("held in {p, q} and held in {q, r}", False),
    ('note like "a*"', False),
    ("any", True),
    ("not any", True),
    ("choice is a and choice is b", True),
]


@pytest.mark.parametrize(("condition", "is_box"), BOXES)
def test_simple_conditions_are_boxes(condition, is_box):
    """What asks for one set of values of each of some fields needs no node."""
    rules = rules_of(
        f"{FIELDS}table t first {{\n row r when {condition} -> Here\n otherwise -> keep }}"
    )
    proof = Proof(rules.tables[0], rules.fields)
    box = proof._regions.box(rules.tables[0].rows[0].condition)
    assert (box is not None) is is_box


def test_a_box_is_what_its_condition_says():
    """A box and the region of the same condition are one."""
    boxes = 0
    for case in cases():
        regions = case.proof._regions
        for row, region in zip(case.table.rows, case.proof.rows, strict=True):
            box = regions.box(row.condition)
            if box is None:
                continue
            boxes += 1
            assert regions.of_box(box) is region, case
            for presence in case.presences[:50]:
                atoms = atoms_of(case.proof, presence)
                is_inside = box is not NOTHING and is_in(box, atoms)
                assert is_inside is leaf_at(region, atoms), (case, presence)
    assert boxes


def test_a_negation_is_everything_else():
    """The region of `not C` is what the region of `C` is not, whatever C is."""
    for seed in range(60):
        dice = dice_of(seed)
        condition = random_condition(dice, dice.sample(sorted(TESTS), 3), depth=3)
        rows = f" row one when {condition} -> Here\n row two when not ({condition}) -> Here\n"
        rules = rules_of(f"{FIELDS}table t first {{\n{rows} otherwise -> keep }}")
        proof = Proof(rules.tables[0], rules.fields)
        assert proof.rows[1] is proof.diagrams.negated(proof.rows[0]), condition


def test_a_definition_is_read_once():
    """However many rows use it, its region is made once: more rows, hardly any more steps."""

    def steps(rows):
        parts = "\n or ".join(
            f"(number is {3 * n} and {('flag', 'choice is a')[n % 2]})" for n in range(100)
        )
        lines = "".join(f" row r{n} when d and number is {n} -> Here\n" for n in range(rows))
        text = f"{FIELDS}define d = {parts}\ntable t first {{\n{lines} otherwise -> keep }}"
        rules = rules_of(text)
        return Proof(rules.tables[0], rules.fields).diagrams.budget._steps

    assert steps(20) < 2 * steps(2)
