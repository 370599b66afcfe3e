"""PM105 bad-number: page to be written."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM105", "bad-number")
