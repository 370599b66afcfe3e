"""PM220 no-table: the file has no table, so it decides nothing.

A rule set without a table leaves every agent as he is, for ever, and a service that loaded it
would look as if it ran. Mostly it is the wrong file: one of definitions that others `use`, or an
empty one. Only a file that calls itself a `vocabulary` may do without.

Bad:

    define on_a_call = activity in {on-the-phone, in-a-conference}

Good:

    define on_a_call = activity in {on-the-phone, in-a-conference}

    table voice first {
        row call when on_a_call -> NotReady reason "OnCall"
        otherwise               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM220", "no-table")
