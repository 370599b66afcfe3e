"""PM510 deprecated-name: a name that still works, but has a new one.

A vocabulary says with `renamed` that something is called otherwise now. The rules mean what they
meant, so nothing breaks on the day of the change; but the old name is known in this one place
only, and one day it will be gone. The fix writes the new name.

Bad:

    field desk : token { sitting, standing }
    renamed upright -> standing
    table voice first {
        row stands when desk is upright -> NotReady reason "Stretching"
        otherwise                       -> NotReady reason "Unknown"
    }

Good:

    field desk : token { sitting, standing }
    renamed upright -> standing
    table voice first {
        row stands when desk is standing -> NotReady reason "Stretching"
        otherwise                        -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM510", "deprecated-name", Severity.WARNING)
