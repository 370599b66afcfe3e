"""Boxes in words: conditions that mean just the box."""

from __future__ import annotations

import math
from itertools import islice

import pytest
from random_tables import FIELDS, VALUES, atoms_of, cases, dice_of, is_in, rules_of

from presencemap.tables import interpret
from presencemap.tables.diagram import Aspect, Proof
from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.phrases import box_words, mask_words, word
from presencemap.tables.diagram.variables import YES


def condition_of(words):
    """Return the condition that words are, read by the compiler."""
    text = f"{FIELDS}table t first {{\n row r when\n {words} -> Here\n otherwise -> keep }}"
    return rules_of(text).tables[0].rows[0].condition


def is_sayable(variables, box):
    """Tell whether the language has words for a box: other tokens of a set have none."""
    return not any(variables[level].aspect is Aspect.HOLDS_OTHER for level in box)


def test_words_mean_the_box_from_which_they_are_made():
    """Read back as a condition, they are true of a presence exactly if the box has it in it."""
    said = 0
    for case in islice(cases(), 60):
        proof = case.proof
        gap = proof.diagrams.negated(proof.diagrams.any_of(proof.rows))
        for box in islice(boxes_of(proof.diagrams, gap), 2):
            if not is_sayable(proof.variables, box):
                continue
            condition = condition_of(box_words(proof.variables, box))
            said += 1
            for presence in case.presences:
                inside = is_in(box, atoms_of(proof, presence))
                assert interpret.holds(condition, presence) is inside, (case, box, presence)
    assert said


ASKED = {
    "number": "number is 5 or number < 2",
    "choice": "choice is a",
    "word": 'word is "z"',
    "badge": 'badge is "guest"',
    "flag": "flag",
    "age": "age < 1s or age > 2s or age is 2001ms",
    "clock": "clock between 08:00 and 18:00",
    "day": "day is mon",
    "note": 'note in {"u", "a or b", ""}',
}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_set_of_atoms_has_its_words(name):
    """Whatever part of a field's domain it is: the words are true of it, and of nothing else."""
    text = f"{FIELDS}table t first {{\n row r when {ASKED[name]} -> Here\n otherwise -> keep }}"
    rules = rules_of(text)
    proof = Proof(rules.tables[0], rules.fields)
    variable, dice = proof.variables[0], dice_of(1)
    masks = range(1, variable.full)
    for mask in masks if len(masks) < 40 else dice.sample(masks, 40):
        words = mask_words(variable, mask)
        condition = condition_of(words)
        for value in VALUES[name]:
            inside = is_in({0: mask}, atoms_of(proof, {name: value}))
            assert interpret.holds(condition, {name: value}) is inside, (words, value)


SAID = [
    ("number is 5", [0], "number is absent"),
    ("number is 5", [1, 2, 3, 4, 5, 6], "number is not absent"),
    ("number is 5", [3], "number is 5"),
    ("number is 5", [1, 2], "number in {low..mid}"),
    ("number is 5", [1], "number is low"),
    ("number is 5", [0, 1, 2, 4, 5], "number is not 5"),
    ("number is 7", [3, 4], "number in {5..7}"),
    ("choice is a", [1, 2], "choice in {a, b}"),
    ("choice is a", [0, 1, 2], "choice is not c"),
    ("choice is a", [0, 1], "choice is absent or choice is a"),
    ('word is "z"', [3], 'word is "z"'),
    ('word is "z"', [4], 'word is not absent and word not in {x, y, "z"}'),
    ("flag", [0, 2], "flag is not no"),
    ("age <= 1s", [2], "age > 1s"),
    ("age < 1s", [1], "age < 1s"),
    ("age is 1s", [1, 3], "age < 1s or age > 1s"),
    ("clock between 08:00 and 18:00", [2], "clock in {08:00..17:59}"),
    ("held in {p, q}", [1], "held in {p, q}"),
    ("held in {p, q}", [0], "held not in {p, q}"),
    ('note like "a*"', [1], "note is not absent"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "atoms", "expected"), SAID)
def test_words_are_short(asked, atoms, expected):
    """Named ranges go by their names; what is left out is named where that is shorter."""
    text = f"{FIELDS}table t first {{\n row r when {asked} -> Here\n otherwise -> keep }}"
    rules = rules_of(text)
    variable = Proof(rules.tables[0], rules.fields).variables[0]
    mask = sum(1 << each for each in atoms)
    assert mask_words(variable, mask) == expected


def test_words_of_several_fields_are_joined():
    """What holds an `or` stands in parentheses; everything is `any`."""
    text = 'row r when (age < 1s or age > 2s) and choice is a and note like "u" -> Here'
    rules = rules_of(f"{FIELDS}table t first {{\n {text}\n otherwise -> keep }}")
    variables = Proof(rules.tables[0], rules.fields).variables
    levels = {(each.field.name, each.aspect): n for n, each in enumerate(variables)}
    box = {
        levels["choice", Aspect.VALUE]: 0b11,
        levels["age", Aspect.VALUE]: 0b1010,
        levels["note", Aspect.LIKE]: YES,
    }
    said = box_words(variables, box).split(" and ")
    assert sorted(said) == [
        "(age < 1s or age > 2s)",
        "(choice is absent or choice is a)",
        'note like "u"',
    ]
    assert box_words(variables, {}) == "any"


def test_lengths_of_time_are_compared_with_what_is_written():
    """No number stands in words that the rules could not have."""
    text = "row r when age > 1ms and age <= 90m or age >= 1d -> Here"
    rules = rules_of(f"{FIELDS}table t first {{\n {text}\n otherwise -> keep }}")
    (variable,) = Proof(rules.tables[0], rules.fields).variables
    found = [mask_words(variable, 1 << n) for n in bits(variable.full)]
    assert found == [
        "age is absent",
        "age <= 1ms",
        "(age > 1ms and age <= 90m)",
        "(age > 90m and age < 1d)",
        "age >= 1d",
    ]
    assert variable.atoms[-1] == (86400.0, math.inf)


WORDS = [
    ("a", "choice", "a"),
    ("z", "word", '"z"'),
    ("Staff", "badge", "Staff"),
    ("mon", "day", "mon"),
    ("a", "note", '"a"'),
    ('say "x"', "note", r'"say \"x\""'),
]


@pytest.mark.parametrize(("text", "name", "expected"), WORDS)
def test_a_word_is_quoted_where_it_must_be(text, name, expected):
    """Listed tokens are bare, all others and texts are not; keywords never are."""
    fields = rules_of(FIELDS + "table t first { otherwise -> keep }").fields
    assert word(text, fields[name]) == expected
    assert word("absent") == '"absent"'
