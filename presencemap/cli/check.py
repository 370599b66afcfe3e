"""`presencemap check`: what is wrong with rules files.

Here the command line is read and the exit code told; `plan` says what is to be done,
`checking` does it, `reporting` prints it.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext, redirect_stdout
from typing import Any

import click

from presencemap.cli.checking import check_inputs, exit_of
from presencemap.cli.inputs import STANDARD_INPUT, Inputs, rules_inputs
from presencemap.cli.options import CheckOptions, check_options
from presencemap.cli.plan import Fixing, Plan, plan_of
from presencemap.cli.reporting import report

__all__ = ["check"]


@click.command(no_args_is_help=True, short_help="Check rules files.")
@click.argument("files", nargs=-1, metavar="RULES...")
@check_options
@click.option("--explain", metavar="FINDING", help="Print what a finding means, and stop.")
@click.option("--list", "listed", is_flag=True, help="Print all findings there are, and stop.")
def check(files: tuple[str, ...], explain: str | None, *, listed: bool, **options: Any) -> None:
    """Check rules files: syntax, names, types, and what would be dangerous to run.

    Every error is shown, with its place and what to do about it. RULES are files, folders
    (all *.pm files below are checked), or - for standard input. Exits with 1 if there is an
    error (with --strict: or a warning), with 2 if a file can't be read.

    Settings stand in presencemap.toml, or in pyproject.toml under [tool.presencemap]: strict,
    select, ignore, baseline, format; min-coverage for `test`; ambiguity, profiles, aggregate and
    languages for `replay`.

    \b
    Examples:
      presencemap check site.pm
      presencemap check --strict --format json rules/
      presencemap check --format sarif --output-file report.sarif rules/
      presencemap check --fix --diff site.pm
      presencemap check --explain fail-open
    """  # noqa: D301 - \b is click's mark for lines to keep
    asked = CheckOptions(**options)
    if explain is not None or listed:
        _tell(files, explain, asked.form)
        return
    if not files:
        raise click.UsageError("Missing argument 'RULES...'.")
    plan = plan_of(asked)
    inputs = rules_inputs(files)
    if plan.fixing:
        _fix(inputs, plan, plan.fixing)
        return
    checked = check_inputs(inputs, plan)
    report(checked, plan)
    sys.exit(exit_of(checked, plan))


def _fix(inputs: Inputs, plan: Plan, fixing: Fixing) -> None:
    from presencemap.cli.fixing import fix_inputs, show_differences  # noqa: PLC0415 - when asked

    if fixing.diff:
        sys.exit(show_differences(inputs, plan, fixing))
    checked = fix_inputs(inputs, plan, fixing)
    printed = STANDARD_INPUT in inputs.names  # so the report has to stand elsewhere
    with redirect_stdout(sys.stderr) if printed else nullcontext():
        report(checked, plan)
    sys.exit(exit_of(checked, plan))


def _tell(files: tuple[str, ...], word: str | None, form: str | None) -> None:
    from presencemap.cli.explaining import explain, list_findings  # noqa: PLC0415 - when asked

    if files:
        raise click.UsageError("--explain and --list are about findings, and take no RULES")
    if word is None:
        list_findings(form)
    else:
        explain(word, form)
