"""PM013 too-many-files: more files are used than are read.

A rule set is one thing that somebody must be able to review; 64 files are far beyond the
largest that we know of, and a chain that long is most likely one that a program made by mistake.
Bring small files together.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM013", "too-many-files")
