"""PM004 line-too-long: a line has more characters than are read.

A line of more than 2,000 characters is no line that anybody wrote or could review: it is a
file whose line ends are lost, or one that is no text at all. Line ends mean nothing to the
language outside of grids, so a long condition may be broken anywhere between two words; what it
says in several places deserves a name of its own with `define`.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM004", "line-too-long")
