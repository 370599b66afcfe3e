"""PM215 no-timezone: a condition asks for the time or the day, and the file names no clock.

Servers mostly run on UTC, agents do not, and a service may be moved to a machine on another
continent. A table that closes at 18:00 must say where it is 18:00. One line does for all
conditions of the rule set, and the finding is said once.

Bad:

    table voice first {
        row closed when on sat..sun or not between 08:00 and 18:00 -> LoggedOut
        otherwise                                                  -> NotReady reason "Unknown"
    }

Good:

    timezone "Europe/London"
    table voice first {
        row closed when on sat..sun or not between 08:00 and 18:00 -> LoggedOut
        otherwise                                                  -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM215", "no-timezone")
