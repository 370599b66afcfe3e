"""PM002 byte-order-mark: page to be written."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM002", "byte-order-mark")
