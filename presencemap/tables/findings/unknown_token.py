"""PM202 unknown-token: a value that its field or attribute is not known to have.

A bare word must be among those that the vocabulary lists for the field, so that a misspelt token
is found here and not by callers who ring an agent on the phone. The list of an `open` field is
not complete, because vendors and sites invent tokens of their own: one that servers really send
is written in quotes, which says that it is no slip.

Bad:

    table voice first {
        row call when activity is on-the-fone -> NotReady reason "OnCall"
        row golf when activity is playing-golf -> NotReady reason "Golf"
        otherwise                             -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row call when activity is on-the-phone -> NotReady reason "OnCall"
        row golf when activity is "playing-golf" -> NotReady reason "Golf"
        otherwise                              -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM202", "unknown-token")
