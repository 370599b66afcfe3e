"""`presencemap diff`: what another version of the rules decides otherwise, over all presences."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from presencemap.cli.console import errors, output, print_json, print_text, show_diagnostics
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.inputs import STANDARD_INPUT, read_input
from presencemap.diagnostics import Severity, in_reading_order
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.printable import printable
from presencemap.tables import RuleSet
from presencemap.tables.comparing import Comparison, Verdict, compare
from presencemap.tables.load import Compiled, compile_file, compile_text
from presencemap.tables.suggest import did_you_mean

__all__ = ["diff"]

_SHOWN = 20
"""Errors of a file that can't be compared; `check` shows all."""


@click.command(no_args_is_help=True, short_help="Say what a new version decides otherwise.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--table", "tables", multiple=True, metavar="NAME", help="Compare this table; repeat it."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, Markdown for the comment on a change.",
)
def diff(old: str, new: str, tables: tuple[str, ...], form: str) -> None:
    """Compare what two versions of rules decide, over all presences there can be.

    Every difference is shown: what was answered and what is answered now, where, how much that
    is, by which rows, and a presence to see it by. What newly leads to a state that takes calls
    comes first, then what is large. How much is counted in combinations of cells: a cell is a
    stretch of values that no condition tells apart, so it says nothing of how often it happens.
    Other names, another order and other words for the same are no difference: it is proved that
    nothing changes.

    OLD and NEW are files; one of them may be - for standard input. The files that a pipe uses
    are looked for beside the other file. Exits with 0 if both mean the same, with 1 if they
    differ or may differ, and with 2 if a file can't be read or has errors, or if the rules are
    so large that neither was found.

    \b
    Examples:
      presencemap diff old.pm site.pm
      presencemap diff <(git show HEAD:site.pm) site.pm
      git show HEAD:site.pm | presencemap diff - site.pm
      presencemap diff --table voice --format markdown old.pm site.pm
    """  # noqa: D301 - \b is click's mark for lines to keep
    if old == new == "-":
        raise Misuse("only one of OLD and NEW can be standard input")
    compiled = _compiled(old, beside=new), _compiled(new, beside=old)
    before, after = _rules(compiled)
    _look_for(tables, before, after)
    comparison = compare(before, after, tables=tables or None)
    _report(comparison, form)
    sys.exit(_EXITS[comparison.verdict])


_EXITS = {
    Verdict.SAME: Exit.CLEAN,
    Verdict.DIFFERENT: Exit.FOUND,
    Verdict.UNKNOWN: Exit.MISUSE,
}


def _compiled(name: str, *, beside: str) -> Compiled:
    """Compile a file; what a pipe uses is looked for beside the other one."""
    called = STANDARD_INPUT if name == "-" else name
    try:
        data = read_input(called, DEFAULT_LIMITS.rules_bytes + 1)
        if not _is_stream(name):
            return compile_file(name, data=data)
    except OSError as error:
        raise Misuse(f"{called}: {error.strerror or error}") from error
    folder = Path() if _is_stream(beside) else Path(beside).parent
    return compile_text(data, called, folder=folder)


def _is_stream(name: str) -> bool:
    """Say whether a name is none of a file in a folder, such as /dev/fd/63."""
    path = Path(name)
    return name == "-" or path.is_relative_to("/dev") or not path.is_file()


def _rules(compiled: tuple[Compiled, Compiled]) -> tuple[RuleSet, RuleSet]:
    """Return both rule sets; show what is wrong with the files and leave if there is none."""
    old, new = (each.rules for each in compiled)
    if old is None or new is None:
        wrong = [found for each in compiled if each.rules is None for found in each.diagnostics]
        wrong = [found for found in wrong if found.severity is Severity.ERROR]
        shown = in_reading_order(wrong)
        show_diagnostics(errors(), shown[:_SHOWN])
        if len(shown) > _SHOWN:
            print_text(errors(), f"and {len(shown) - _SHOWN:,} more errors")
        sys.exit(Exit.MISUSE)
    return old, new


def _look_for(tables: tuple[str, ...], old: RuleSet, new: RuleSet) -> None:
    names = {table.name for rules in (old, new) for table in rules.tables}
    if not names:
        raise Misuse(f"neither {old.name} nor {new.name} has a table")
    for name in tables:
        if name not in names:
            hint = did_you_mean(name, sorted(names))
            raise Misuse(f"neither file has a table `{name}`" + (f"; {hint}" if hint else ""))


def _report(comparison: Comparison, form: str) -> None:
    if form == "json":
        from presencemap.report.comparison_shape import comparison_shape  # noqa: PLC0415 - if asked

        print_json(comparison_shape(comparison), indent=2)
    elif form == "markdown":
        from presencemap.report.comparison_markdown import (  # noqa: PLC0415 - as above
            comparison_markdown,
        )

        sys.stdout.write(printable(comparison_markdown(comparison)))
    else:
        from presencemap.report.comparison_text import comparison_lines  # noqa: PLC0415 - as above

        console = output()
        for line in comparison_lines(comparison):
            print_text(console, line)
