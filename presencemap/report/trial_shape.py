"""Examples that were run, as the JSON that other programs rely on."""

from __future__ import annotations

from typing import Any

from presencemap.model import Value
from presencemap.report.shapes import VERSION, decision_shape, diagnostics_shape
from presencemap.report.trial_run import FileTrial, TrialRun
from presencemap.tables import AnswerResult, Difference, ExampleResult, Expected, Miss, Trial

__all__ = ["trial_shape"]

Shape = dict[str, Any]


def trial_shape(tested: TrialRun) -> Shape:
    """Return what `test --format json` prints.

    `passed` is whether the command exits with 0. A coverage is null where nothing could be
    tried, or where the run stopped at its first failure. A hold is in seconds.
    """
    return {
        "version": VERSION,
        "passed": tested.clean,
        "examples": {"declared": tested.declared, "run": tested.run, "failed": tested.failed},
        "coverage": _coverage(tested.covered, len(tested.rows)) if not tested.stopped else None,
        "min_coverage": tested.wanted,
        "files": [_file(file, tested) for file in tested.files],
    }


def _coverage(covered: int, rows: int) -> Shape:
    share = round(covered * 100 / rows, 2) if rows else 100.0
    return {"rows": rows, "covered": covered, "percent": share}


def _file(file: FileTrial, tested: TrialRun) -> Shape:
    trial = file.trial
    counted = trial is not None and not tested.stopped
    return {
        "file": file.name,
        "error": file.unreadable,
        "diagnostics": diagnostics_shape(file.diagnostics)["diagnostics"],
        "examples": [_example(result) for result in trial.results] if trial else [],
        "coverage": _file_coverage(trial) if trial and counted else None,
    }


def _file_coverage(trial: Trial) -> Shape:
    tables: dict[str, list[Shape]] = {table.name: [] for table in trial.rules.tables}
    for row in trial.rows:
        tables[row.table].append(
            {"row": row.row, "file": row.file, "line": row.line, "hits": row.hits}
        )
    counts = _coverage(trial.covered, len(trial.rows))
    return {**counts, "tables": [{"table": name, "rows": rows} for name, rows in tables.items()]}


def _example(result: ExampleResult) -> Shape:
    example = result.example
    return {
        "name": example.name,
        "file": example.source.name,
        "line": example.line,
        "passed": result.passed,
        "presence": {name: _value(value) for name, value in example.presence.items()},
        "answers": [_answer(answer, result) for answer in result.answers],
    }


def _value(value: Value) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _answer(answer: AnswerResult, result: ExampleResult) -> Shape:
    source = result.example.source
    return {
        "table": answer.expected.table,
        "line": source.position(answer.expected.span.start).line,
        "passed": answer.passed,
        "expected": _expected(answer.expected),
        "actual": decision_shape(answer.decision),
        "differences": [_difference(each) for each in answer.differences],
        "misses": [_miss(miss) for miss in answer.misses],
        "fitting": [_miss(miss) for miss in answer.fitting],
    }


def _expected(expected: Expected) -> Shape:
    outcome = expected.outcome
    return {
        "state": outcome.state,
        "attributes": dict(outcome.attributes),
        "after": expected.after,
        "outcome": outcome.kind.value,
    }


def _difference(difference: Difference) -> Shape:
    return {
        "part": difference.part.value,
        "name": difference.name,
        "expected": difference.expected,
        "actual": difference.actual,
    }


def _miss(miss: Miss) -> Shape:
    return {"row": miss.row, "line": miss.line, "reasons": list(miss.reasons)}
