"""PM015 missing-language: page to be written."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM015", "missing-language", Severity.WARNING)
