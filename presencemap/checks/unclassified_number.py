"""PM405 unclassified-number: a single number that is in no class of its field.

A vocabulary names the ranges of numbers that servers are known to send. To ask for one number
outside of all of them (`availability is 2500`) is to ask for what hardly anybody sends: most
often it is a number with a digit too few or too many, or one made up for an example.

Ranges and comparisons may leave the classes, because they are written with an eye on what is
beside them; numbers of the scale before 2007 are `legacy-scale`. An example with such a number
that expects what every table it names answers by `otherwise` is not reported either: it shows
what becomes of numbers that nobody knows.

Bad:

    table voice first {
        row busy when availability is 650 or availability is 2500 -> NotReady reason "Busy"
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when availability is 6500 or availability < 3000 -> NotReady reason "Busy"
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from typing import Final

from presencemap.checks.legacy_scale import is_legacy
from presencemap.checks.meaning.comparisons import comparisons
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.language import tree
from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM405", "unclassified-number", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find numbers that a field with named ranges is compared with, and that are in none."""
    del rules
    for comparison in comparisons(compiled):
        field = comparison.field
        if field.type is not FieldType.INT or not field.ranges:
            continue
        if comparison.operator not in ("is", "fact"):
            continue
        for value in comparison.values:
            if not isinstance(value, tree.Number) or not _is_outside(field, value.value):
                continue
            if comparison.example and compiled.answers.shows_otherwise(comparison.example):
                continue
            message = f"`{value.value}` is in no class of `{field.name}`"
            help_ = _nearest(field, value.value)
            yield FINDING.at(comparison.source, value.span, message, help=help_)


def _is_outside(field: Field, number: int) -> bool:
    if is_legacy(field, number, number):
        return False
    return not any(each.low <= number <= each.high for each in field.ranges)


def _nearest(field: Field, number: int) -> str:
    """Name the class below and the one above, with their numbers."""
    ranges = sorted(field.ranges, key=lambda each: (each.low, each.high))
    above = bisect(ranges, number, key=lambda each: each.low)
    nearest = []
    if above:
        nearest.append(max(ranges[:above], key=lambda each: each.high))
    nearest += ranges[above : above + 1]
    spoken = [
        f"`{each.name}` ({each.low}..{'' if each.high == LARGEST_INT else each.high})"
        for each in nearest
    ]
    return f"the nearest: {' and '.join(spoken)}"
