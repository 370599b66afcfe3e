"""Cells and stretches: atoms that nobody tells apart, levels that become one list."""

from __future__ import annotations

import pytest

from presencemap.tables.code import Bounds
from presencemap.tables.code.cells import cells_of
from presencemap.tables.code.shape import shape_of
from presencemap.tables.code.stretches import filled, stretches_of
from presencemap.tables.diagram import NO_ROW, TooLarge
from presencemap.tables.load import compile_text

TEXT = """\
language 1
use genesys
field a : token open { x, y, z }
field b : yes/no
table t first {
    row r1 when a is x        -> Ready
    row r2 when a in {y, z}   -> LoggedOut
    row r3 when b             -> keep
}
"""


@pytest.fixture
def shape():
    """Give a diagram of two levels: `a` with five atoms, then `b` with three."""
    rules = compile_text(TEXT).rules
    found = shape_of(rules.tables[0], rules.fields, Bounds())
    assert found.fields == ("a", "b")
    return found


def test_atoms_that_are_never_told_apart_are_one_cell(shape):
    """Cell 0 is that of *other*, or of *absent* where nothing else can be."""
    words, truth = cells_of(shape.variables, shape.nodes())
    assert truth.numbers == (0, 0, 1)
    assert words.numbers == (0, 1, 2, 2, 0)
    assert [truth.count, words.count, words.mask(2)] == [2, 3, 0b01100]


def test_levels_are_joined_as_far_as_is_wished(shape):
    """One list has a column for each pair of cells; two have a row for each node between them."""
    cells = cells_of(shape.variables, shape.nodes())
    (whole,) = stretches_of(shape, cells, Bounds())
    assert (whole.levels, whole.width, whole.entries) == ((0, 1), 6, 6)
    upper, lower = stretches_of(shape, cells, Bounds(wished_entries=0))
    assert (upper.levels, upper.entries) == ((0,), 3)
    assert (lower.levels, lower.entries) == ((1,), 2)
    leaf = shape.diagrams.leaf
    entries = {leaf(NO_ROW): "none", leaf(0): "r1", leaf(1): "r2", leaf(2): "r3"}
    assert filled(whole, entries) == ["none", "r3", "r1", "r1", "r2", "r2"]
    assert filled(lower, entries) == ["none", "r3"]


def test_lists_are_bounded(shape):
    """Lists that are longer than is allowed are not made."""
    cells = cells_of(shape.variables, shape.nodes())
    with pytest.raises(TooLarge, match="lists of 5 entries"):
        stretches_of(shape, cells, Bounds(entries=4))
