"""PM510 deprecated-name: page to be written."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM510", "deprecated-name", Severity.WARNING)
