"""Rows that no example reaches."""

from __future__ import annotations

import pytest
from said import HEAD, compiled, said

from presencemap.checks import missing_example
from presencemap.tables import run_examples

NAMES = ["one", "two", "three", "four", "five", "six", "seven"]


def table(rows: int) -> str:
    """Return a table with rows for a number each, and an example of the last row."""
    lines = "".join(
        f" row {n} when availability is {3000 + i} -> keep\n" for i, n in enumerate(NAMES[:rows])
    )
    return (
        f"table t first {{\n{lines} otherwise -> NotReady\n}}\n"
        'example "e" { note "x" => t NotReady }\n'
    )


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (0, None),
        (1, "`one`"),
        (2, "`one` and `two`"),
        (3, "`one`, `two` and `three`"),
        (5, "`one`, `two`, `three`, `four` and `five`"),
        (6, "`one`, `two`, `three`, `four`, `five` and 1 more"),
        (7, "`one`, `two`, `three`, `four`, `five` and 2 more"),
    ],
)
def test_rows_are_named(rows, named):
    """One finding a table, which names the first five rows."""
    found = said(missing_example, table(rows))
    assert [each.message for each in found] == ([f"no example reaches {named}"] if named else [])


def test_without_any_example_nothing_is_said():
    """The first example is the decision to have them."""
    assert said(missing_example, table(3).split("example")[0]) == []


@pytest.mark.parametrize("policy", ["first", "unique", "any"])
def test_reached_is_what_a_trial_counts(policy):
    """What `presencemap test` counts as covered is not missed here, and the other way round."""
    rows = (
        " row a when availability is busy -> NotReady\n"
        " row b when activity is absent -> NotReady\n"
        " row c when note is absent -> keep\n"
    )
    examples = (
        'example "1" { availability 6500, note "x" => t NotReady }\n'
        'example "2" { activity in-a-meeting, note "x" => t NotReady }\n'
    )
    text = f"table t {policy} {{\n{rows} otherwise -> NotReady\n}}\n{examples}"
    result = compiled(text, HEAD)
    missed = [row.row for row in run_examples(result.rules).rows if not row.hits]
    [found] = missing_example.check(result, result.rules)
    assert [f"`{name}`" in found.message for name in ("a", "b", "c", "otherwise")] == [
        name in missed for name in ("a", "b", "c", "otherwise")
    ]
