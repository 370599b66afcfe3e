"""How the domain of each type of field is cut."""

from __future__ import annotations

import math

import pytest
from random_tables import FIELDS, TESTS, VALUES, atoms_of, cases, rules_of

from presencemap.model.fields import LARGEST_INT
from presencemap.tables import interpret
from presencemap.tables.diagram import OTHER, Aspect, Proof
from presencemap.tables.diagram.variables import after, before, variables_of


def variables_in(condition, fields=FIELDS):
    """Return the variables that one condition makes."""
    text = f"{fields}table t first {{\n row r when {condition} -> Here\n otherwise -> keep }}"
    rules = rules_of(text)
    return Proof(rules.tables[0], rules.fields).variables


UP = math.nextafter(1.0, math.inf)
DOWN = math.nextafter(1.0, 0.0)

CUT = [
    ("flag", (None, False, True)),
    ("day is mon", (None, "mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    ("choice is b", (None, "a", "b", "c")),
    ('word is "z"', (None, "x", "y", "z", OTHER)),
    ('badge in {"GUEST", visitor}', (None, "Staff", "Visitor", "guest", OTHER)),
    ('note in {"b", "a", "B"}', (None, "B", "a", "b", OTHER)),
    ("clock between 08:00 and 18:00", (None, (0, 479), (480, 1079), (1080, 1439))),
    ("clock between 18:00 and 24:00", (None, (0, 1079), (1080, 1439))),
    ("age < 1s", (None, (0.0, DOWN), (1.0, math.inf))),
    ("age <= 1s", (None, (0.0, 1.0), (UP, math.inf))),
    ("age > 1s", (None, (0.0, 1.0), (UP, math.inf))),
    ("age is 1s", (None, (0.0, DOWN), (1.0, 1.0), (UP, math.inf))),
    ("age < 0s", (None, (0.0, math.inf))),
    ("age >= 0s", (None, (0.0, math.inf))),
    (
        "number is 7",
        (None, (0, 2), (3, 4), (5, 6), (7, 7), (8, 2**32 - 3), (2**32 - 2, LARGEST_INT)),
    ),
]


@pytest.mark.parametrize(("condition", "atoms"), CUT)
def test_a_domain_is_cut_where_a_condition_turns(condition, atoms):
    """What is absent comes first, then all values in order, and all others last."""
    assert variables_in(condition)[0].atoms == atoms


HELD = [
    ("held in {p, q}", [("holds", ("p", "q"))]),
    (
        "held in {p, q} and held in {q, r}",
        [("holds", ("p",)), ("holds", ("q",)), ("holds", ("r",))],
    ),
    ("held in {p} and held is absent", [("holds", ("p",)), ("holds other", ())]),
    ("held is absent", [("holds other", ())]),
    ("worn in {cap, tie} and worn is absent", [("holds", ("Cap", "Tie"))]),
    ("worn is cap and worn is absent", [("holds", ("Cap",)), ("holds other", ())]),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "expected"), HELD)
def test_a_set_is_asked_for_each_group_of_its_tokens(condition, expected):
    """Tokens that are always named together are one question; all others only if it matters."""
    found = [(each.aspect.value, each.words) for each in variables_in(condition)]
    assert found == expected


def test_a_pattern_is_a_question_behind_the_value():
    """Each pattern is one, however often it is asked for."""
    found = variables_in('note like "a*" and (note is "ab" or not note like "a*" or note like "b")')
    assert [(each.aspect, each.words) for each in found] == [
        (Aspect.VALUE, ()),
        (Aspect.LIKE, ("a*",)),
        (Aspect.LIKE, ("b",)),
    ]


def test_presences_in_one_atom_pass_the_same_tests():
    """It is enough to look at one presence of each combination of atoms."""
    for case in cases():
        matching = {}
        for presence in case.presences:
            atoms = atoms_of(case.proof, presence)
            found = matching.setdefault(atoms, case.matching(presence))
            assert case.matching(presence) == found, (case, presence)


@pytest.mark.parametrize("name", sorted(TESTS))
def test_every_value_of_a_field_has_an_atom(name):
    """Each lies in one, and every test of the field is decided by it."""
    rows = [f" row r{n} when {each} -> Here\n" for n, each in enumerate(TESTS[name])]
    rules = rules_of(f"{FIELDS}table t first {{\n{''.join(rows)} otherwise -> keep }}")
    proof = Proof(rules.tables[0], rules.fields)
    for value in VALUES[name]:
        atoms = atoms_of(proof, {name: value})
        for row, region in zip(rules.tables[0].rows, proof.rows, strict=True):
            node = region
            while node.edges:
                node = node.child(atoms[node.level])
            assert node.leaf is interpret.holds(row.condition, {name: value}), (row.name, value)


def test_numbers_have_neighbours():
    """Those of a length of time are as near as the machine can tell; behind infinity is none."""
    fields = rules_of(FIELDS + "table t first { otherwise -> keep }").fields
    assert (after(fields["number"], 5), before(fields["clock"], 5)) == (6, 4)
    assert after(fields["age"], 1.0) == UP
    assert before(fields["age"], 1.0) == DOWN
    assert math.isnan(after(fields["age"], math.inf))


def test_masks_are_of_the_atoms_that_are_given():
    """What is no atom of a variable is left out."""
    (variable,) = variables_in("choice is b")
    assert variable.mask([None, "c", "nothing"]) == 0b1001
    assert variable.full == 0b1111
    assert variables_of([], {}) == ()
