"""Diagnostics as GitHub's workflow commands, which it shows beside the lines of a change.

Source: GitHub Docs, "Workflow commands for GitHub Actions", and the escapes of its toolkit:
`%`, CR and LF everywhere, `:` and `,` too in a property.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Diagnostic, Severity
from presencemap.report.printable import printable

__all__ = ["github_line"]

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_line(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as one workflow command; help, fix and witness stand in its message."""
    properties = ",".join(
        f"{key}={printable(str(value).translate(_PROPERTY))}"
        for key, value in _properties(diagnostic).items()
    )
    parts = [diagnostic.message]
    parts += [f"help: {diagnostic.help}"] if diagnostic.help else []
    parts += [f"fix: {diagnostic.fix.message}"] if diagnostic.fix else []
    parts += [f"witness:\n{diagnostic.example}"] if diagnostic.example else []
    message = printable("\n".join(parts).translate(_MESSAGE))
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{message}"


def _properties(diagnostic: Diagnostic) -> dict[str, str | int]:
    start = diagnostic.source.position(diagnostic.span.start)
    end = diagnostic.source.position(diagnostic.span.end)
    properties: dict[str, str | int] = {
        "file": diagnostic.source.name.replace("\\", "/"),
        "line": start.line,
        "endLine": end.line,
    }
    if start.line == end.line:  # GitHub refuses columns in an annotation of several lines
        properties |= {"col": start.column, "endColumn": end.column}
    return properties | {"title": f"{diagnostic.code} {diagnostic.name}"}
