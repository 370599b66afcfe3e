"""Comparisons as Markdown: cells that stay cells, whatever a file calls its things."""

from __future__ import annotations

import pytest

from presencemap.model import KEEP, Outcome, OutcomeKind
from presencemap.report.comparison_markdown import code, comparison_markdown
from presencemap.tables.comparing import (
    Answer,
    Change,
    Comparison,
    FieldChange,
    RowPlace,
    TableComparison,
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "`plain`"),
        ("a|b", "`a\\|b`"),
        ("a`b", "``a`b``"),
        ("`a``b`", "``` `a``b` ```"),
    ],
)
def test_code_in_cells(text, cell):
    """Bars and back-ticks neither end a cell nor code."""
    assert code(text) == cell


def test_the_whole_report():
    """Sentences, one row a change, what is only possible, notes; no witness, no block of them."""
    ready = Answer(Outcome(OutcomeKind.STATE, "Ready"))
    change = Change(
        old=Answer(KEEP),
        new=ready,
        share=0.5,
        where=("n is 1",),
        more=2,
        old_rows=(RowPlace("a_b", "old.pm", 3),),
        new_rows=(RowPlace("c", "new.pm", 4),),
    )
    table = TableComparison(
        name="v", changes=(change,), retyped=(FieldChange("n", "int", "token"),)
    )
    text = comparison_markdown(Comparison("old.pm", "new.pm", (table,), ("mind the <gap>",)))
    assert text == (
        "**`old.pm` → `new.pm`: 2 differences**\n\n"
        "* `v`: `n` is of type int before, token now; compared where absent\n\n"
        "| table | before | now | cells | where | rows |\n|---|---|---|---|---|---|\n"
        "| `v` | `keep` | `Ready` (possibly) | 50.0 % | `n is 1`<br>and 2 other places "
        "| a\\_b (old.pm:3) → c (new.pm:4) |\n\n"
        "* mind the \\<gap\\>\n"
    )


def test_many_changes_are_cut():
    """A comment has room for fifty rows, and says how many there are beyond."""
    change = Change(old=Answer(KEEP), new=Answer(Outcome(OutcomeKind.STATE, "Ready")))
    table = TableComparison(name="v", changes=(change,) * 53)
    text = comparison_markdown(Comparison("old.pm", "new.pm", (table,)))
    assert text.count("| `v` |") == 50
    assert "and 3 more differences" in text
