"""PM205 wrong-operator: an operator that the field's type does not have.

Only numbers, durations and times of day have an order, so `<` and its kin are for them; `like`
compares texts with a pattern, and `between` compares times of day. Tokens are the same or not:
`is` and `in` are all there is to ask. An order of tokens would have to be guessed, and calls
would be routed by the guess.

Bad:

    table voice first {
        row gone when availability between 15:00 and 18:00 -> LoggedOut
        row call when activity like "on-*"                 -> NotReady reason "OnCall"
        otherwise                                          -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row gone when availability in 18000..19999         -> LoggedOut
        row call when activity in {on-the-phone, "on-air"} -> NotReady reason "OnCall"
        otherwise                                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM205", "wrong-operator")
