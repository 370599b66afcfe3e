"""PM201 unknown-name: a name that is neither a field nor a `define`.

A condition on a field that does not exist would be true of nobody, and its row would never
match, without a word to anyone. So every field must be declared: by a vocabulary (`use
microsoft`), by `field`, or by `context` where it is the connector that supplies it. A name that is
only misspelt comes with the one that was perhaps meant.

Bad:

    table voice first {
        row busy when availibility is busy -> NotReady reason "Busy"
        otherwise                          -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM201", "unknown-name")
