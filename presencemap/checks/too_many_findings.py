"""PM005 too-many-findings: the file has more findings than are shown.

Beyond the bound nobody reads on, and most of a flood has one cause: a vocabulary that is not
used, a table pasted from another site. Mend the first findings and check again; the last
line says how many more there are. `presencemap check --statistics` counts all of them by
kind, and `--select` shows one kind at a time.

Bad:

    table voice first {
        row r1 when availabilty is available -> Ready
        row r2 when availabilty is busy      -> NotReady reason "Busy"
        # … and two hundred more of them
        otherwise                            -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row r1 when availability is available -> Ready
        row r2 when availability is busy      -> NotReady reason "Busy"
        otherwise                             -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM005", "too-many-findings", Severity.INFO)
