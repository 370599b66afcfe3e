"""The scale before 2007: what is said of its numbers, and what they are called now."""

from __future__ import annotations

import pytest
from said import fixed, said

from presencemap.checks import legacy_scale
from presencemap.model import Field, FieldType, NamedRange

HEAD = """language 1
use genesys
field reach : int {
    here = 3000..4499 idle = 4500..5999 at-work = 6000..8999
    later = 12000..14999 not-here = 15000..17999 gone = 18000..
} from microsoft
"""


def table(condition: str) -> str:
    """Return a table with a row of that condition."""
    return f"table t first {{\n row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (0, "gone"),
        (99, "gone"),
        (100, "not-here"),
        (150, "not-here"),
        (200, "idle"),
        (400, "here"),
        (499, "here"),
        (500, "at-work"),
        (600, "at-work"),
        (699, "at-work"),
        (700, "not-here"),
        (800, "here"),
        (999, "here"),
    ],
)
def test_a_class_of_today_is_proposed(number, name):
    """The documented conversion tells the class that was probably meant; eyes must confirm it."""
    [found] = said(legacy_scale, table(f"reach is {number}"), HEAD)
    assert found.message == f"`{number}` is of an older scale: the classes of `reach` start at 3000"
    assert found.help == f"`{number}` was what is `{name}` now"
    assert not found.fix.safe
    assert fixed(found, HEAD) == table(f"reach is {name}")


def test_300_may_be_either():
    """On the two scales it is "be right back" and "somebody is there", so nothing is proposed."""
    [found] = said(legacy_scale, table("reach is 300"), HEAD)
    assert found.fix is None
    assert "`later` as an activity" in found.help
    assert "somebody is there" in found.help


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reach in 100..199", "reach in {not-here}"),
        ("reach is not 150..160", "reach is not not-here"),
        ("reach in {here, 500..699}", "reach in {here, at-work}"),
        ("reach in 100..299", None),  # two classes
        ("reach in 400..here", None),
        ("reach >= 400", None),
        ("reach < 100", None),
    ],
)
def test_ranges_of_one_class_become_its_name(before, after):
    """A range of one class is replaced; comparisons and wider ranges are the author's."""
    [found] = said(legacy_scale, table(before), HEAD)
    if after is None:
        assert found.fix is None
    else:
        assert fixed(found, HEAD) == table(after)


def test_a_fact_is_mended_too():
    """An example may give a class by name."""
    example = 'example "e" {{ reach {} => t keep }}\n'
    [found] = said(legacy_scale, table("reach is here") + example.format(450), HEAD)
    assert fixed(found, HEAD) == table("reach is here") + example.format("here")


RANGES = (NamedRange("here", 3000, 4499),)
NEW = Field("f", FieldType.INT, RANGES, dialects=("pidf", "microsoft"))


@pytest.mark.parametrize(
    ("field", "low", "high", "expected"),
    [
        (NEW, 300, 300, True),
        (NEW, 0, 0, True),
        (NEW, 0, 998, True),
        (NEW, 0, 999, False),
        (NEW, 1, 999, True),
        (NEW, 2, 5000, True),
        (NEW, 1, 5000, False),
        (NEW, 0, 2999, False),
        (NEW, 999, 999, True),
        (NEW, 1000, 1000, False),
        (NEW, 0, -1, False),
        (Field("f", FieldType.INT, RANGES), 300, 300, False),
        (Field("f", FieldType.INT, (), dialects=("microsoft",)), 300, 300, False),
        (
            Field("f", FieldType.INT, (NamedRange("a", 999, 4000),), dialects=("microsoft",)),
            300,
            300,
            False,
        ),
    ],
)
def test_what_is_of_the_old_scale(field, low, high, expected):
    """What ends below 1000, or begins between 2 and 999; the whole scale is meant as such."""
    assert legacy_scale.is_legacy(field, low, high) is expected
