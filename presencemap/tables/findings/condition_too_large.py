"""PM210 condition-too-large: a condition, with the definitions in it spelled out, is too large.

A `define` counts as often as it is used, because every use of it may have to be looked at when a
notification arrives. Definitions of definitions can double with each line, and thirteen lines are
enough for ten thousand comparisons. The bound keeps a decision quick whatever the rules say. The
same part twice in one condition can nearly always go; lists are shorter with `in {…}`.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM210", "condition-too-large")
