"""The JSON shape of `decide`: decisions, and what is told of them if it was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from presencemap.model import Value
from presencemap.report.answer import Answer
from presencemap.report.shapes import VERSION, decision_shape
from presencemap.tables import Explanation, Match, Verdict
from presencemap.tables.nearest import Alternative, Nearest

__all__ = ["answer_shape", "answers_shape", "value_shape"]

Shape = dict[str, Any]


def answers_shape(answers: Iterable[Answer], presence: Mapping[str, Value] | None = None) -> Shape:
    """Return what `decide --format json` prints; the presence is in it if it is given.

    With an explanation there are `text`, `tests`, `misses`, `others`, `policy` and
    `documentation`; with a way `from` and `requests`, null where no legal way is known; and with
    what would have to be different `why_not`.
    """
    return {
        "version": VERSION,
        **({} if presence is None else {"presence": _presence(presence)}),
        "decisions": {each.decision.table: answer_shape(each) for each in answers},
    }


def answer_shape(answer: Answer) -> Shape:
    """Return one table's answer, with all that is told of it."""
    shape = decision_shape(answer.decision)
    if answer.explanation:
        shape |= _explanation(answer.explanation)
    if answer.way:
        requests = answer.way.requests
        shape["from"] = answer.way.state
        shape["requests"] = None if requests is None else list(requests)
    if answer.nearest:
        shape["why_not"] = _nearest(answer.nearest)
    return shape


def _explanation(explanation: Explanation) -> Shape:
    """Return what is behind a decision.

    `others` are rows that match, too: behind the answer or, under `unique` and `any`, beside it.
    """
    answer, state = explanation.answer, explanation.state
    return {
        "policy": explanation.policy.value,
        "text": answer.text if answer else None,
        "tests": [_test(each) for each in answer.tests] if answer else [],
        "misses": [
            {
                "row": miss.row,
                "line": miss.line,
                "reasons": list(miss.reasons),
                "tests": [_test(each) for each in miss.tests],
            }
            for miss in explanation.misses
        ],
        "others": [_match(each) for each in explanation.others],
        "documentation": state.documentation if state else None,
    }


def _match(match: Match) -> Shape:
    tests = [_test(each) for each in match.tests]
    return {"row": match.row, "line": match.line, "text": match.text, "tests": tests}


def _test(test: Verdict) -> Shape:
    value = value_shape(test.value)
    return {"test": test.text, "result": test.gave, "field": test.field, "value": value}


def _nearest(nearest: Nearest) -> Shape:
    """Return how far it is: `changes` is the least number, null if no presence or none known."""
    found = nearest.alternatives
    return {
        "target": nearest.target,
        "rows": list(nearest.rows),
        "changes": len(found[0].changes) if found else None,
        "alternatives": [_alternative(each) for each in found],
        "too_large": nearest.too_large,
    }


def _alternative(alternative: Alternative) -> Shape:
    presence, decision = alternative.presence, alternative.decision
    return {
        "changes": [
            {
                "field": each.field,
                "wanted": each.wanted,
                "value": value_shape(each.value),
                "now": each.now,
            }
            for each in alternative.changes
        ],
        "rows": list(alternative.rows),
        "presence": None if presence is None else _presence(presence),
        "decision": decision_shape(decision) if decision else None,
    }


def _presence(presence: Mapping[str, Value]) -> Shape:
    return {name: value_shape(value) for name, value in sorted(presence.items())}


def value_shape(value: Value) -> object:
    """Return a field's value as JSON has it: a set as a list, a time as minutes of the day."""
    return sorted(value) if isinstance(value, frozenset) else value
