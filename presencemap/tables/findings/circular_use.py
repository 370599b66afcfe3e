"""PM012 circular-use: a file uses itself, perhaps by way of others.

Files are read in the order of their need: what is used comes before its user. Two files that
use each other have no such order. The finding shows one `use` of the circle and the place that
leads there. Move what both need into a third file that uses neither.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM012", "circular-use")
