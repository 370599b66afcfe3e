"""PM217 glob-without-like: a `*` in text that is compared letter by letter.

`is` and `in` compare whole texts, so `note is "*lunch*"` is true only of an agent who wrote
those two stars. Nobody does, so the row never matches and its calls go wherever the next row
sends them. Patterns are what `like` is for; in it, `*` stands for any text and `?` for any one
character, and upper and lower case are the same.

Bad:

    table voice first {
        row lunch when note is "*lunch*" -> NotReady reason "Lunch"
        otherwise                        -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row lunch when note like "*lunch*" -> NotReady reason "Lunch"
        otherwise                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM217", "glob-without-like", Severity.WARNING)
