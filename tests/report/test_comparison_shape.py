"""Comparisons as JSON: what is only possible, added, unproved. The rest: tests of `diff`."""

from __future__ import annotations

from presencemap.model import KEEP, Outcome, OutcomeKind
from presencemap.report.comparison_shape import comparison_shape
from presencemap.tables.comparing import (
    Answer,
    Change,
    Comparison,
    FieldChange,
    TableComparison,
)


def test_what_is_not_there_is_null():
    """A change that is only possible has neither witness nor example, and null for what is open."""
    change = Change(old=Answer(KEEP), new=Answer(Outcome(OutcomeKind.RESTORE)), more=None)
    table = TableComparison(
        name="v", changes=(change,), retyped=(FieldChange("n", "int", "text"),),
        zones=(None, "Europe/Paris"), unproved="more than 5 steps",
    )  # fmt: skip
    shape = comparison_shape(Comparison("old.pm", "new.pm", (table,), ("a note",)))
    assert (shape["verdict"], shape["differences"], shape["notes"]) == ("different", 3, ["a note"])
    [found] = shape["tables"]
    assert found["zones"] == {"old": None, "new": "Europe/Paris"}
    assert found["retyped"] == [{"name": "n", "old": "int", "new": "text"}]
    assert found["unproved"] == "more than 5 steps"
    [change] = found["changes"]
    nothing = {change[key] for key in ("share", "more", "witness", "example")}
    assert nothing == {None}
    assert change["new"]["outcome"] == "restore"


def test_verdicts():
    """The verdict is one of three words."""
    large = TableComparison(name="v", unproved="more than 5 steps")
    cases = {
        (): "same",
        (large,): "unknown",
        (TableComparison(name="w", is_added=True),): "different",
    }
    for tables, verdict in cases.items():
        assert comparison_shape(Comparison("old.pm", "new.pm", tables))["verdict"] == verdict
