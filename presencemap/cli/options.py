"""Options that commands have: those of several commands, and the many of `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import click
from attrs import frozen

__all__ = [
    "CHECK_FORMATS",
    "CheckOptions",
    "check_options",
    "format_option",
    "reporting_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])

CHECK_FORMATS: Final = ("text", "concise", "json", "sarif", "github", "junit")

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs.",
)


@frozen(kw_only=True)
class CheckOptions:
    """What the command line of `check` says; None is what it does not say."""

    form: str | None
    output_file: str | None
    strict: bool | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    statistics: bool
    exit_zero: bool
    baseline: str | None
    no_baseline: bool
    write_baseline: str | None
    fix: bool
    unsafe_fixes: bool
    add_allows: bool
    diff: bool
    config: str | None
    isolated: bool


_BEFORE_SELECTION: Final = 3  # of them; `check` has --select and --ignore between

_REPORTING_OPTIONS: Final = (
    click.option(
        "--format",
        "form",
        type=click.Choice(CHECK_FORMATS),
        help="How to report: text (the default) and concise for people, json for programs, "
        "sarif, github and junit for CI.",
    ),
    click.option(
        "--output-file", metavar="FILE", help="Write the report there, whole or not at all."
    ),
    click.option("--strict/--no-strict", default=None, help="Let warnings fail, too."),
    click.option("--statistics", is_flag=True, help="Count by finding, instead of showing each."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings."),
)

_CHECK_OPTIONS: Final = (
    *_REPORTING_OPTIONS[:_BEFORE_SELECTION],
    click.option(
        "--select",
        multiple=True,
        metavar="LIST",
        help="Report only these findings: codes (PM301), beginnings of codes (PM3), or names "
        "(fail-open), comma-separated. Errors that keep rules from compiling are always there.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="LIST",
        help="Leave these findings out. Where --select names a finding more exactly, it stays.",
    ),
    *_REPORTING_OPTIONS[_BEFORE_SELECTION:],
    click.option("--baseline", metavar="FILE", help="Leave out the findings that FILE knows."),
    click.option("--no-baseline", is_flag=True, help="Show them, whatever the settings say."),
    click.option(
        "--write-baseline", metavar="FILE", help="Make FILE know the findings that there are now."
    ),
    click.option("--fix", is_flag=True, help="Apply the safe fixes to the files named here."),
    click.option("--unsafe-fixes", is_flag=True, help="Apply all fixes; look at what they did."),
    click.option(
        "--add-allows",
        is_flag=True,
        help="Write `# presencemap: allow ...` beside all that is found, and left by fixes.",
    ),
    click.option(
        "--diff", is_flag=True, help="Only show what --fix (or the options given) would change."
    ),
    click.option(
        "--config",
        metavar="FILE",
        help="Take settings from there, instead of the nearest presencemap.toml or pyproject.toml.",
    ),
    click.option("--isolated", is_flag=True, help="Take no settings from any file."),
)


def check_options(command: Command) -> Command:
    """Give a command the options that make up `CheckOptions`."""
    return _with(command, _CHECK_OPTIONS)


def reporting_options(command: Command) -> Command:
    """Give a command those of `check`'s options that say how findings are reported."""
    return _with(command, _REPORTING_OPTIONS)


def _with(command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    for option in reversed([*options]):
        command = option(command)
    return command
