"""PM106 nested-too-deep: parentheses and `not`s stand within each other beyond the bound.

No condition that a person can check by reading is nested 64 deep, and the bound keeps what a
program wrote from using up the stack of the service that reads it. Give the inner part a name
with `define` and use the name; a double `not` can simply go.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM106", "nested-too-deep")
