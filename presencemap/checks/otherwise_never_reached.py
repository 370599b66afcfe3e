"""PM315 otherwise-never-reached: the rows of a table take everything.

Every presence, those with absent fields and unlisted words included, matches a row; so
`otherwise` never answers. That may well be meant: `otherwise` costs nothing, and will answer
when a row is changed. But what it says is not what happens to an unknown presence, and if it
was meant to be, some row takes more than it should.

Bad:

    table voice first {
        row free when availability is available     -> Ready after 2s
        row rest when availability is not available -> NotReady reason "Other"
        otherwise                                   -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available                             -> Ready after 2s
        row rest when availability is not absent and availability is not available
                                                                 -> NotReady reason "Other"
        otherwise                                                -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.tables.conditions import Always
from presencemap.tables.diagram import Proof
from presencemap.tables.diagram.overlaps import overlaps
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM315", "otherwise-never-reached", Severity.INFO)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows `otherwise` that never answer: neither a gap nor a contradiction of rows."""
    del rules
    yield from compiled.proofs.each(FINDING.name, _never_reached)


def _never_reached(proof: Proof) -> Iterator[Diagnostic]:
    table = proof.table
    last = table.otherwise
    if last is None or proof.unmatched() is not None or next(overlaps(proof), None) is not None:
        return
    message = "no presence reaches `otherwise`; the rows take everything"
    related: tuple[Related, ...] = ()
    everything = next((row for row in table.rows if row.condition == Always()), None)
    if everything is not None and table.policy is HitPolicy.FIRST:
        message = f"no presence gets past `{everything.name}` to `otherwise`"
        related = (Related("this row takes everything", table.source, everything.span),)
    yield FINDING.at(table.source, last.span, message, related=related)
