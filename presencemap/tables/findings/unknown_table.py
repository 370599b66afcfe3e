"""PM224 unknown-table: an example speaks of a table that the rules do not have.

An example promises what a table answers. One for a table that was renamed or taken away promises
nothing and would pass for ever. Name a table that there is, or take the answer away.

Bad:

    table voice first {
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Unknown"
    }
    example "available makes ready" { availability available => phone Ready }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Unknown"
    }
    example "available makes ready" { availability available => voice Ready }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM224", "unknown-table")
