"""PM213 value-of-another-state: an attribute has a value that it takes with another state only.

The work modes of the T-Library share their numbers: AutoIn and LegalGuard are the same number,
and which is meant depends on the state that goes with it. A mode with the wrong state would not be
refused by the switch, but be taken for another one. So modes are declared by state, and the
finding names the state that the value belongs to: either the state or the mode is not the one
that was meant.

Bad:

    table voice first {
        row free when availability is available -> Ready mode AuxWork
        otherwise                               -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available -> Ready mode AutoIn
        otherwise                               -> NotReady mode AuxWork reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM213", "value-of-another-state")
