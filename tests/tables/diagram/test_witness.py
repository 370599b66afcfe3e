"""From paths to presences."""

from __future__ import annotations

import pytest
from random_tables import FIELDS, atoms_of, cases, dice_of, is_in, rules_of

from presencemap.model.durations import seconds_of, written
from presencemap.tables.diagram import Aspect, Proof
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.witness import Sample, sample


def proof_of(condition):
    """Return the proof of a table with one row."""
    text = f"{FIELDS}table t first {{\n row r when {condition} -> Here\n otherwise -> keep }}"
    rules = rules_of(text)
    return Proof(rules.tables[0], rules.fields)


def test_a_sample_lies_on_its_path():
    """Whatever atoms are asked for, a presence has one of them at each level."""
    tried = 0
    for case in cases():
        variables, dice = case.proof.variables, dice_of(case.seed)
        for _ in range(10):
            path = {n: dice.randint(1, each.full) for n, each in enumerate(variables)}
            found = sample(variables, path)
            if found.presence is None:
                continue
            tried += 1
            # Of a text that is named it makes no difference what it is like.
            asked = {n: m for n, m in path.items() if variables[n].aspect is not Aspect.LIKE}
            assert is_in(asked, atoms_of(case.proof, found.presence)), (case, path)
    assert tried


def test_what_a_path_leaves_open_is_absent():
    """And numbers are the lowest that there are."""
    proof = proof_of("number is 5 and flag and held in {p}")
    assert sample(proof.variables, {}).presence == {"number": None, "flag": None, "held": None}
    path = {level: each.full & ~1 for level, each in enumerate(proof.variables)}
    found = sample(proof.variables, path).presence
    assert found == {"number": 0, "flag": False, "held": frozenset({"p"})}


LENGTHS = [
    ("age > 1s", 2.0),
    ("age > 1s and age < 2s", 1.001),
    ("age > 2s and age < 2002ms", 2.001),
    ("age > 1500ms", 2.0),
    ("age >= 1500ms and age < 2s", 1.5),
    ("age > 999999999999s", 1_000_000_000_020.0),
    ("age < 1s", 0.0),
]


@pytest.mark.parametrize(("condition", "seconds"), LENGTHS)
def test_a_length_of_time_can_be_written(condition, seconds):
    """A plain one is taken, where there is one between the bounds."""
    evidence = proof_of(condition).reached(0)
    found = evidence.presence["age"]
    assert found == pytest.approx(seconds, abs=1e-9)
    assert seconds_of(written(found)) == found


NEW = [
    ('word in {x, "something-else"}', "word", "something-else-2"),
    ('badge in {staff, "SOMETHING-ELSE"}', "badge", "something-else-2"),
    ("word is x", "word", "something-else"),
]


@pytest.mark.parametrize(("condition", "name", "expected"), NEW)
def test_another_token_is_none_that_is_known(condition, name, expected):
    """In no case of its letters, if the field does not tell them apart."""
    proof = proof_of(condition)
    other = 1 << (len(proof.variables[0].atoms) - 1)
    assert sample(proof.variables, {0: other}) == Sample({name: expected})


def test_another_token_of_a_set_is_a_listed_one_if_there_is_one():
    """A token that no row names; of a closed set there is always one."""
    for condition, expected in [
        ("worn is cap and worn is absent", "Tie"),
        ("held in {p, q} and held is absent", "r"),
        ("held in {p, q, r} and held is absent", "something-else"),
    ]:
        proof = proof_of(condition)
        (level,) = (n for n, v in enumerate(proof.variables) if v.aspect is Aspect.HOLDS_OTHER)
        found = sample(proof.variables, {level: 0b10}).presence
        assert list(found.values()) == [frozenset({expected})]


def test_texts_that_cannot_be_are_told_from_those_that_were_not_found():
    """Only what is certain counts as proved."""
    proof = proof_of('note like "a" and not note like "A" and note like "b"')
    value = proof.variables[0]
    other = 1 << (len(value.atoms) - 1)
    path = {0: other, 1: 0b10, 2: 0b01}
    assert sample(proof.variables, path) == Sample(None, is_certain=True)
    hard = proof_of(" and ".join(f'note like "*a{"?" * n}b*"' for n in range(60, 70)) + " and flag")
    levels = {v.words: n for n, v in enumerate(hard.variables) if v.aspect is Aspect.LIKE}
    where = next(n for n, v in enumerate(hard.variables) if v.field.name == "note")
    path = dict.fromkeys(levels.values(), 0b10) | {where: 0b10}
    assert sample(hard.variables, path).presence is not None
    assert list(bits(path[where])) == [1]
