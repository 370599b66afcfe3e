"""PM105 bad-number: a word that starts like a number is none.

Numbers are written in the digits 0 to 9; a duration is a whole number with `ms`, `s`, `m`, `h`
or `d` right behind it; a time of day is an hour, a colon and two digits, up to 24:00. A
letter O among the digits or a unit that is not known would otherwise move a boundary between
busy and away, or hold a change back for a time that nobody meant.

Bad:

    table voice first {
        row busy when availability in 65OO..7499 -> NotReady reason "Busy" after 2min
        otherwise                                -> NotReady
    }

Good:

    table voice first {
        row busy when availability in 6500..7499 -> NotReady reason "Busy" after 2m
        otherwise                                -> NotReady
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM105", "bad-number")
