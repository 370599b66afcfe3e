"""PM208 circular-define: a definition leads back to itself.

A `define` gives a condition a name, and the name stands for the condition wherever it is used.
A condition that needs itself to be known has no value for any presence. The definitions that
make up the circle are shown in order; one of them must be said without the others.

Bad:

    define at_work = not away
    define away = not at_work

    table voice first {
        row away when away -> NotReady reason "Away"
        otherwise          -> NotReady reason "Unknown"
    }

Good:

    define away = availability in away..offline
    define at_work = not away

    table voice first {
        row free when at_work and availability is available -> Ready
        otherwise                                           -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM208", "circular-define")
