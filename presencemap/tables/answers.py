"""Which row answers an example, without asking every row for every example.

`presencemap.tables.interpret` says what a table decides; it looks at one row after the other.
A file may have thousands of rows and thousands of examples, so the rows are found here by a
value that they need: most ask for a token, a number or a class. What is found is the same,
and it is kept, for several ask for it. Presences that come from outside are no business of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final

from attrs import frozen

from presencemap.model import Decision, Value
from presencemap.tables.conditions import (
    AllOf,
    AnyOf,
    Condition,
    InRanges,
    IsOneOf,
    Negation,
    Test,
)
from presencemap.tables.interpret import decided, holds
from presencemap.tables.promises import Example
from presencemap.tables.table import HitPolicy, Table

__all__ = ["Answers"]

_MOST_VALUES: Final = 64
"""A row that asks for more values than these is found by its test, not by its values."""


@frozen
class _Answer:
    """What a table decides about an example, and the rows that were found to match."""

    example: Example
    decision: Decision
    matching: tuple[int, ...]


class Answers:
    """The rows of tables, to be asked what they say of the examples of their rule set."""

    def __init__(self, tables: Iterable[Table]) -> None:
        """Sort the rows of each table by what they need."""
        self._tables = {table.name: (table, _Rows(table)) for table in tables}
        self._answers: dict[tuple[str, int], _Answer] = {}
        self._facts: _Facts | None = None

    def decision(self, table: str, example: Example) -> Decision:
        """Return what a table decides."""
        return self._answer(table, example).decision

    def reached(self, table: str, example: Example) -> Iterator[str]:
        """Yield the rows whose answer it is: under `any`, all that match, for they agree."""
        whole, _ = self._tables[table]
        answer = self._answer(table, example)
        if whole.policy is HitPolicy.ANY and answer.matching and not answer.decision.conflict:
            yield from (whole.rows[number].name for number in answer.matching)
        elif answer.decision.row is not None:
            yield answer.decision.row

    def shows_otherwise(self, example: Example) -> bool:
        """Say whether all tables that an example names answer by `otherwise`, as it expects."""
        for expected in example.expected:
            table, _ = self._tables[expected.table]
            decision = self.decision(expected.table, example)
            if table.otherwise is None or decision.row != table.otherwise.name:
                return False
            if decision.outcome != expected.outcome:
                return False
        return True

    def _answer(self, table: str, example: Example) -> _Answer:
        known = self._answers.get((table, id(example)))
        if known is None:
            if self._facts is None or self._facts.example is not example:
                self._facts = _Facts(example)  # one at a time: they are asked for one by one
            whole, rows = self._tables[table]
            found = rows.matching(self._facts)
            most = 1 if whole.policy is HitPolicy.FIRST else None
            matching = tuple(islice(found, most))
            decision = decided(whole, (whole.rows[number] for number in matching))
            known = self._answers[table, id(example)] = _Answer(example, decision, matching)
        return known


class _Facts:
    """An example's presence, and what conditions that stand in several rows say of it."""

    def __init__(self, example: Example) -> None:
        self.example = example
        self.presence = example.presence
        self._known: dict[int, tuple[Condition, bool]] = {}

    def fulfil(self, condition: Condition, shared: AbstractSet[int]) -> bool:
        """Say whether a condition is true of the presence; shared parts are asked once."""
        if id(condition) not in shared:
            return self._fulfil(condition, shared)
        known = self._known.get(id(condition))
        if known is None:
            known = condition, self._fulfil(condition, shared)
            self._known[id(condition)] = known  # with it, which keeps its identity
        return known[1]

    def _fulfil(self, condition: Condition, shared: AbstractSet[int]) -> bool:
        match condition:
            case Negation(part):
                return not self.fulfil(part, shared)
            case AllOf(parts):
                return all(self.fulfil(part, shared) for part in parts)
            case AnyOf(parts):
                return any(self.fulfil(part, shared) for part in parts)
            case _:
                return holds(condition, self.presence)


class _Rows:
    """The rows of a table by the values of which each needs one, by tests, or by nothing."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_value: dict[str, dict[Value, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._by_test: dict[int, tuple[Test, list[int]]] = {}
        self._others: list[int] = []
        self._shared, self._sharing = _shared(table)
        needs = _Needs()
        for number, row in enumerate(table.rows):
            tests = needs.of(row.condition)
            if not tests:
                self._others.append(number)
            for test in tests:
                self._put(number, test)

    def _put(self, number: int, test: IsOneOf | InRanges) -> None:
        values = _values(test)
        for value in values:
            self._by_value[test.field][value].append(number)
        if not values:
            self._by_test.setdefault(id(test), (test, []))[1].append(number)

    def matching(self, facts: _Facts) -> Iterator[int]:
        """Yield the numbers of the rows that match, in order."""
        found: set[int] = set()
        for field, by_value in self._by_value.items():
            found.update(by_value.get(facts.presence.get(field), ()))
        for test, numbers in self._by_test.values():
            if holds(test, facts.presence):
                found.update(numbers)
        for number in sorted([*self._others, *found]):
            condition = self._table.rows[number].condition
            if (
                facts.fulfil(condition, self._shared)
                if number in self._sharing
                else holds(condition, facts.presence)
            ):
                yield number


def _shared(table: Table) -> tuple[AbstractSet[int], AbstractSet[int]]:
    """Return the identities of what stands in several rows, and the numbers of those rows.

    A definition is one condition wherever it stands; it is looked into once.
    """
    first_in: dict[int, int] = {}
    shared: set[int] = set()
    sharing: set[int] = set()
    for number, row in enumerate(table.rows):
        waiting = [row.condition]
        while waiting:
            condition = waiting.pop()
            if isinstance(condition, Negation):
                waiting.append(condition.part)
            elif isinstance(condition, AllOf | AnyOf):
                first = first_in.setdefault(id(condition), number)
                if first != number:
                    shared.add(id(condition))
                    sharing |= {first, number}
                else:
                    waiting += condition.parts
    return shared, sharing


class _Needs:
    """Tests of which one must hold wherever a condition does; a definition is seen once."""

    def __init__(self) -> None:
        self._known: dict[int, Sequence[IsOneOf | InRanges]] = {}

    def of(self, condition: Condition) -> Sequence[IsOneOf | InRanges]:
        """Return such tests, those for few values if there are any; none if all may fail."""
        match condition:
            case IsOneOf() | InRanges():
                return (condition,)
            case AllOf() | AnyOf():
                if id(condition) not in self._known:
                    find = self._of_all if isinstance(condition, AllOf) else self._of_any
                    self._known[id(condition)] = find(condition.parts)
                return self._known[id(condition)]
            case _:
                return ()

    def _of_all(self, parts: Iterable[Condition]) -> Sequence[IsOneOf | InRanges]:
        known = [tests for tests in map(self.of, parts) if tests]
        by_values = (tests for tests in known if all(map(_values, tests)))
        return next(by_values, known[0] if known else ())

    def _of_any(self, parts: Iterable[Condition]) -> Sequence[IsOneOf | InRanges]:
        every: list[IsOneOf | InRanges] = []
        for part in parts:
            tests = self.of(part)
            if not tests or len(every) + len(tests) > _MOST_VALUES:
                return ()
            every += tests
        return every


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
