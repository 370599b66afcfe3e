"""What conditions ask for."""

from __future__ import annotations

from random_tables import FIELDS, cases, rules_of

from presencemap.tables.conditions import tests_of as every_test
from presencemap.tables.diagram.asked import asked


def test_every_test_comes_with_the_first_condition_that_asks_it():
    """In the order of the text, none left out."""
    for case in cases():
        conditions = [row.condition for row in case.table.rows]
        wanted = [(n, test) for n, each in enumerate(conditions) for test in every_test(each)]
        assert list(asked(conditions)) == wanted, case


def test_a_part_that_conditions_share_is_read_once():
    """What a definition asks for comes with the first row that uses it."""
    rows = "".join(f" row r{n} when both and number is {n} -> Here\n" for n in range(5))
    text = (
        f"{FIELDS}define both = flag and choice is a\ntable t first {{\n{rows} otherwise -> keep }}"
    )
    conditions = [row.condition for row in rules_of(text).tables[0].rows]
    found = [(number, test.field) for number, test in asked(conditions)]
    assert found == [(0, "flag"), (0, "choice"), *((n, "number") for n in range(5))]
