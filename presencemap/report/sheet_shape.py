"""Sheets as the JSON that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from presencemap.model import Field, TargetState
from presencemap.report.shapes import VERSION
from presencemap.report.sheet import Sheet, SheetRow
from presencemap.report.words import decision_words

__all__ = ["sheets_shape"]


def sheets_shape(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return what `show --format json` prints.

    `lines` of a row are alternatives, each with the cells by field, a field that may be
    anything left out; null where the row has too many and only its `condition` is given, and
    of `otherwise`. What a row answers is given as `decide` gives it, and in `words`.
    """
    return {"version": VERSION, "tables": [_sheet(sheet) for sheet in sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "policy": sheet.policy.value,
        "file": sheet.file,
        "line": sheet.line,
        "fields": [_field(field) for field in sheet.columns],
        "rows": [_row(row) for row in sheet.rows],
        "states": [_state(state) for state in sheet.states],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type.value,
        "open": field.open,
        "caseless": field.caseless,
        "documentation": field.documentation,
        "ranges": [{"name": r.name, "low": r.low, "high": r.high} for r in field.ranges],
        "tokens": list(field.tokens),
    }


def _row(row: SheetRow) -> dict[str, Any]:
    outcome = row.decision.outcome
    return {
        "name": row.name,
        "line": row.line,
        "otherwise": row.is_otherwise,
        "lines": [dict(line) for line in row.lines] or None,
        "condition": row.condition or None,
        "outcome": outcome.kind.value,
        "state": outcome.state,
        "attributes": dict(outcome.attributes),
        "after": row.decision.after,
        "words": decision_words(row.decision),
    }


def _state(state: TargetState) -> dict[str, Any]:
    return {
        "name": state.name,
        "routable": state.routable,
        "documentation": state.documentation,
    }
