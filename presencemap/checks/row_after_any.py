"""PM302 row-after-any: a row stands behind one that matches everything.

Under the hit policy `first` nothing gets past a row `when any`; what stands behind it, the
row `otherwise` included, can never answer. Usually the rows are in the wrong order.

Bad:

    table voice first {
        row all  when any                       -> NotReady reason "Busy"
        row free when availability is available -> Ready
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise                               -> NotReady reason "Busy"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Related
from presencemap.tables.conditions import Always
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM302", "row-after-any")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the rows that a row `when any` hides."""
    del compiled
    for table in rules.tables:
        if table.policy is HitPolicy.FIRST:
            yield from _hidden(table)


def _hidden(table: Table) -> Iterator[Diagnostic]:
    everything = next((row for row in table.rows if row.condition == Always()), None)
    if everything is None:
        return
    for row in table.all_rows[table.rows.index(everything) + 1 :]:
        related = (Related("this row takes everything", table.source, everything.span),)
        message = f"no presence gets past `{everything.name}` to `{row.name}`"
        yield FINDING.at(table.source, row.span, message, related=related)
