"""The order of the variables."""

from __future__ import annotations

from random_tables import FIELDS, cases, rules_of

from presencemap.tables.diagram.order import field_order, ordered
from presencemap.tables.diagram.proof import Proof


def levels_of(rows):
    """Return the names of the fields of each level."""
    lines = "".join(f" row r{n} when {each} -> Here\n" for n, each in enumerate(rows))
    rules = rules_of(f"{FIELDS}table t first {{\n{lines} otherwise -> keep }}")
    return [each.field.name for each in Proof(rules.tables[0], rules.fields).variables]


def test_what_an_earlier_row_asks_for_comes_first():
    """However many atoms it has."""
    assert levels_of(["number is 7", "flag"]) == ["number", "flag"]
    assert levels_of(["flag", "number is 7"]) == ["flag", "number"]


def test_of_one_row_the_smaller_field_comes_first():
    """Few atoms make few branches near the root; of two as small, the name decides."""
    assert levels_of(["number is 7 and flag and choice is a"]) == ["flag", "choice", "number"]
    assert levels_of(['word is "z" and badge is "z"']) == ["badge", "word"]


def test_the_variables_of_a_field_stay_together():
    """Its value stands before the patterns that it may be like."""
    assert levels_of(['note like "a*" and flag', 'note like "b*" and choice is a']) == [
        "flag", "note", "note", "note", "choice",
    ]  # fmt: skip


def test_an_order_is_one_of_all_variables():
    """None is lost, and the order is the same however often it is asked for."""
    for case in cases():
        conditions = [row.condition for row in case.table.rows]
        names = field_order(conditions, case.proof.variables)
        assert sorted(names) == sorted({each.field.name for each in case.proof.variables}), case
        assert ordered(case.proof.variables, names) == case.proof.variables, case
