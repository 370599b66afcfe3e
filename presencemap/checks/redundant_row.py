"""PM314 redundant-row: a row may be taken out, and nothing changes.

Under `first` it answers, but wherever it does, the rows behind it (or `otherwise`) would have
decided the same, hold included. Under `any` other rows that agree match wherever it does. Such
a row is one more place to change when the rules change, and one to forget; or its answer was
meant to be another.

What is named may all be taken out together. Of two rows that could stand in for each other
only the last is named.

Bad:

    table voice first {
        row free  when availability is available         -> Ready after 2s
        row lunch when availability in 15000..15999      -> NotReady reason "Away"
        row away  when availability is away              -> NotReady reason "Away"
        otherwise                                        -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free  when availability is available         -> Ready after 2s
        row lunch when availability in 15000..15999      -> NotReady reason "Lunch"
        row away  when availability is away              -> NotReady reason "Away"
        otherwise                                        -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.described import listed
from presencemap.checks.mending.edits import without_lines
from presencemap.diagnostics import Diagnostic, Finding, Fix, Related, Severity
from presencemap.source import Source, Span
from presencemap.tables.diagram import NO_ROW, Proof
from presencemap.tables.diagram.needless import redundant
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM314", "redundant-row", Severity.WARNING)

_NAMED: Final = 3


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows that others make up for."""
    del rules
    yield from compiled.proofs.each(FINDING.name, lambda proof: _redundant(compiled, proof))


def _redundant(compiled: Compiled, proof: Proof) -> Iterator[Diagnostic]:
    table = proof.table
    for number, instead in proof.once(redundant).items():
        row = table.rows[number]
        others = [table.rows[each] for each in instead if each != NO_ROW]
        if len(others) < len(instead) and table.otherwise is not None:
            others.append(table.otherwise)
        related = tuple(
            Related(f"`{each.name}` is here", table.source, each.span) for each in others[:_NAMED]
        )
        message = f"`{row.name}` changes nothing: without it {_who(table.policy, others)} the same"
        fix = None
        if not _has_comment(compiled, table.source, row.span):
            edits = without_lines(table.source, row.span)
            fix = Fix(f"take `{row.name}` out", edits, safe=False)
        yield FINDING.at(table.source, row.span, message, related=related, fix=fix)


def _who(policy: HitPolicy, others: list[Row]) -> str:
    names = listed((each.name for each in others), _NAMED)
    verb = "answer" if policy is HitPolicy.FIRST else "still answer"
    return f"{names} {verb}{'s' if len(others) == 1 else ''}"


def _has_comment(compiled: Compiled, source: Source, span: Span) -> bool:
    """Tell whether a comment would be lost with a row."""
    start = source.text.rfind("\n", 0, span.start) + 1
    end = source.text.find("\n", span.end)
    last = end if end >= 0 else len(source.text)
    comments = next(file.parsed.comments for file in compiled.files if file.source is source)
    return any(start <= comment.span.start < last for comment in comments)
