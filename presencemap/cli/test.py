"""`presencemap test`: whether rules keep what their examples promise."""

from __future__ import annotations

import math
import sys

import click

from presencemap.cli.console import errors, output, print_json, print_text, show_diagnostics
from presencemap.cli.exits import Exit
from presencemap.cli.settings import settings_for
from presencemap.cli.trying import try_files
from presencemap.report.printable import one_line
from presencemap.report.trial_run import TrialRun

__all__ = ["test"]


def _a_number(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):  # which no range leaves out
        raise click.BadParameter("nan is no number", ctx, param)
    return value


@click.command(no_args_is_help=True, short_help="Run the examples of rules files.")
@click.argument("files", nargs=-1, required=True, metavar="RULES...")
@click.option(
    "-k",
    "keywords",
    metavar="EXPR",
    help="Run only the examples whose names have this in them, in whatever case; `and`, `or`, "
    "`not` and parentheses make more of it, as in 'call and not lost'.",
)
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 100),
    callback=_a_number,
    metavar="PERCENT",
    help="Fail if the examples of a file cover fewer of its rows; shows those without one.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, JUnit's XML for CI.",
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Show what passed and every row's reasons, too."
)
@click.option("-x", "--fail-fast", is_flag=True, help="Stop at the first example that fails.")
@click.option(
    "--config",
    metavar="FILE",
    help="Take settings from there, instead of the nearest presencemap.toml or pyproject.toml.",
)
@click.option("--isolated", is_flag=True, help="Take no settings from any file.")
def test(
    files: tuple[str, ...],
    keywords: str | None,
    min_coverage: float | None,
    form: str,
    config: str | None,
    *,
    verbose: bool,
    fail_fast: bool,
    isolated: bool,
) -> None:
    """Run the examples in rules files, and show which rows they cover.

    An example passes if each table that it names answers just so: the outcome with all its
    attributes, and the hold if the example writes one (`after 0s` is no hold). Fields that it
    does not name are absent. A row is covered if it answers where an example says what its
    table answers.

    RULES are files, folders (all *.pm files below; those without a table are left out), or -
    for standard input. Exits with 1 if an example fails, a file is short of the coverage asked
    for, or rules have errors; with 2 if a file can't be read, or if -k matches no example.
    Files without any example pass, unless coverage is asked for.

    The setting min-coverage (see `presencemap check --help`) asks for coverage where neither
    --min-coverage nor -k is given.

    \b
    Examples:
      presencemap test site.pm
      presencemap test -k "call and not lost" site.pm
      presencemap test --min-coverage 100 --format junit rules/ > report.xml
    """  # noqa: D301 - \b is click's mark for lines to keep
    settings = settings_for(config, isolated=isolated)
    if min_coverage is None and keywords is None:  # a part of the examples is no test of coverage
        min_coverage = settings.min_coverage
    tested = try_files(files, wanted=min_coverage, keywords=keywords, fail_fast=fail_fast)
    _complain(tested)
    _report(tested, form, verbose=verbose)
    if any(file.unreadable is not None for file in tested.files):
        sys.exit(Exit.MISUSE)
    sys.exit(Exit.CLEAN if tested.clean else Exit.FOUND)


def _complain(tested: TrialRun) -> None:
    for file in tested.files:
        if file.diagnostics:
            show_diagnostics(errors(), file.diagnostics)
        if file.unreadable is not None:
            print_text(errors(), f"Error: {one_line(file.name)}: {file.unreadable}")


def _report(tested: TrialRun, form: str, *, verbose: bool) -> None:
    if form == "json":
        from presencemap.report.trial_shape import trial_shape  # noqa: PLC0415 - when asked for

        print_json(trial_shape(tested), indent=2)
    elif form == "junit":
        from presencemap.report.trial_junit import trial_junit  # noqa: PLC0415 - as above

        sys.stdout.write(trial_junit(tested))
    else:
        from presencemap.report.trial_text import trial_lines  # noqa: PLC0415 - as above

        console = output()
        for line in trial_lines(tested, verbose=verbose):
            print_text(console, line)
