"""`presencemap check`: what is wrong with rules files."""

from __future__ import annotations

import sys

import click

from presencemap.cli.console import errors, output, print_json, print_text, show_diagnostics
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.options import format_option
from presencemap.cli.rules_files import examine
from presencemap.diagnostics import Diagnostic, Severity

__all__ = ["check"]


@click.command(no_args_is_help=True, short_help="Check rules files.")
@click.argument("files", nargs=-1, required=True, metavar="RULES...")
@format_option
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
def check(files: tuple[str, ...], form: str, *, strict: bool) -> None:
    """Check rules files: syntax, names, types, and what would be dangerous to run.

    Every error is shown, with its place and what to do about it. Exits with 1 if there is an
    error (with --strict: or a warning), with 2 if a file can't be read.

    \b
    Examples:
      presencemap check site.pm
      presencemap check --strict --format json rules/*.pm
    """  # noqa: D301 - \b is click's mark for lines to keep
    found: list[Diagnostic] = []
    unreadable: list[str] = []
    for path in files:
        try:
            found += examine(path).diagnostics
        except Misuse as error:
            unreadable.append(error.message)
    if form == "json":
        print_json(_shape(found), indent=2)
    else:
        _show(found, len(files) - len(unreadable))
    for message in unreadable:
        print_text(errors(), f"Error: {message}")
    sys.exit(_exit(found, unreadable, strict=strict))


def _shape(found: list[Diagnostic]) -> dict[str, object]:
    from presencemap.report.shapes import diagnostics_shape  # noqa: PLC0415 - JSON only

    return diagnostics_shape(found)


def _show(found: list[Diagnostic], files: int) -> None:
    from presencemap.report.diagnostics import verdict_text  # noqa: PLC0415 - text only

    console = output()
    show_diagnostics(console, found)
    if files:
        print_text(console, ("\n" if found else "") + verdict_text(found, files))


def _exit(found: list[Diagnostic], unreadable: list[str], *, strict: bool) -> Exit:
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if unreadable:
        return Exit.MISUSE
    return Exit.FOUND if any(each.severity in failing for each in found) else Exit.CLEAN
