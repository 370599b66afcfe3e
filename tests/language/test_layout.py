"""Grids: the one place where a line is a line."""

from __future__ import annotations

import pytest

from presencemap.language import parse, tree
from presencemap.source import Source


def grid(lines):
    """Return the one grid of a text, its header being two columns."""
    text = "table t first {\n  a | b -> outcome\n" + lines + "\n}\n"
    result = parse(Source("test", text))
    assert result.diagnostics == ()
    return result.file.items[0]


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("  x | y -> keep", ["x", "y"]),
        ("  x|y->keep", ["x", "y"]),
        ("  x | { p,\n   q } -> keep", ["x", "{ p,\n   q }"]),
        ("  not {p, q} | 1..2 -> keep", ["not {p, q}", "1..2"]),
        ("  < 3 | >= y -> keep", ["< 3", ">= y"]),
        ('  like "*" | not like "b" -> keep', ['like "*"', 'not like "b"']),
        ("  absent | not absent -> keep", ["absent", "not absent"]),
        ("  between 08:00 and 9:30 | any -> keep", ["between 08:00 and 9:30", "any"]),
        ("  # why\n  yes | no -> keep # because", ["yes", "no"]),
    ],
)
def test_cells_are_what_stands_between_bars(lines, cells):
    """A cell's span covers its text, braces broken over lines included."""
    [row] = grid(lines).rows
    source = "table t first {\n  a | b -> outcome\n" + lines + "\n}\n"
    assert [source[each.span.start : each.span.end] for each in row.cells] == cells


def test_a_line_ends_a_row():
    """An attribute's name can't be the next line's first cell, nor the other way round."""
    rows = grid("  x | y -> Ready\n  busy | 1 -> Ready reason 2\n  otherwise -> keep").rows
    assert [row.cells is None for row in rows] == [False, False, True]
    assert [len(row.outcome.attributes) for row in rows] == [0, 1, 0]


def test_lines_may_have_names():
    """A name and a colon before the cells name a line."""
    rows = grid("  free: x | y -> Ready\n  x | y -> Ready").rows
    assert [row.name and row.name.text for row in rows] == ["free", None]


def test_a_grid_may_have_one_column():
    """A column needs no bar: the word `outcome` behind the arrow tells a grid."""
    result = parse(Source("test", "table t first {\n a -> outcome\n x -> keep\n}"))
    assert isinstance(result.file.items[0], tree.Grid)


def test_a_table_of_rows_is_none():
    """Rows on one line, and rows that ask for a field `outcome`, stay rows."""
    for text in (
        "table t first { row a when b -> keep otherwise -> keep }",
        "table t first {\n row outcome when outcome is x -> keep\n}",
        "table t first { }",
    ):
        assert isinstance(parse(Source("test", text)).file.items[0], tree.Table)


def test_a_missing_brace_ends_at_the_next_construct():
    """A grid that is never closed does not swallow the tables behind it."""
    text = "table t first {\n a | b -> outcome\n x | y -> keep\ntable u first {\n row a b\n}\n"
    places = [d.source.position(d.span.start).line for d in parse(Source("t", text)).diagnostics]
    assert places == [4, 5]
