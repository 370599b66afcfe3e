"""PM216 text-too-long: a text is longer than the target takes.

The target vocabulary says how many characters an attribute holds, as `text(64)`. A longer text
would be cut off or refused by the target when the agent's state changes, and two reasons with
the same beginning would become one in the reports. Shorten the text.

Bad:

    state Pause "a break" { why : text(8) }
    table voice first {
        row lunch when note like "*lunch*" -> Pause why "Having lunch"
        otherwise                          -> Pause
    }

Good:

    state Pause "a break" { why : text(8) }
    table voice first {
        row lunch when note like "*lunch*" -> Pause why "Lunch"
        otherwise                          -> Pause
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM216", "text-too-long")
