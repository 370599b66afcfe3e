"""The command `presencemap`: argv to an exit code, one module a command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with one of `presencemap.cli.exits.Exit`."""
    if sys.argv[1:] == ["--version"]:  # before anything is loaded that takes its time
        from presencemap import __version__  # noqa: PLC0415

        sys.stdout.write(f"presencemap {__version__}\n")
        return
    from presencemap.cli.app import app  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that can't show a character is no crash
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="presencemap")
