"""Examples that were run, as JUnit's suites: a suite a file, a case an example.

The coverage of rows stands in each suite's properties, and is a case of its own where a run
asks for one, so that a CI server shows what made the run fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from presencemap.report.diagnostics import diagnostic_text
from presencemap.report.junit import Case, Suite, junit_text
from presencemap.report.trial_run import FileTrial, TrialRun, percent
from presencemap.report.trial_text import answer_words, expected_words, failure_text
from presencemap.tables import ExampleResult, Trial

__all__ = ["trial_junit"]


def trial_junit(tested: TrialRun) -> str:
    """Return the whole XML document of a run."""
    return junit_text("presencemap test", (_suite(file, tested) for file in tested.files))


def _suite(file: FileTrial, tested: TrialRun) -> Suite:
    if file.trial is None:
        return Suite(file.name, (_broken(file),))
    cases = tuple(_cases(file, file.trial, tested))
    return Suite(file.name, cases, {} if tested.stopped else _coverage(file.trial))


def _broken(file: FileTrial) -> Case:
    if file.unreadable is not None:
        return Case("rules", file.unreadable, "unreadable", broken=True)
    details = "\n".join(diagnostic_text(each).plain for each in file.diagnostics)
    return Case("rules", "the rules have errors", "rules", details, broken=True)


def _coverage(trial: Trial) -> dict[str, str]:
    rows = len(trial.rows)
    values = {"rows": rows, "covered": trial.covered, "percent": percent(trial.covered, rows)}
    return {f"coverage.{name}": str(value) for name, value in values.items()}


def _cases(file: FileTrial, trial: Trial, tested: TrialRun) -> Iterator[Case]:
    for result in trial.results:
        yield _case(result, trial)
    if tested.wanted is None or tested.stopped:
        return
    name = f"at least {tested.wanted:g} % of the rows covered"
    if not tested.is_short(file):
        yield Case(name)
        return
    missing = [row for row in trial.rows if not row.hits]
    lines = "".join(f"{row.file}:{row.line}: {row.table} {row.row}\n" for row in missing)
    yield Case(name, f"{trial.covered} of {len(trial.rows)} rows covered", "coverage", lines)


def _case(result: ExampleResult, trial: Trial) -> Case:
    example = result.example
    wrong = [answer for answer in result.answers if not answer.passed]
    message = "; ".join(
        f"{each.expected.table}: expected {expected_words(each)}, got {answer_words(each)}"
        for each in wrong
    )
    return Case(
        example.name,
        message if wrong else None,
        "difference",
        failure_text(result, trial.rules.fields).plain + "\n" if wrong else "",
        file=example.source.name,
        line=example.line,
    )
