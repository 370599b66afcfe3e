"""PM311 overlap: rows match together that their table does not let match together.

Under `unique` at most one row may match, under `any` several only if they answer the same.
Where rows contradict each other there is no telling which of them was meant: `otherwise`
answers, the engine reports it, and an agent is not where any of the rows would have him.

Every pair of rows is looked at over all presences; where the two meet is described, and one
presence shown that both match.

Bad:

    table voice unique {
        row call when activity is on-the-phone     -> NotReady reason "OnCall"
        row free when availability is available    -> Ready after 2s
        otherwise                                  -> NotReady reason "Unknown"
    }

Good:

    table voice unique {
        row call when activity is on-the-phone     -> NotReady reason "OnCall"
        row free when availability is available
                      and not activity is on-the-phone -> Ready after 2s
        otherwise                                  -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from presencemap.checks.meaning.described import described
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Related
from presencemap.tables.diagram import Proof
from presencemap.tables.diagram.overlaps import Overlap, overlaps
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM311", "overlap")

_SHOWN: Final = 20
"""Pairs of one table: whoever mends these sees the others next."""


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that match together under `unique`, or disagree under `any`."""
    del rules
    yield from compiled.proofs.each(FINDING.name, _overlaps)


def _overlaps(proof: Proof) -> Iterator[Diagnostic]:
    found = list(islice(overlaps(proof), _SHOWN + 1))
    yield from (_said(proof, each) for each in found[:_SHOWN])
    if len(found) > _SHOWN:
        table = proof.table
        message = f"more rows of `{table.name}` match together than these {_SHOWN} pairs"
        yield FINDING.at(table.source, table.span, message)


def _said(proof: Proof, overlap: Overlap) -> Diagnostic:
    table = proof.table
    first, later = table.rows[overlap.first], table.rows[overlap.later]
    may = "may both" if overlap.evidence.presence is None else "both"
    if table.policy is HitPolicy.UNIQUE:
        says = f"{may} match {_where(proof, overlap)}"
        help_ = "under `unique` neither of them answers there: let one leave out what the other has"
    else:
        says = f"{may} match {_where(proof, overlap)}, and answer differently"
        help_ = "under `any` neither of them answers there: let them agree, or one leave it out"
    return FINDING.at(
        table.source,
        later.span,
        f"rows `{first.name}` and `{later.name}` {says}",
        help=help_,
        related=(Related(f"row `{first.name}` is here", table.source, first.span),),
        **shown(proof, overlap.evidence, f"{first.name} and {later.name}"),
    )


def _where(proof: Proof, overlap: Overlap) -> str:
    if overlap.region is proof.diagrams.true:
        return "every presence"
    return f"where {described(proof, overlap.region)}"
