"""PM206 duplicate-name: a name is given twice where it may stand once.

Two definitions, two rows, two tables or two columns of one name leave open which of them is
meant, and the answer would depend on their order; a decision also names the row that it comes
from, and whoever reads it must find one row. Definitions and fields share their names: a
condition that says `device` must not have two readings. Both places are shown; give one of them
another name, or take it away.

Bad:

    define calling = activity is on-the-phone
    define calling = activity is in-a-conference

    table voice first {
        row busy when calling              -> NotReady reason "OnCall"
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise                          -> NotReady reason "Unknown"
    }

Good:

    define calling = activity in {on-the-phone, in-a-conference}

    table voice first {
        row call when calling              -> NotReady reason "OnCall"
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM206", "duplicate-name")
