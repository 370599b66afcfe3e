"""PM207 illegal-attribute: an outcome gives a state an attribute that the state does not have.

Each state of the target takes attributes of its own: in the `genesys` vocabulary an agent who is
not ready has a reason, and one who is ready has none. What the state does not have would be
dropped on the way to the switch, and reports would count agents under no reason at all. The help
names the states that take the attribute, or the attribute that was perhaps meant.

Bad:

    table voice first {
        row free when availability is available -> Ready reason "Back"
        otherwise                               -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM207", "illegal-attribute")
