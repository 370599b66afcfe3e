"""PM214 unknown-timezone: a time zone that the IANA time zone database does not have.

`between` and `on` go by the clock of the file's `timezone`, which must know when clocks are put
forward and back; that is what names such as "Europe/Paris" stand for. Abbreviations and offsets
("CEST", "+02:00") do not say it, and rules that went by them would open the lines an hour late
for half of the year. Names are compared letter for letter.

Bad:

    timezone "CEST"
    table voice first {
        row closed when not between 08:00 and 18:00 -> LoggedOut
        otherwise                                   -> NotReady reason "Unknown"
    }

Good:

    timezone "Europe/Berlin"
    table voice first {
        row closed when not between 08:00 and 18:00 -> LoggedOut
        otherwise                                   -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM214", "unknown-timezone")
