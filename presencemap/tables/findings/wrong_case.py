"""PM211 wrong-case: a name differs from a known one in upper and lower case only.

Names and tokens are compared letter for letter, as presence servers compare theirs:
`On-The-Phone` is not the token that is sent, and a row that asked for it would never match. Only
the tokens of a field that its vocabulary calls `caseless` are the same in any case, and so are the
patterns of `like`. The fix writes the word as it is declared.

Bad:

    table voice first {
        row call when activity is "On-The-Phone" -> NotReady reason "OnCall"
        row busy when Availability is busy       -> Notready reason "Busy"
        otherwise                                -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row call when activity is on-the-phone -> NotReady reason "OnCall"
        row busy when availability is busy     -> NotReady reason "Busy"
        otherwise                              -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM211", "wrong-case")
