"""Grids mean what the rows mean that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.load import compile_text

HEAD = """\
language 1
use genesys
field level : int { low = 0..9  high = 10..19 }
field kind : token open { a, b }
field kinds : set of token open { a, b }
field note : text
field flag : yes/no
define easy = level is low and flag
"""
PRESENCES = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from([0, 9, 10, 19, 20]),
        "kind": st.sampled_from(["a", "b", "c"]),
        "kinds": st.frozensets(st.sampled_from(["a", "b", "c"])),
        "note": st.sampled_from(["", "lunch", "Lunch break"]),
        "flag": st.booleans(),
    },
)
CASES = [
    ("level", "low", "level is low"),
    ("level", "low..high", "level in low..high"),
    ("level", "{low, 20}", "level in {low, 20}"),
    ("level", "not {low, 20}", "level not in {low, 20}"),
    ("level", "< high", "level < high"),
    ("level", "not >= 10", "not level >= 10"),
    ("kind", "a", "kind is a"),
    ("kind", "not a", "kind is not a"),
    ("kind", "absent", "kind is absent"),
    ("kind", "not absent", "kind is not absent"),
    ("kinds", "{a, b}", "kinds in {a, b}"),
    ("note", 'like "lunch*"', 'note like "lunch*"'),
    ("note", 'not like "lunch*"', 'not note like "lunch*"'),
    ("flag", "yes", "flag"),
    ("flag", "no", "flag is no"),
    ("flag", "not yes", "not flag"),
    ("easy", "yes", "easy"),
    ("easy", "no", "not easy"),
    ("easy", "not no", "easy"),
    ("level", "any", "any"),
    ("level", "not any", "not any"),
]


@pytest.mark.parametrize(("column", "cell", "condition"), CASES)
@given(presence=PRESENCES)
def test_a_cell_is_a_condition_on_its_column(column, cell, condition, presence):
    """A grid and a table of rows that say the same decide the same."""
    text = (
        f"table grid first {{\n kind | {column}x -> outcome\n".replace(f"{column}x", column)
        if column != "kind"
        else "table grid first {\n level | kind -> outcome\n"
    )
    grid = f"{text} hit: any | {cell} -> Ready\n otherwise -> keep\n}}\n"
    rows = f"table rows first {{ row hit when {condition} -> Ready otherwise -> keep }}\n"
    rules = compiled(HEAD + grid + rows)
    decisions = rules.decide(presence)
    assert decisions["grid"].row == decisions["rows"].row


def compiled(text, cache={}):  # noqa: B006 - a memory on purpose
    """Compile a text once."""
    if text not in cache:
        result = compile_text(text)
        assert result.diagnostics == ()
        cache[text] = result.rules
    return cache[text]


def test_lines_are_called_by_name_or_number():
    """A decision names the line: by its own name, or by its number in the table."""
    rules = compiled(
        HEAD + "table t first {\n level | kind -> outcome\n low | any -> Ready\n"
        " second: high | a -> keep\n high | any -> Ready\n otherwise -> keep\n}\n"
    )
    presences = [{"level": 1}, {"level": 10, "kind": "a"}, {"level": 10}, {}]
    assert [rules.decide(each)["t"].row for each in presences] == ["1", "second", "3", "otherwise"]


@pytest.mark.parametrize(
    ("header", "line", "found"),
    [
        ("level | kind", "low -> keep", [("wrong-number-of-cells", "low")]),
        ("level", "low | a -> keep", [("wrong-number-of-cells", "a")]),
        ("level | kidn", "low | a -> keep\n low | b -> keep", [("unknown-name", "kidn")]),
        ("level | level", "low | low -> keep", [("duplicate-name", "level")]),
        ("level", "lwo -> keep", [("unknown-token", "lwo")]),
        ("easy", "low -> keep", [("wrong-type", "low")]),
        ("kind", "< 3 -> keep", [("wrong-operator", "< 3")]),
        ("note", "between 08:00 and 09:00 -> keep",
         [("wrong-operator", "between 08:00 and 09:00")]),
    ],
)  # fmt: skip
def test_wrong_grids_are_told_where(header, line, found):
    """A wrong cell, line or column is one finding, at its place."""
    text = f"{HEAD}table t first {{\n {header} -> outcome\n {line}\n otherwise -> keep\n}}\n"
    diagnostics = compile_text(text).diagnostics
    assert [(d.name, d.source.at(d.span)) for d in diagnostics] == found
