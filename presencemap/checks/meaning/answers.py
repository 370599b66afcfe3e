"""Which row answers an example, without asking every row for every example.

`presencemap.tables.interpret` says what a table decides; it looks at one row after the other.
A file may have thousands of rows and thousands of examples, so the rows are found here by a
value that they need: most ask for a token, a number or a class. What is found is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from presencemap.model import Decision, Value
from presencemap.tables.conditions import AllOf, Condition, InRanges, IsOneOf, Test
from presencemap.tables.interpret import decide, holds
from presencemap.tables.promises import Example
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Table

__all__ = ["Answers"]

_MOST_VALUES: Final = 64
"""A row that asks for more values than these is found by its test, not by its values."""


class Answers:
    """The rows of a rule set's tables, to be asked what they say of an example."""

    def __init__(self, rules: RuleSet) -> None:
        """Sort the rows of each table by what they need."""
        self._tables = {table.name: (table, _Rows(table)) for table in rules.tables}

    def decision(self, table: str, presence: Mapping[str, Value]) -> Decision:
        """Return what a table decides."""
        whole, rows = self._tables[table]
        found = list(rows.matching(presence, only_first=whole.policy is HitPolicy.FIRST))
        return decide(attrs.evolve(whole, rows=tuple(whole.rows[n] for n in found)), presence)

    def reached(self, table: str, presence: Mapping[str, Value]) -> Iterator[str]:
        """Yield the rows whose answer it is: under `any`, all that match, for they agree."""
        whole, rows = self._tables[table]
        decision = self.decision(table, presence)
        if whole.policy is HitPolicy.ANY and not decision.conflict:
            matching = [whole.rows[n].name for n in rows.matching(presence)]
            if matching:
                yield from matching
                return
        if decision.row is not None:
            yield decision.row

    def shows_otherwise(self, example: Example) -> bool:
        """Say whether all tables that an example names answer by `otherwise`, as it expects."""
        for expected in example.expected:
            table, _ = self._tables[expected.table]
            decision = self.decision(expected.table, example.presence)
            if table.otherwise is None or decision.row != table.otherwise.name:
                return False
            if decision.outcome != expected.outcome:
                return False
        return True


class _Rows:
    """The rows of a table by a value that each needs, by a test, or by nothing."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_value: dict[str, dict[Value, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._by_test: dict[Test, list[int]] = defaultdict(list)
        self._others: list[int] = []
        for number, row in enumerate(table.rows):
            test = _needed(row.condition)
            if test is None:
                self._others.append(number)
            elif values := _values(test):
                for value in values:
                    self._by_value[test.field][value].append(number)
            else:
                self._by_test[test].append(number)

    def matching(self, presence: Mapping[str, Value], *, only_first: bool = False) -> Iterator[int]:
        """Yield the numbers of the rows that match, in order."""
        numbers = list(self._others)
        for field, by_value in self._by_value.items():
            numbers += by_value.get(presence.get(field), ())
        for test, some in self._by_test.items():
            if holds(test, presence):
                numbers += some
        for number in sorted(numbers):
            if holds(self._table.rows[number].condition, presence):
                yield number
                if only_first:
                    return


def _needed(condition: Condition) -> Test | None:
    """Return a test that must hold wherever the condition does, one for few values if any."""
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    tests = [part for part in parts if isinstance(part, IsOneOf | InRanges)]
    return next((test for test in tests if _values(test)), tests[0] if tests else None)


def _values(test: Test) -> tuple[Value, ...]:
    """Return the values that a test takes, if they are few."""
    match test:
        case IsOneOf(values=words, caseless=False) if len(words) <= _MOST_VALUES:
            return tuple(words)
        case InRanges(ranges=ranges) if len(ranges) <= _MOST_VALUES:
            return tuple({low for low, high in ranges}) if _are_points(ranges) else ()
        case _:
            return ()


def _are_points(ranges: tuple[tuple[float, float], ...]) -> bool:
    return all(low == high for low, high in ranges)
