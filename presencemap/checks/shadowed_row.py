"""PM312 shadowed-row: rows before it take all that a row matches.

Under the hit policy `first` the first row that matches answers. A row of which every presence
is taken by rows before it never answers, whatever it says: usually the rows are in the wrong
order, or a range has grown over its neighbour. Nothing gets past a row `when any`.

The rows that are named take all of it together, and none of them could be left out for that.
A row whose own condition nothing fulfils is another matter.

Bad:

    table voice first {
        row free when availability in 3000..5999         -> Ready
        row idle when availability is available-idle     -> keep
        otherwise                                        -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row idle when availability is available-idle     -> keep
        row free when availability is available          -> Ready
        otherwise                                        -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.described import listed
from presencemap.diagnostics import Diagnostic, Finding, Related
from presencemap.tables.conditions import Always
from presencemap.tables.diagram import Proof
from presencemap.tables.diagram.needless import shadowed, takers
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM312", "shadowed-row")

_NAMED: Final = 3


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows of tables `first` that match, but never first."""
    del rules
    most = compiled.limits.rules_findings
    yield from compiled.proofs.each(FINDING.name, lambda proof: _shadowed(proof, most))


def _shadowed(proof: Proof, most: int) -> Iterator[Diagnostic]:
    table = proof.table
    if table.policy is not HitPolicy.FIRST:
        return
    count = len(table.rows)
    everything = next((n for n, row in enumerate(table.rows) if row.condition == Always()), count)
    for told, number in enumerate(proof.once(shadowed)):
        row = table.rows[number]
        if number > everything:
            taker = table.rows[everything]
            message = f"no presence gets past `{taker.name}` to `{row.name}`"
            related = (Related("this row takes everything", table.source, taker.span),)
            yield FINDING.at(table.source, row.span, message, related=related)
        elif told < most:
            yield _said(proof, row, [table.rows[each] for each in takers(proof, number)])
        else:  # nobody is shown so many
            message = f"no presence reaches `{row.name}`; rows before it take all of it"
            yield FINDING.at(table.source, row.span, message)


def _said(proof: Proof, row: Row, by: list[Row]) -> Diagnostic:
    names = listed((each.name for each in by), _NAMED)
    who = f"row {names} takes" if len(by) == 1 else f"rows {names} take"
    related = tuple(
        Related(f"`{each.name}` is here", proof.table.source, each.span) for each in by[:_NAMED]
    )
    message = f"no presence reaches `{row.name}`; {who} all of it"
    return FINDING.at(proof.table.source, row.span, message, related=related)
