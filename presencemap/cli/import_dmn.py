"""`presencemap import-dmn`: decision tables of others as a rules file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from presencemap.checks import examine_text
from presencemap.cli.console import errors, output, print_bytes, print_text
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.inputs import STANDARD_INPUT, read_input
from presencemap.cli.writing import write_text
from presencemap.dmn import DmnError
from presencemap.dmn import import_dmn as imported
from presencemap.dmn.reading import DMN_LIMITS
from presencemap.errors import DocumentError
from presencemap.report.diagnostics import verdict_text
from presencemap.report.printable import one_line

__all__ = ["import_dmn"]


@click.command(name="import-dmn", no_args_is_help=True, short_help="Make rules of a DMN table.")
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", "target", metavar="OUT", help="Write to this rules file.")
def import_dmn(file: str, target: str | None) -> None:
    """Make a rules file of the decision tables of a DMN document, 1.1 to 1.5.

    FILE may be `-`, standard input. The hit policies are FIRST, UNIQUE and ANY. What has no
    counterpart in a rules file, such as arithmetic or functions, is shown with its place, all of
    it; nothing is written then, and the exit code is 1.

    \b
    Examples:
      presencemap import-dmn decisions.dmn
      presencemap import-dmn decisions.dmn -o site.pm
    """  # noqa: D301 - \b is click's mark for lines to keep
    name = STANDARD_INPUT if file == "-" else file
    try:
        text = imported(_read(name), _called(name))
    except DocumentError as error:
        raise Misuse(f"{name}: {error.located}") from error
    except DmnError as error:
        for fault in error.faults:
            print_text(errors(), one_line(f"{name}:{fault}"))
        sys.exit(Exit.FOUND)
    if target is None:
        print_bytes(text.encode("utf-8", "backslashreplace"))
        return
    if os.path.lexists(target):  # Path's own raises for a name too long
        raise Misuse(f"{target} is there already; nothing was written")
    write_text(Path(target), text)
    diagnostics = examine_text(text, target).diagnostics
    print_text(output(), f"wrote {target}; check: {verdict_text(diagnostics, 1)}")


def _read(name: str) -> bytes:
    try:
        return read_input(name, DMN_LIMITS.document_bytes + 1)
    except OSError as error:
        raise Misuse(f"{name}: {error.strerror or error}") from error


def _called(name: str) -> str:
    """Return the name of a document as its rules file gives it, on whatever machine."""
    return Path(name).name
