"""The exit codes, and the two ways to leave early."""

from __future__ import annotations

from enum import IntEnum

import click

from presencemap.report.printable import one_line

__all__ = ["Exit", "Misuse"]


class Exit(IntEnum):
    """What the shell is told. Never a count: 256 findings must not look like success."""

    CLEAN = 0
    FOUND = 1
    """Findings, differences, failing examples."""
    MISUSE = 2
    """Wrong arguments, or input that can't be read."""


class Misuse(click.ClickException):
    """Ends a command with a message and `Exit.MISUSE`."""

    exit_code = Exit.MISUSE

    def format_message(self) -> str:
        """Return the message as it may stand on a terminal, on one line."""
        return one_line(self.message)
