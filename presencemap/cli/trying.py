"""Running the examples of rules files: every file a rule set of its own, with what it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presencemap.cli.exits import Misuse
from presencemap.cli.inputs import examine_input, rules_inputs
from presencemap.cli.keywords import keyword_matcher
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.trial_run import FileTrial, TrialRun
from presencemap.tables import Example, run_examples

__all__ = ["try_files"]

Select = Callable[[Example], bool]


def try_files(
    arguments: Iterable[str], *, wanted: float | None, keywords: str | None, fail_fast: bool
) -> TrialRun:
    """Run the examples of the files that arguments mean.

    Raises Misuse if `keywords` are no expression, or leave no example to run.
    """
    select = _selector(keywords)
    inputs = rules_inputs(arguments)
    files = [FileTrial(name=name, unreadable=why) for name, why in inputs.unreadable.items()]
    stopped = False
    for name in inputs.names:
        file = _try_file(name, select, fail_fast=fail_fast)
        if file is None:
            continue
        files.append(file)
        stopped = fail_fast and file.trial is not None and bool(file.trial.failed)
        if stopped:
            break
    tested = TrialRun(files=tuple(files), wanted=wanted, stopped=stopped)
    if keywords is not None and tested.trials and not tested.run:
        number = f"{tested.declared} example{'' if tested.declared == 1 else 's'}"
        raise Misuse(f"-k {keywords}: none of {number} has such a name")
    return tested


def _selector(keywords: str | None) -> Select | None:
    if keywords is None:
        return None
    matches = keyword_matcher(keywords)
    return lambda example: matches(example.name)


def _try_file(name: str, select: Select | None, *, fail_fast: bool) -> FileTrial | None:
    """Try a file, None if it has no table: of a vocabulary there is nothing to try."""
    try:
        examination = examine_input(name, DEFAULT_LIMITS)
    except OSError as error:
        return FileTrial(name=name, unreadable=error.strerror or str(error))
    if examination.rules is None:
        return FileTrial(name=name, diagnostics=examination.diagnostics)
    if not examination.rules.tables:
        return None
    trial = run_examples(examination.rules, select, fail_fast=fail_fast)
    return FileTrial(name=name, trial=trial)
