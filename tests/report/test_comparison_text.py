"""Comparisons as text: one block a difference, and the sum of it."""

from __future__ import annotations

import pytest

from presencemap.model import KEEP, Outcome, OutcomeKind
from presencemap.report.comparison_text import (
    comparison_lines,
    places_words,
    share_words,
    verdict_words,
)
from presencemap.tables.comparing import (
    Answer,
    Change,
    Comparison,
    FieldChange,
    RowPlace,
    TableComparison,
)

READY = Answer(Outcome(OutcomeKind.STATE, "Ready"))
POSSIBLE = Change(old=Answer(KEEP), new=READY, share=0.5, where=('note like "a*"',), more=None)


def lines(*tables, notes=()):
    """Return a report as plain lines."""
    comparison = Comparison("old.pm", "new.pm", tables, notes)
    return [line.plain for line in comparison_lines(comparison)]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "100 %"),
        (0.99999, "99.9 %"),
        (0.125, "12.5 %"),
        (0.01, "1.0 %"),
        (0.0012, "0.12 %"),
        (0.00001, "less than 0.01 %"),
    ],
)
def test_shares(share, words):
    """Shares are percentages; some is never none, and nearly all is not all."""
    assert share_words(share) == words


def test_what_is_only_possible():
    """A difference without a presence may be one; nothing else is said of it."""
    assert lines(TableComparison(name="v", changes=(POSSIBLE,))) == [
        "v: keep may become Ready   (50.0 % of cells)",
        '    where  note like "a*"',
        "    and    many other places",
        "    no presence was found that shows it; there may be one",
        "",
        "1 difference",
    ]


def test_what_is_said_of_tables_and_around_them():
    """Types and zones are told by table, notes before the sum."""
    table = TableComparison(
        name="v", retyped=(FieldChange("n", "int", "token"),), zones=("Europe/Paris", None)
    )
    assert lines(table, TableComparison(name="w", is_removed=True), notes=("careful",)) == [
        "v: `n` is of type int before, token now; compared where absent",
        "",
        "v: times of day are those of Europe/Paris before, of no time zone now",
        "",
        "w: only old.pm has this table",
        "",
        "note: careful",
        "3 differences",
    ]


def test_many_changes_are_cut():
    """A person reads fifty changes of a table, and is told of the others."""
    shown = lines(TableComparison(name="v", changes=(POSSIBLE,) * 60))
    assert sum(line.startswith("v: keep may") for line in shown) == 50
    assert "v: and 10 more (--format json has all)" in shown


def test_what_is_not_proved():
    """A table that is too large is named with its bound, with and without differences."""
    large = TableComparison(name="v", unproved="more than 5 nodes")
    words = verdict_words(Comparison("old.pm", "new.pm", (large,)))
    assert words == (
        "not proved: no difference was met, and none is excluded; "
        "`v` is too large to be looked at whole (more than 5 nodes)"
    )
    added = TableComparison(name="w", is_added=True)
    words = verdict_words(Comparison("old.pm", "new.pm", (large, added)))
    assert words.startswith("1 difference; `v` is too large")


def test_rows_are_few():
    """Of many rows the first ones are named; no row is said so."""
    places = [RowPlace(f"r{number}", "a.pm", number) for number in range(1, 7)]
    assert places_words(places) == "r1 (a.pm:1), r2 (a.pm:2), r3 (a.pm:3), r4 (a.pm:4), 2 more"
    assert places_words([RowPlace(None, None, None)]) == "no row"


def test_a_name_can_not_pretend_to_be_a_line():
    """Line feeds in names of files are not printed."""
    place = RowPlace("r", "a\nb.pm", 1)
    assert "\n" not in places_words([place])
