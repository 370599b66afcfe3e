"""What is said of conditions that are always true."""

from __future__ import annotations

import pytest
from said import said

from presencemap.checks import always_true
from presencemap.checks.meaning import exclusions


def table(condition: str) -> str:
    """Return a table with a row of that condition."""
    return f"table t first {{\n row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("condition", "message", "other"),
    [
        ("any and note is absent", "`any` says nothing in an `and`", None),
        ("any or note is absent", "an `or` with `any` is always true", None),
        (
            "device is web or not\n  device is web",
            "`device is web` or `not device is web` is always true",
            "device is web",
        ),
        (
            'note is not absent and note like "*"',
            '`note like "*"` is true of every value, and says nothing here',
            "note is not absent",
        ),
        (
            "availability is absent or availability < 6000 or availability > 5999",
            "every value of `availability` makes some of this true",
            None,
        ),
        (
            "device is not web or (activity is on-the-phone and device is web) "
            "or activity is not on-the-phone",
            "`device is not web`, `activity is on-the-phone and device is web` or "
            "`activity is not on-the-phone` is always true",
            "device is not web|activity is on-the-phone and device is web",
        ),
    ],
)
def test_says_what_and_shows_the_other_place(condition, message, other):
    """The message names the parts; what it is about besides is shown."""
    [found] = said(always_true, table(condition))
    assert found.message == message
    shown = [each.source.at(each.span) for each in found.related]
    assert shown == (other.split("|") if other else [])


def test_what_becomes_of_the_row_is_said():
    """A row that takes everything is told so, and one that never answers for that."""
    [found] = said(always_true, table("device is web or device is not web"))
    assert found.help == "row `a` matches everything"
    [found] = said(always_true, table("not (device is web or device is not web)"))
    assert found.help == "row `a` never answers"


def test_everything_is_said_on_purpose():
    """A row, a definition and cells that are `any` mean it."""
    text = "define ever = any\n" + table("ever") + table("any").replace("table t", "table u")
    assert said(always_true, text) == []


def test_a_long_or_takes_few_looks(monkeypatch):
    """Where parts exclude each other, they are found by halving."""
    looks = 0
    plain = exclusions.possible

    def counted(field, literals, ordered):
        nonlocal looks
        looks += 1
        return plain(field, literals, ordered)

    monkeypatch.setattr(exclusions, "possible", counted)
    ors = " or\n ".join(f"availability is {3000 + n}" for n in range(2_000))
    [found] = said(always_true, table(f"{ors} or not (availability is 3007)"))
    assert found.message.startswith("`availability is 3007` or `not (availability is 3007)`")
    assert looks <= 2_001 + 1 + 2 * 12 + 3
