"""The JSON shape of one agent of a replay; `shapes.py` has the other events."""

from __future__ import annotations

from typing import Any

from presencemap.engine import AgentReport, Provenance, TableReport
from presencemap.model import Outcome
from presencemap.report.answer import Answer
from presencemap.report.answer_shape import answer_shape, value_shape
from presencemap.report.shapes import origin_shape

__all__ = ["agent_shape"]

Shape = dict[str, Any]


def agent_shape(report: AgentReport) -> Shape:
    """Return what `replay --explain AGENT --format json` prints of an agent.

    `facts` has every field of which somebody said something, `value` null where that it is
    absent. `decision` in a table is what `decide --explain` prints.
    """
    return {
        "type": "agent",
        "agent": report.agent,
        "facts": {
            name: {"value": value_shape(report.facts.get(name)), **_provenance(found)}
            for name, found in sorted(report.provenance.items())
        },
        "tables": {name: _table(table) for name, table in report.tables.items()},
    }


def _provenance(found: Provenance) -> Shape:
    return {
        "dialect": found.dialect,
        "element": found.place.element if found.place else None,
        "line": found.place.line if found.place else None,
        "at": found.at,
        "source": origin_shape(found.source),
    }


def _table(table: TableReport) -> Shape:
    return {
        "outcome": _outcome(table.outcome),
        "pending": _outcome(table.pending),
        "due": table.due,
        "decision": answer_shape(Answer(table.explanation.decision, table.explanation)),
    }


def _outcome(outcome: Outcome | None) -> Shape | None:
    if outcome is None:
        return None
    return {"state": outcome.state, "attributes": dict(outcome.attributes)}
