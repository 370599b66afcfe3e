"""Where commands print: colour on a terminal only, and never when NO_COLOR is set."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from presencemap.diagnostics import Diagnostic
from presencemap.report.diagnostics import diagnostic_text
from presencemap.report.differences import coloured
from presencemap.report.printable import printable

__all__ = [
    "errors",
    "output",
    "print_bytes",
    "print_difference",
    "print_json",
    "print_text",
    "show_diagnostics",
]


def output() -> Console:
    """Return a console on standard output; it reads NO_COLOR and TERM itself."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)


def errors() -> Console:
    """Return a console on standard error."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_text(console: Console, text: Text | str, end: str = "\n") -> None:
    """Print a line as one line, for `grep`, and without what a terminal would act upon."""
    if isinstance(text, Text):
        text.plain = printable(text.plain)
    else:
        text = printable(text)
    console.print(text, end=end, soft_wrap=True)


def print_json(shape: dict[str, Any], *, indent: int | None = None) -> None:
    """Print a JSON value on standard output."""
    sys.stdout.write(json.dumps(shape, indent=indent) + "\n")


def print_bytes(data: bytes) -> None:
    """Print on standard output to the byte, whatever the system makes of text and line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def print_difference(difference: str) -> None:
    """Print a unified difference: for people on a terminal, else for `patch`, to the byte."""
    if sys.stdout.isatty():
        print_text(output(), coloured(difference), end="")
    else:
        print_bytes(difference.encode("utf-8", "backslashreplace"))


def show_diagnostics(console: Console, diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics as text, an empty line between them."""
    for index, diagnostic in enumerate(diagnostics):
        if index:
            print_text(console, "")
        print_text(console, diagnostic_text(diagnostic), end="")
