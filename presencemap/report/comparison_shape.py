"""Two rule sets compared, as the JSON that other programs rely on."""

from __future__ import annotations

from typing import Any

import attrs

from presencemap.report.shapes import VERSION
from presencemap.tables.comparing import (
    Answer,
    Change,
    Comparison,
    TableComparison,
    answer_words,
)

__all__ = ["comparison_shape"]

Shape = dict[str, Any]


def comparison_shape(comparison: Comparison) -> Shape:
    """Return what `diff --format json` prints.

    `share` is the part of all combinations of cells, from 0 to 1; `more` is null where there
    are too many other places to count; `witness` and `example` are null where it is only
    possible that something changes.
    """
    return {
        "version": VERSION,
        "old": comparison.old,
        "new": comparison.new,
        "verdict": comparison.verdict.value,
        "differences": comparison.differences,
        "tables": [_table(each) for each in comparison.tables],
        "notes": list(comparison.notes),
    }


def _table(table: TableComparison) -> Shape:
    zones = dict(zip(("old", "new"), table.zones, strict=True)) if table.zones else None
    return {
        "name": table.name,
        "added": table.is_added,
        "removed": table.is_removed,
        "unproved": table.unproved,
        "zones": zones,
        "retyped": [attrs.asdict(each) for each in table.retyped],
        "changes": [_change(each) for each in table.changes],
    }


def _change(change: Change) -> Shape:
    return {
        "old": _answer(change.old),
        "new": _answer(change.new),
        "share": change.share,
        "where": list(change.where),
        "more": change.more,
        "old_rows": [attrs.asdict(each) for each in change.old_rows],
        "new_rows": [attrs.asdict(each) for each in change.new_rows],
        "witness": dict(change.witness) if change.witness is not None else None,
        "example": change.example,
    }


def _answer(answer: Answer) -> Shape:
    return {
        "words": answer_words(answer),
        "outcome": answer.outcome.kind.value,
        "state": answer.outcome.state,
        "attributes": dict(answer.outcome.attributes),
        "after": answer.after,
        "conflict": answer.conflict,
        "gap": answer.gap,
    }
