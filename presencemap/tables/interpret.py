"""What a table decides, written as plainly as possible: this is the specification.

Faster ways to the same answer are held equal to this module by tests; it stays. A presence
is a mapping from field names to values; a field that is missing from it is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from presencemap.model import KEEP, Decision, Value
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
    Test,
)
from presencemap.tables.glob import glob_matches
from presencemap.tables.table import HitPolicy, Row, Table

__all__ = ["decide", "decided", "failures", "holds", "successes"]


def holds(condition: Condition, presence: Mapping[str, Value]) -> bool:
    """Say whether a condition is true of a presence."""
    match condition:
        case Always():
            return True
        case Negation(part):
            return not holds(part, presence)
        case AllOf(parts):
            return all(holds(part, presence) for part in parts)
        case AnyOf(parts):
            return any(holds(part, presence) for part in parts)
        case _:
            return _test_holds(condition, presence.get(condition.field))


def _test_holds(test: Test, value: Value) -> bool:
    absent = value is None or value == frozenset()  # a set of nothing says nothing
    if isinstance(test, IsAbsent):
        return absent
    if absent:
        return False  # nothing but `is absent` is true of a field without a value
    match test:
        case InRanges(_, ranges):
            return isinstance(value, int | float) and any(a <= value <= b for a, b in ranges)
        case IsOneOf(_, values, caseless=caseless):
            return isinstance(value, str) and _folded(value, caseless) in values
        case HasAny(_, values, caseless=caseless):
            return isinstance(value, frozenset) and any(
                _folded(each, caseless) in values for each in value
            )
        case IsYesNo(_, expected):
            return value is expected
        case Glob(_, pattern):
            return isinstance(value, str) and glob_matches(pattern, value)


def _folded(word: str, caseless: bool) -> str:
    return word.casefold() if caseless else word


def decide(table: Table, presence: Mapping[str, Value]) -> Decision:
    """Return the table's decision about a presence."""
    return decided(table, (row for row in table.rows if holds(row.condition, presence)))


def decided(table: Table, matching: Iterator[Row]) -> Decision:
    """Return the table's decision where just these of its rows match, in their order.

    Under the hit policy `first` no more than the first one is looked at.
    """
    if table.policy is HitPolicy.FIRST:
        row = next(matching, table.otherwise)
        return row.decision if row else _no_row(table)
    rows = list(matching)
    if not rows:
        return table.otherwise.decision if table.otherwise else _no_row(table)
    if len(rows) > 1 and (table.policy is HitPolicy.UNIQUE or not _agree(rows)):
        return _conflict(table, rows)
    return rows[0].decision


def _agree(rows: list[Row]) -> bool:
    first = rows[0].decision
    return all(
        (row.decision.outcome, row.decision.after) == (first.outcome, first.after) for row in rows
    )


def _conflict(table: Table, rows: list[Row]) -> Decision:
    """Let the table's last word answer where rows contradict the hit policy."""
    names = tuple(row.name for row in rows)
    last = table.otherwise.decision if table.otherwise else _no_row(table)
    return attrs.evolve(last, conflict=names)


def _no_row(table: Table) -> Decision:
    return Decision(table.name, KEEP, None, None)


def failures(condition: Condition, presence: Mapping[str, Value]) -> Iterator[tuple[Test, bool]]:
    """Yield the tests that make a condition false, each with what it gave.

    Of an `and` that is the first false part; of an `or`, every part. A test that gave true
    stands under a `not`. A condition that is true gives nothing.
    """
    if not holds(condition, presence):
        yield from _reasons(condition, presence, wanted=True, every=False)


def successes(condition: Condition, presence: Mapping[str, Value]) -> Iterator[tuple[Test, bool]]:
    """Yield the tests that make a condition true, each with what it gave.

    Of an `and` that is every part, of an `or` every part that is true. A test that gave false
    stands under a `not`. A condition that is false gives nothing.
    """
    if holds(condition, presence):
        yield from _reasons(condition, presence, wanted=False, every=True)


def _reasons(
    condition: Condition, presence: Mapping[str, Value], *, wanted: bool, every: bool
) -> Iterator[tuple[Test, bool]]:
    """Yield why a condition is not as wanted: where one part is enough, the first or every one."""
    match condition:
        case Always():
            return
        case Negation(part):
            yield from _reasons(part, presence, wanted=not wanted, every=every)
        case AllOf(parts) | AnyOf(parts):
            wrong = [part for part in parts if holds(part, presence) is not wanted]
            one_is_enough = isinstance(condition, AllOf) is wanted and not every
            for part in wrong[:1] if one_is_enough else wrong:
                yield from _reasons(part, presence, wanted=wanted, every=every)
        case _:
            yield condition, not wanted
