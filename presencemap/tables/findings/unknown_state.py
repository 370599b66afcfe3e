"""PM203 unknown-state: an outcome or a transition names a state that the target does not have.

The target vocabulary lists the states that an agent can be put into. A request for any other
would be refused by the switch at run time, with the agent left as he was, ready or not. Use one
of the states that there are; what tells two kinds of them apart is an attribute, such as the
reason.

Bad:

    table voice first {
        row lunch when note like "*lunch*" -> Paused
        otherwise                          -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row lunch when note like "*lunch*" -> NotReady reason "Lunch"
        otherwise                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM203", "unknown-state")
