"""What is said of numbers outside of all classes."""

from __future__ import annotations

import pytest
from said import said

from presencemap.checks import unclassified_number

HEAD = """language 1
use genesys
field level : int { high = 5000..5999  low = 10..20  all-low = 10..30  top = 9000.. }
"""


@pytest.mark.parametrize(
    ("number", "nearest"),
    [
        (5, "`low` (10..20)"),
        (31, "`all-low` (10..30) and `high` (5000..5999)"),
        (4999, "`all-low` (10..30) and `high` (5000..5999)"),
        (6000, "`high` (5000..5999) and `top` (9000..)"),
    ],
)
def test_the_nearest_classes_are_named(number, nearest):
    """The class below and the class above are shown with their numbers."""
    text = f"table t first {{\n row a when level is {number} -> keep\n otherwise -> NotReady\n}}\n"
    [found] = said(unclassified_number, text, HEAD)
    assert found.message == f"`{number}` is in no class of `level`"
    assert found.help == f"the nearest: {nearest}"
    assert found.fix is None
