"""Rows as lines of cells, as hit policies of DMN need them."""

from __future__ import annotations

from itertools import product

import pytest

from presencemap.dmn.model import Policy
from presencemap.dmn.splitting import split_table
from presencemap.tables.conditions import IsAbsent, IsOneOf
from presencemap.tables.interpret import holds
from presencemap.tables.load import compile_text

RULES = """\
language 1
field lamp : token {{ green, red }}
field tags : set of token open {{ a, b }}
field door : yes/no
state S
table t {policy} {{
{rows}
    otherwise -> keep
}}
"""


def split(policy, *rows):
    """Return the lines of a table, by row, and the split itself."""
    text = RULES.format(policy=policy, rows="\n".join(f"    row {row}" for row in rows))
    rules = compile_text(text).rules
    found = split_table(rules.tables[0], rules.fields)
    return {row.name: list(lines) for row, lines in found.rows}, found


GREEN = IsOneOf("lamp", frozenset({"green"}))


def test_first_keeps_the_order_and_otherwise_asks_nothing():
    """Lines stand as they are, one behind the other; the last one asks nothing."""
    lines, found = split("first", "a when lamp is green or door -> S", "b when lamp is red -> S")
    assert (found.policy, found.is_spelt, list(lines)) == (
        Policy.FIRST,
        False,
        ["a", "b", "otherwise"],
    )
    assert [set(line) for line in lines["a"]] == [{"lamp"}, {"door"}]
    assert lines["otherwise"] == [{}]


def test_unique_rows_do_not_overlap():
    """Under unique the alternatives of a row are cut apart, and `otherwise` is what is left."""
    lines, found = split("unique", "a when lamp is green or door -> S")
    assert (found.policy, found.is_spelt) == (Policy.UNIQUE, True)
    all_lines = [line for row in lines.values() for line in row]
    for lamp, door in product((None, "green", "red"), (None, True, False)):
        presence = {"lamp": lamp, "door": door}
        matching = [all(holds(c, presence) for c in line.values()) for line in all_lines]
        assert sum(matching) == 1, presence


def test_any_keeps_what_agrees():
    """Under any, rows that overlap and agree stay as they are."""
    lines, found = split("any", "a when lamp is green -> S", "b when door -> S")
    assert found.policy is Policy.ANY
    assert lines["a"] == [{"lamp": GREEN}]
    assert all(set(line) == {"lamp", "door"} for line in lines["otherwise"])


@pytest.mark.parametrize("policy", ["unique", "any"])
def test_contradictions_come_first(policy):
    """Where rows contradict their policy, `otherwise` answers before either of them is asked."""
    lines, found = split(policy, "a when lamp is green -> S", "b when door -> keep")
    assert found.policy is Policy.FIRST
    assert list(lines) == ["a contradicts b", "a", "b", "otherwise"]
    assert [set(line) for line in lines["a contradicts b"]] == [{"lamp", "door"}]


def test_what_no_condition_says():
    """A set that holds some other token can't be said apart; then the order takes its place."""
    _, found = split("unique", "a when tags is absent -> S", "b when tags in {a} -> S")
    assert found.policy is Policy.FIRST
    assert not any(isinstance(c, IsAbsent) for _, lines in found.rows[-1:] for c in lines[0])
