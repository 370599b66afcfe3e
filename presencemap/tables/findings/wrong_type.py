"""PM204 wrong-type: a value is not of the type of what it stands with.

Fields have types: numbers are compared with numbers and their named ranges, tokens with tokens,
texts with texts in quotes, `yes/no` fields stand alone. A comparison across types can never be
true, and neither can a range whose ends are the wrong way round, so its row would wait for ever.
The help says what the field takes.

Bad:

    table voice first {
        row busy when availability is "busy" -> NotReady reason "Busy"
        row call when activity is 6500       -> NotReady reason OnCall
        otherwise                            -> NotReady reason "Unknown"
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

FINDING: Final = Finding("PM204", "wrong-type")
