"""PM221 otherwise-not-last: a row stands behind `otherwise`.

`otherwise` takes every presence that no row has taken, so that nothing is left for what stands
behind it. Whoever added a row at the end of the table, as one does, would wonder why calls still
go by the old ones. Move the row up, and `otherwise` to the end.

Bad:

    table voice first {
        row busy when availability is busy  -> NotReady reason "Busy"
        otherwise                           -> NotReady reason "Unknown"
        row free when availability is available -> Ready
    }

Good:

    table voice first {
        row busy when availability is busy      -> NotReady reason "Busy"
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM221", "otherwise-not-last")
