"""PM404 legacy-scale: a number of the old scale of Live Communications Server.

Until Live Communications Server 2005, Microsoft's presence had two numbers from 0 to 999:
availability (300: somebody is there) and activity (400: active, 600: busy). Since 2007 there
is one, and its classes start at 3000. Conditions and tables copied from old code still have
the small numbers. They match nothing that a server sends today, or all of it: `availability
>= 300` is true of Offline.

It is reported of a field of numbers that the dialect `microsoft` fills and whose named ranges
start at 1000 or above, wherever what is asked for ends below 1000, as in `is 300`, `< 400`,
`in 100..199`, or begins between 2 and 999, as in `>= 300`. Who asks for 0..999 as a whole, for
a range from 0 or 1 up to 1000 and more, for `< 1000` or `< 3000`, knows what he does. So does
an example with such a number that expects what every table it names answers by `otherwise`.

Bad:

    table voice first {
        row free when availability >= 300 -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability in available..available-idle -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.comparisons import Comparison, comparisons
from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix, Severity
from presencemap.language import tree
from presencemap.limits import DEFAULT_LIMITS
from presencemap.model import Field, FieldType
from presencemap.tables.load import Compiled
from presencemap.tables.operands import Interval, Operands
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check", "is_legacy"]

FINDING: Final = Finding("PM404", "legacy-scale", Severity.WARNING)

_END: Final = 999
"""The last number of the old scale ([MS-SIP] 2.2.1)."""

_DIALECT: Final = "microsoft"

_CONVERSION: Final = (
    (99, 18000),  # cannot receive calls, no information: offline
    (199, 15500),  # away, out to lunch
    (299, 5000),  # idle
    (399, 12500),  # be right back
    (499, 3500),  # active
    (699, 6500),  # in a session, busy
    (799, 15500),  # away again
    (_END, 3500),  # active again
)
"""The classes of activity by their last number, and the number of 2007 that says the same.

[MS-SIP] 2.2.1 names the classes, sipe's sipe-ocs2005.c converts them so.
"""

_ONLINE: Final = (300, 399)
"""As an availability: a user near a device that can take calls."""


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find numbers of the old scale in conditions, cells and facts."""
    operands = Operands(compiled.scope, DEFAULT_LIMITS)
    del rules
    for comparison in comparisons(compiled):
        if not _speaks_the_new_scale(comparison.field):
            continue
        for value in comparison.values:
            found = _value(comparison, value, operands, compiled)
            if found is not None:
                yield found


def is_legacy(field: Field, low: float, high: float) -> bool:
    """Say whether what is asked of a field, both ends included, is of the old scale."""
    if not _speaks_the_new_scale(field) or low > high:
        return False
    if high <= _END:
        return (low, high) != (0, _END)
    return 1 < low <= _END


def _speaks_the_new_scale(field: Field) -> bool:
    return (
        field.type is FieldType.INT
        and _DIALECT in field.dialects
        and bool(field.ranges)
        and min(each.low for each in field.ranges) > _END
    )


def _value(
    comparison: Comparison, value: tree.ValueNode, operands: Operands, compiled: Compiled
) -> Diagnostic | None:
    source, field = comparison.source, comparison.field
    interval = operands.interval(source, value, field)
    if interval is None or not is_legacy(field, *_asked(comparison.operator, interval)):
        return None
    if comparison.example and compiled.answers.shows_otherwise(comparison.example):
        return None
    low, high = interval
    wrong = value.low if isinstance(value, tree.Range) and high > _END else value
    text = source.at(wrong.span)
    message = f"`{text}` is of an older scale: the classes of `{field.name}` start at "
    message += f"{min(each.low for each in field.ranges)}"
    name = _class_of(field, low) if high > _END else _class_of(field, low, high)
    help_ = _help(text, low, name)
    fix = None
    if name and comparison.operator in ("is", "fact") and wrong is value and not _is_online(low):
        behind_in = source.text[: value.span.start].rstrip().endswith("in")
        new = f"{{{name}}}" if behind_in else name  # `in` takes a range or a set
        fix = Fix(f"write `{new}`", (Edit(value.span, new),), safe=False)
    return FINDING.at(source, wrong.span, message, help=help_, fix=fix)


def _asked(operator: str, interval: Interval) -> Interval:
    """Return what a comparison asks for; a number has no limit above that matters here."""
    low, high = interval
    above = float("inf")
    return {"<": (0, low - 1), "<=": (0, high), ">": (high + 1, above), ">=": (low, above)}.get(
        operator, interval
    )


def _class_of(field: Field, low: float, high: float | None = None) -> str | None:
    """Return the named range that a class of the old scale became, if it is in one class."""
    becomes = {
        next(number for end, number in _CONVERSION if each <= end)
        for each in (low, low if high is None else high)
    }
    number = becomes.pop()
    names = (each.name for each in field.ranges if each.low <= number <= each.high)
    return None if becomes else next(names, None)


def _is_online(number: float) -> bool:
    return _ONLINE[0] <= number <= _ONLINE[1]


def _help(text: str, low: float, name: str | None) -> str | None:
    if name is None:
        return None
    if not _is_online(low):
        return f"`{text}` was what is `{name}` now"
    return f"`{text}` was `{name}` as an activity; as an availability it said: somebody is there"
