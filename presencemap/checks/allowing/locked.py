"""Which findings nobody can wish away: neither leave out nor allow."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Severity

__all__ = ["is_locked"]

_LOCKED: Final = ("PM0", "PM1", "PM2")


def is_locked(code: str, severity: Severity) -> bool:
    """Tell whether what has this code and severity keeps rules from compiling.

    Errors of files (PM0), of text (PM1) and of names and types (PM2) do: where one of them
    stands there is no rule set that anything more could be said of.
    """
    return severity is Severity.ERROR and code.startswith(_LOCKED)
