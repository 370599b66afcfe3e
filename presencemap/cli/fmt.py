"""`presencemap fmt`: rules files in the one form that they have."""

from __future__ import annotations

import difflib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto

import click
from attrs import frozen

from presencemap.cli.console import errors, output, print_text, show_diagnostics
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.rewriting import STDIN, read_bytes, rewrite, rules_files
from presencemap.diagnostics import Diagnostic
from presencemap.language.printing import formatted
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.printable import printable
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
    """What became of one file, or of one argument that leads to none."""

    path: str
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

    Only the look changes, never the meaning, and every comment stays where it is. RULES are
    files, folders (all *.pm below them), or - for standard input, which goes to standard
    output. There is nothing to configure.

    Exits with 0 if all is done, with 1 if --check or --diff found something to do, with 2 if
    a file can't be read or written or has syntax errors; such a file is left as it was.

    \b
    Examples:
      presencemap fmt site.pm
      presencemap fmt --check rules/
      presencemap fmt - < site.pm
    """  # noqa: D301 - \b is click's mark for lines to keep
    write = not (check or diff)
    results = [_result(path, write=write) for path in _each_once(files)]
    piped = STDIN in files and write
    if diff:
        _show_differences(results)
    if not piped:
        _show_verdicts(results, names=check, write=write, aside=diff)
    _show_faults(results)
    sys.exit(_exit(results, write=write))


def _each_once(arguments: Sequence[str]) -> Iterator[str | Misuse]:
    """Yield the files that the arguments mean, or what is wrong with an argument."""
    seen = set()
    for argument in arguments:
        try:
            paths = rules_files(argument)
        except Misuse as error:
            yield error
            continue
        for path in paths:
            real = path if path == STDIN else os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path


def _result(path: str | Misuse, *, write: bool) -> _Result:
    """Format one file, and write it if that is wished."""
    if isinstance(path, Misuse):
        return _Result("", _Verdict.UNREADABLE, message=path.message)
    try:
        result = _formatted(path)
        if write and path == STDIN:
            _write(result.text)
        elif write and result.verdict is _Verdict.CHANGED:
            rewrite(path, result.text)
    except Misuse as error:
        return _Result(path, _Verdict.UNREADABLE, message=error.message)
    return result


def _formatted(path: str) -> _Result:
    limits = DEFAULT_LIMITS
    data = read_bytes(path, limits.rules_bytes)
    source, wrong = decode("<stdin>" if path == STDIN else path, data, limits)
    if wrong:
        return _Result(path, _Verdict.UNREADABLE, diagnostics=tuple(wrong))
    form = formatted(source, limits)
    if form.text is None:
        return _Result(path, _Verdict.UNREADABLE, diagnostics=form.diagnostics)
    verdict = _Verdict.IN_FORM if form.text == source.text else _Verdict.CHANGED
    return _Result(path, verdict, source, form.text)


# -- what is said


def _show_differences(results: Sequence[_Result]) -> None:
    for result in results:
        if result.source is not None:
            before, after = _lines(result.source.text), _lines(result.text)
            name = result.source.name
            text = "".join(difflib.unified_diff(before, after, name, name))
            _write(printable(text) if sys.stdout.isatty() else text)


def _lines(text: str) -> list[str]:
    """Return lines as `diff` knows them: the last one is marked if it has no end."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + (
        [f"{last}\n\\ No newline at end of file\n"] if last else []
    )


def _write(text: str) -> None:
    """Write text as it is, in UTF-8, whatever the terminal or the system makes of line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))  # names may be any bytes
    sys.stdout.buffer.flush()


def _show_verdicts(results: Sequence[_Result], *, names: bool, write: bool, aside: bool) -> None:
    """Print a line on all files; beside a difference, aside."""
    console = errors() if aside else output()
    counts = Counter(result.verdict for result in results)
    changed, unchanged = counts[_Verdict.CHANGED], counts[_Verdict.IN_FORM]
    if names:
        for result in results:
            if result.verdict is _Verdict.CHANGED:
                print_text(console, f"would reformat {result.path}")
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
            print_text(console, f"Error: {result.message}")


def _exit(results: Sequence[_Result], *, write: bool) -> Exit:
    verdicts = {result.verdict for result in results}
    if _Verdict.UNREADABLE in verdicts:
        return Exit.MISUSE
    return Exit.FOUND if _Verdict.CHANGED in verdicts and not write else Exit.CLEAN
