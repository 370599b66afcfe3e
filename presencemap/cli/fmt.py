"""`presencemap fmt`: rules files in the one form that they have."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

import click
from attrs import frozen

from presencemap.cli.console import (
    errors,
    output,
    print_bytes,
    print_difference,
    print_text,
    show_diagnostics,
)
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.inputs import STANDARD_INPUT, read_input, rules_inputs
from presencemap.cli.writing import rewrite_text
from presencemap.diagnostics import Diagnostic, Severity
from presencemap.language.printing import formatted
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.differences import unified
from presencemap.report.printable import one_line
from presencemap.source import Source
from presencemap.tables.files import decode

__all__ = ["fmt"]


class _Verdict(Enum):
    """What there was to do for a file."""

    IN_FORM = auto()
    CHANGED = auto()
    UNREADABLE = auto()


@frozen
class _Result:
    """What became of one file; `message` says why it could not be read or written."""

    name: str
    verdict: _Verdict
    source: Source | None = None
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    message: str | None = None


@click.command(no_args_is_help=True, short_help="Bring rules files into their one form.")
@click.argument("files", nargs=-1, required=True, metavar="RULES...")
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(files: tuple[str, ...], *, check: bool, diff: bool) -> None:
    """Rewrite rules files in the one form that they have: indents, columns, line breaks.

    Only the look changes, never the meaning, and every comment stays where it is. Lines end as
    a file's first line does, with LF or with CRLF. RULES are files, folders (all *.pm below
    them), or - for standard input, which goes to standard output. There is nothing to configure.

    Exits with 0 if all is done, with 1 if --check or --diff found something to do, with 2 if
    a file can't be read or written or has syntax errors; such a file is left as it was.

    \b
    Examples:
      presencemap fmt site.pm
      presencemap fmt --check rules/
      presencemap fmt - < site.pm
    """  # noqa: D301 - \b is click's mark for lines to keep
    write = not (check or diff)
    inputs = rules_inputs(files)
    results = [_result(name, write=write) for name in inputs.names]
    results = [*map(_unreadable, inputs.unreadable.items()), *results]
    piped = STANDARD_INPUT in inputs.names and write
    if diff:
        _show_differences(results)
    if not piped:
        _show_verdicts(results, names=check, write=write, aside=diff)
    _show_faults(results)
    sys.exit(_exit(results, write=write))


def _result(name: str, *, write: bool) -> _Result:
    """Format one file, and write it if that is wished."""
    try:
        result = _formatted(name)
    except OSError as error:
        return _unreadable((name, error.strerror or str(error)))
    try:
        if write and name == STANDARD_INPUT:
            print_bytes(result.text.encode())
        elif write and result.verdict is _Verdict.CHANGED:
            rewrite_text(Path(name), result.text)
    except Misuse as error:
        return _Result(name, _Verdict.UNREADABLE, message=error.message)
    return result


def _unreadable(named: tuple[str, str]) -> _Result:
    name, why = named
    return _Result(name, _Verdict.UNREADABLE, message=f"{name}: {why}")


def _formatted(name: str) -> _Result:
    limits = DEFAULT_LIMITS
    source, wrong = decode(name, read_input(name, limits.rules_bytes + 1), limits)
    if any(each.severity is Severity.ERROR for each in wrong):
        return _Result(name, _Verdict.UNREADABLE, diagnostics=tuple(wrong))
    form = formatted(source, limits)
    if form.text is None:
        return _Result(name, _Verdict.UNREADABLE, diagnostics=form.diagnostics)
    verdict = _Verdict.IN_FORM if form.text == source.text else _Verdict.CHANGED
    return _Result(name, verdict, source, form.text)


# -- what is said


def _show_differences(results: Sequence[_Result]) -> None:
    for result in results:
        if result.source is not None:
            print_difference(unified(result.name, result.source.text, result.text))


def _show_verdicts(results: Sequence[_Result], *, names: bool, write: bool, aside: bool) -> None:
    """Print a line on all files; beside a difference, aside."""
    console = errors() if aside else output()
    counts = Counter(result.verdict for result in results)
    changed, unchanged = counts[_Verdict.CHANGED], counts[_Verdict.IN_FORM]
    if names:
        for result in results:
            if result.verdict is _Verdict.CHANGED:
                print_text(console, f"would reformat {one_line(result.name)}")
    parts = []
    if changed:
        parts.append(f"{_files(changed)} {'' if write else 'would be '}reformatted")
    if unchanged:
        parts.append(f"{_files(unchanged)} left as {'it was' if unchanged == 1 else 'they were'}")
    if parts:
        print_text(console, ", ".join(parts))


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def _show_faults(results: Sequence[_Result]) -> None:
    console = errors()
    show_diagnostics(console, [each for result in results for each in result.diagnostics])
    for result in results:
        if result.message:
            print_text(console, f"Error: {one_line(result.message)}")


def _exit(results: Sequence[_Result], *, write: bool) -> Exit:
    verdicts = {result.verdict for result in results}
    if _Verdict.UNREADABLE in verdicts:
        return Exit.MISUSE
    return Exit.FOUND if _Verdict.CHANGED in verdicts and not write else Exit.CLEAN
