"""The JSON shapes that other programs rely on. `version` grows when one of them changes.

That of `decide` is in `answer_shape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from presencemap.diagnostics import Diagnostic, Fix
from presencemap.engine import Transition
from presencemap.model import Decision
from presencemap.replay import LocatedFault, Origin, Summary
from presencemap.source import Source, Span

__all__ = [
    "VERSION",
    "decision_shape",
    "diagnostics_shape",
    "origin_shape",
    "replay_shape",
]

VERSION: Final = 1

Shape = dict[str, Any]


def diagnostics_shape(
    diagnostics: Iterable[Diagnostic], allowed: Iterable[Diagnostic] = ()
) -> Shape:
    """Return what `check --format json` prints; `allowed` findings are silenced by comments."""
    return {
        "version": VERSION,
        "diagnostics": [_diagnostic(each) for each in diagnostics],
        "allowed": [_found(each) for each in allowed],
    }


def _found(diagnostic: Diagnostic) -> Shape:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.source, diagnostic.span),
    }


def _diagnostic(diagnostic: Diagnostic) -> Shape:
    return {
        **_found(diagnostic),
        "help": diagnostic.help,
        "witness": dict(diagnostic.witness) if diagnostic.witness is not None else None,
        "example": diagnostic.example,
        "related": [
            {"message": each.message, **_place(each.source, each.span)}
            for each in diagnostic.related
        ],
        "fix": _fix(diagnostic.source, diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(source: Source, fix: Fix) -> Shape:
    edits = [{**_ends(source, edit.span), "text": edit.text} for edit in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def _place(source: Source, span: Span) -> Shape:
    return {"file": source.name, **_ends(source, span)}


def _ends(source: Source, span: Span) -> Shape:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def decision_shape(decision: Decision) -> Shape:
    """Return a decision; `state` is null for `keep` and `restore`, `outcome` says which it is."""
    outcome = decision.outcome
    return {
        "state": outcome.state,
        "attributes": dict(outcome.attributes),
        "after": decision.after,
        "row": decision.row,
        "line": decision.line,
        "file": decision.file,
        "outcome": outcome.kind.value,
        **({"conflict": list(decision.conflict)} if decision.conflict else {}),
    }


def replay_shape(event: Transition | LocatedFault | Summary) -> Shape:
    """Return one line of what `replay --format json` prints."""
    match event:
        case Transition():
            return _transition(event)
        case LocatedFault(fault, origin):
            return {
                "type": "fault",
                "at": fault.at,
                "code": fault.code,
                "message": fault.message,
                "presentity": fault.presentity,
                "offset": fault.offset,
                "source": origin_shape(origin),
            }
        case Summary():
            numbers = attrs.asdict(event)
            if event.begins is None:  # it stands there where something was left out
                del numbers["begins"]
            return {"type": "summary", "version": VERSION, **numbers}


def _transition(transition: Transition) -> Shape:
    return {
        "type": "transition",
        "at": transition.at,
        "agent": transition.agent,
        "table": transition.table,
        "from": transition.from_state,
        "to": transition.to_state,
        "attributes": dict(transition.attributes),
        "row": transition.row,
        "line": transition.line,
        "requests": list(transition.requests),
        "source": origin_shape(transition.source),
    }


def origin_shape(origin: object) -> Shape | None:
    """Return a place in a capture, null for what is none."""
    return {"file": origin.file, "record": origin.record} if isinstance(origin, Origin) else None
