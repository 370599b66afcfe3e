"""Shapes: what a diagram costs to ask, and orders that are cheaper."""

from __future__ import annotations

import pytest

from presencemap.tables.code import Bounds
from presencemap.tables.code.shape import shape_of, widest_first, with_few_reads
from presencemap.tables.diagram import TooLarge
from presencemap.tables.load import compile_text

TEXT = """\
language 1
use genesys
field a : token { x, y, z }
field b : yes/no
field c : int { one = 1..1  two = 2..2 }
table t first {
    row r1 when a is x and b and c is one -> Ready
    row r2 when b and c is two            -> NotReady
    row r3 when b                         -> keep
    otherwise                             -> LoggedOut
}
"""


@pytest.fixture
def shape():
    """Give the diagram of a table that had better begin with another field."""
    rules = compile_text(TEXT).rules
    return shape_of(rules.tables[0], rules.fields, Bounds())


def test_an_order_with_fewer_reads_is_found(shape):
    """What decides most is asked first; nothing is tried where nothing may be."""
    better = with_few_reads(shape, Bounds())
    assert better.fields[0] == "b"
    assert better.cost() <= shape.cost()
    assert better.paths() == 5
    assert with_few_reads(better, Bounds(orders=0)) is better
    assert with_few_reads(shape, Bounds(ordered_nodes=0)) is shape


def test_the_widest_field_may_come_first(shape):
    """The field with most atoms stands first, where there is one node."""
    assert widest_first(shape, Bounds()).fields == ("c", "a", "b")


def test_shapes_are_bounded():
    """A diagram with more nodes than are allowed is not made."""
    rules = compile_text(TEXT).rules
    with pytest.raises(TooLarge, match="more than 2 nodes"):
        shape_of(rules.tables[0], rules.fields, Bounds(nodes=2))
