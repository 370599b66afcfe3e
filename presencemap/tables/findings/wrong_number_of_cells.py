"""PM223 wrong-number-of-cells: a line of a grid has more or fewer cells than there are columns.

A cell belongs to the column that it stands under by its number, not by its place on the line. With
a cell missing, all that follow would be compared with the wrong field, and the line would route
calls that were never meant for it. Write `any` where a column does not matter.

Bad:

    table voice first {
        availability | activity     -> outcome
        busy         | on-the-phone -> NotReady reason "OnCall"
        away                        -> NotReady reason "Away"
        otherwise                   -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        availability | activity     -> outcome
        busy         | on-the-phone -> NotReady reason "OnCall"
        away         | any          -> NotReady reason "Away"
        otherwise                   -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM223", "wrong-number-of-cells")
