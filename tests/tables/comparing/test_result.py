"""What a comparison comes to: how many differences, and which verdict."""

from __future__ import annotations

import pytest

from presencemap.model import KEEP, RESTORE
from presencemap.tables.comparing import (
    Answer,
    Change,
    Comparison,
    FieldChange,
    TableComparison,
    Verdict,
)

CHANGE = Change(old=Answer(KEEP), new=Answer(RESTORE))


@pytest.mark.parametrize(
    ("table", "differences", "verdict"),
    [
        ({}, 0, Verdict.SAME),
        ({"unproved": "more than 5 steps"}, 0, Verdict.UNKNOWN),
        ({"unproved": "more than 5 steps", "changes": (CHANGE,)}, 1, Verdict.DIFFERENT),
        ({"is_added": True}, 1, Verdict.DIFFERENT),
        ({"is_removed": True}, 1, Verdict.DIFFERENT),
        ({"zones": ("Europe/Paris", None)}, 1, Verdict.DIFFERENT),
        (
            {"retyped": (FieldChange("n", "int", "text"),), "changes": (CHANGE,)},
            2,
            Verdict.DIFFERENT,
        ),
    ],
)
def test_what_counts(table, differences, verdict):
    """Everything that is decided otherwise counts; silence about a large table is no proof."""
    same = TableComparison(name="same")
    comparison = Comparison("a.pm", "b.pm", (same, TableComparison(name="v", **table)), ("a note",))
    assert (comparison.differences, comparison.verdict) == (differences, verdict)
