"""PM209 number-too-large: a number or a time is beyond what its field can hold.

The availability of a presence document is an unsigned number of 32 bits, and so is every field of
type `int`: it ends at 4,294,967,295. A clock shows 00:00 to 23:59; 24:00 can only be the end of a
`between`. A comparison with more is always true or always false, and is mostly a digit too many.

Bad:

    table voice first {
        row gone when availability > 180000000000 -> LoggedOut
        otherwise                                 -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row gone when availability >= 18000 -> LoggedOut
        otherwise                           -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM209", "number-too-large")
