"""The proofs of a rule set's tables."""

from __future__ import annotations

import pytest
from random_tables import FIELDS, rules_of

from presencemap.limits import Limits
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.proofs import Proofs

TABLES = """\
table small first { row a when flag -> Here  otherwise -> keep }
table large first { row a when flag and choice is a -> Here  otherwise -> keep }
"""


def proofs_of(**limits):
    """Return the proofs of a small and a larger table."""
    rules = rules_of(FIELDS + TABLES)
    return Proofs(rules.tables, rules.fields, Limits(**limits))


def test_what_is_said_of_each_table_comes_in_their_order():
    """Every table is asked the same, and its proof is made once."""
    proofs, asked = proofs_of(), []
    for _ in range(2):
        assert list(proofs.each("claim", lambda p: [asked.append(p), p.table.name][1:])) == [
            "small", "large",
        ]  # fmt: skip
    assert asked[:2] == asked[2:]
    assert proofs.given_up == ()


def test_a_table_that_is_too_large_is_named_with_all_that_was_not_looked_for():
    """Nothing is said of it; of others everything is."""
    proofs = proofs_of(diagram_variables=1)
    for claim in ("gap", "overlap"):
        assert list(proofs.each(claim, lambda proof: [proof.table.name])) == ["small"]
    (given_up,) = proofs.given_up
    assert given_up.table.name == "large"
    assert given_up.reason == "more than 1 variables"
    assert given_up.unproved == ("gap", "overlap")


def test_a_claim_that_is_half_made_is_not_made():
    """What was said before the bound was met is taken back: silence must not look like a proof."""
    proofs = proofs_of()

    def say(proof):
        yield "something"
        if proof.table.name == "large":
            raise TooLarge("more than enough")

    assert list(proofs.each("claim", say)) == ["something"]
    assert [(each.table.name, each.reason) for each in proofs.given_up] == [
        ("large", "more than enough")
    ]


def test_each_claim_has_its_own_steps():
    """Nothing is taken from the next claim by the one before it."""
    proofs = proofs_of(diagram_steps=100)
    for _ in range(5):
        assert list(proofs.each("claim", lambda p: [p.diagrams.budget.step(90)])) == [None, None]
    assert proofs.given_up == ()


def test_a_table_whose_proof_cannot_be_made_is_tried_once(monkeypatch):
    """However many claims there are: the same is found out about it at once."""
    proofs, made = proofs_of(diagram_variables=1), []
    import presencemap.tables.diagram.proofs as module  # noqa: PLC0415 - to be watched

    original = module.Proof
    monkeypatch.setattr(module, "Proof", lambda *args: [made.append(1), original(*args)][1])
    for _ in range(3):
        list(proofs.each("claim", lambda proof: [proof.table.name]))
    assert len(made) == 2
    with pytest.raises(TooLarge):
        proofs._of(proofs._tables[1])


def test_the_tables_of_a_file_share_their_seconds():
    """Once they had as long together as one of them may take, no other proof is begun."""
    proofs = proofs_of(diagram_seconds=0.0)
    assert list(proofs.each("claim", lambda proof: [proof.table.name])) == ["small"]
    (given_up,) = proofs.given_up
    assert given_up.table.name == "large"
    assert given_up.reason == "more than 0 seconds, with those of other tables"
