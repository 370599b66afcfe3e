"""PM304 duplicate-condition: the same part of a condition, or value, twice.

The second one says nothing: a part that is repeated in an `and` or `or` changes nothing, nor
does a value that stands in its set already, by itself or within a range. Most often one of the
two was meant to be something else.

The fix takes the second one out, but not where a comment stands beside it.

Two definitions may well have one condition: they name it for two purposes. Of two rows that
have one, `shadowed-row`, `overlap` and `redundant-row` speak, each where it matters.

Bad:

    table voice first {
        row free when availability is available -> Ready
        row busy when availability in {busy, busy-idle, 6500} -> NotReady reason "Busy"
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        row busy when availability in {busy, busy-idle} -> NotReady reason "Busy"
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.comparisons import Comparison, comparisons
from presencemap.checks.meaning.doubled import doubled
from presencemap.checks.meaning.written import Part, conditions
from presencemap.checks.mending.comments import Comments
from presencemap.checks.mending.edits import without_part, without_value
from presencemap.diagnostics import Diagnostic, Finding, Fix, Related, Severity
from presencemap.language import tree
from presencemap.limits import DEFAULT_LIMITS
from presencemap.tables.load import Compiled
from presencemap.tables.operands import NUMERIC, Operands
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM304", "duplicate-condition", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find parts of an `and` or `or`, and values of a set, that are repeated."""
    alike, beside = Alike(compiled), Comments(compiled.files)
    for whole in conditions(compiled, rules):
        yield from _parts(whole, alike, beside)
    operands = Operands(compiled.scope, DEFAULT_LIMITS)
    for comparison in comparisons(compiled):
        yield from _values(comparison, operands, beside)


def _parts(part: Part, alike: Alike, beside: Comments) -> Iterator[Diagnostic]:
    for child in part.parts:
        yield from _parts(child, alike, beside)
    if not isinstance(part.node, tree.And | tree.Or):
        return
    nodes = [child.node for child in part.parts]
    word = "and" if isinstance(part.node, tree.And) else "or"
    seen: dict[int, Part] = {}
    for index, child in enumerate(part.parts):
        first = seen.setdefault(alike.number(child), child)
        if first is child or isinstance(child.node, tree.Anything):
            continue
        source = child.source
        message = f"`{child.text}` stands in this `{word}` already"
        if first.text != child.text:
            message += f", as `{first.text}`"
        related = (Related("it stands here first", source, first.span),)
        fix = None
        if not beside.stand(source, nodes, index):
            fix = Fix("take it out", without_part(source, nodes, index))
        yield FINDING.at(source, child.span, message, related=related, fix=fix)


def _values(comparison: Comparison, operands: Operands, beside: Comments) -> Iterator[Diagnostic]:
    source, values = comparison.source, comparison.values
    for index, other in doubled(comparison, operands):
        value, first = values[index], values[other]
        text, that = source.at(value.span), source.at(first.span)
        message = f"`{text}` is in this set already"
        if text != that and (comparison.field.type in NUMERIC or isinstance(first, tree.Range)):
            message = f"`{text}` lies within `{that}`, which is in this set"
        elif text != that:
            message += f", as `{that}`"
        related = (Related(f"`{that}` stands here", source, first.span),)
        fix = None
        if not beside.stand(source, values, index):
            fix = Fix("take it out", without_value(source, values, index))
        yield FINDING.at(source, value.span, message, related=related, fix=fix)
