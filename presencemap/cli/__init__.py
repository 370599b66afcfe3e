"""The command `presencemap`: argv to an exit code, one module a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with one of `presencemap.cli.exits.Exit`."""
    if sys.argv[1:] == ["--version"]:  # before anything is loaded that takes its time
        from presencemap import __version__  # noqa: PLC0415

        sys.stdout.write(f"presencemap {__version__}\n")
        return
    from presencemap.cli.app import app  # noqa: PLC0415
    from presencemap.cli.exits import Exit  # noqa: PLC0415

    sys.stdout = sys.stdout or _nowhere()  # a shell may start us with either one closed
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that can't show a character is no crash
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app(prog_name="presencemap")
        finally:
            sys.stdout.flush()
    except OSError as error:  # the output mostly, for input is looked after where it is read
        _forget_output()
        sys.stderr.write(f"Error: {_reason(error)}\n")
        sys.exit(Exit.MISUSE)


def _reason(error: OSError) -> str:
    if error.filename is not None:  # which the output has not
        return f"{error.filename}: {error.strerror}"
    try:
        Path.cwd()
    except OSError as gone:
        return f"the working folder can't be found: {gone.strerror}"
    return f"the output can't be written: {error.strerror}"


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _forget_output() -> None:
    """Let the interpreter end without trying once more to write what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
