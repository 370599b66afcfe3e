"""PM222 too-many-rows: a table has more rows than are read.

Twenty thousand rows are more than any table that was ever signed off by a person, and every
notification may have to pass all of them. A table of that size mostly has a row for each agent or
each number; what differs from agent to agent belongs into a `context` field that the connector
supplies, and a few rows that ask for it.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM222", "too-many-rows")
