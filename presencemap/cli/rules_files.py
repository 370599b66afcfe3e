"""Reading a rules file for a command, and leaving with a message where that fails."""

from __future__ import annotations

import sys

from presencemap.checks import Examination, examine_file
from presencemap.cli.console import errors, show_diagnostics
from presencemap.cli.exits import Exit, Misuse
from presencemap.diagnostics import Severity
from presencemap.tables import RuleSet

__all__ = ["examine", "rules_or_exit"]


def examine(path: str) -> Examination:
    """Examine a rules file; a file that can't be read at all is misuse."""
    try:
        return examine_file(path)
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror or error}") from error


def rules_or_exit(path: str) -> RuleSet:
    """Return the rule set of a file, or print the errors in it and exit."""
    examination = examine(path)
    if examination.rules is None:
        wrong = [each for each in examination.diagnostics if each.severity is Severity.ERROR]
        show_diagnostics(errors(), wrong)
        sys.exit(Exit.FOUND)
    return examination.rules
