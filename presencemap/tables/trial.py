"""Examples tried: whether the tables say what a file's examples promise, and why not.

Only what an example states is held against the tables: every table that it names, each with
the whole outcome, and the hold only if the example writes `after`. In the same way a row
counts as covered only if it answers where an example states the table's answer, rightly or
wrongly; that a row happens to answer in a table of which the example says nothing proves
nothing about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import TypeAlias

import attrs
from attrs import field, frozen

from presencemap.model import Decision, Field, OutcomeKind, Value
from presencemap.model.outcomes import Outcome
from presencemap.tables.answers import Answers
from presencemap.tables.explain import Miss, explain
from presencemap.tables.promises import Example, Expected
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = [
    "AnswerResult",
    "Answered",
    "Difference",
    "ExampleResult",
    "Part",
    "RowCoverage",
    "Trial",
    "run_examples",
]

Answered: TypeAlias = str | bool | int | float | None
"""A state, an attribute's value, or seconds."""


class Part(Enum):
    """The part of an answer that differs."""

    OUTCOME = "outcome"
    """A state here, `keep` or `restore` there; no other part is then compared."""
    STATE = "state"
    ATTRIBUTE = "attribute"
    HOLD = "hold"


@frozen
class Difference:
    """One part of an answer that is not as promised.

    `name` is the attribute's name, else the word of the part: "outcome", "state", "after". Of
    an attribute, `expected` is None if it should not be there, `actual` if it is missing; of a
    hold both are seconds, and no hold is 0.
    """

    part: Part
    name: str
    expected: Answered
    actual: Answered


@frozen
class AnswerResult:
    """What one table answered to an example, held against what the example promises.

    For an answer that failed, `misses` are the rows that did not match, each with its reasons
    (under `first`, those before the answer), and `fitting` the rows that would have answered
    as promised: with reasons they did not match, without any they match too, but another
    row's answer stood before theirs.
    """

    expected: Expected
    decision: Decision
    differences: tuple[Difference, ...] = ()
    misses: tuple[Miss, ...] = ()
    fitting: tuple[Miss, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the table keeps the promise."""
        return not self.differences


@frozen
class ExampleResult:
    """An example, and what each table that it names answered to it."""

    example: Example
    answers: tuple[AnswerResult, ...]

    @property
    def passed(self) -> bool:
        """Whether every table keeps its promise."""
        return all(answer.passed for answer in self.answers)


@frozen
class RowCoverage:
    """A row, where it stands, and how often it answered where an example states the answer."""

    table: str
    row: str
    file: str | None
    line: int | None
    hits: int


@frozen
class Trial:
    """The examples of `rules` that were run, in the order of the files, and all rows there are."""

    rules: RuleSet
    results: tuple[ExampleResult, ...]
    rows: tuple[RowCoverage, ...] = field(repr=False)

    @property
    def failed(self) -> tuple[ExampleResult, ...]:
        """The examples that failed."""
        return tuple(result for result in self.results if not result.passed)

    @property
    def covered(self) -> int:
        """How many rows answered where an example states the answer."""
        return sum(row.hits > 0 for row in self.rows)

    def reaches(self, percent: float) -> bool:
        """Say whether at least so many per cent of the rows are covered, without rounding."""
        return self.covered * 100 >= percent * len(self.rows)


def run_examples(
    rules: RuleSet,
    select: Callable[[Example], bool] | None = None,
    *,
    fail_fast: bool = False,
) -> Trial:
    """Run the examples of a rule set, those of the files that it uses among them.

    `select` tells which examples to run, all if it is None; with `fail_fast` the first one
    that fails is the last one run. An example's presence is taken as it is written: a field
    that it does not name is absent, `time` and `weekday` too.
    """
    tables = {table.name: table for table in rules.tables}
    asked = Answers(rules.tables)
    hits: Counter[tuple[str, str]] = Counter()
    results: list[ExampleResult] = []
    for example in rules.examples:
        if select is not None and not select(example):
            continue
        answers = []
        for expected in example.expected:
            name = expected.table
            decision = asked.decision(name, example)
            answers.append(_answer(tables[name], example, expected, decision, rules.fields))
            hits.update((name, row) for row in asked.reached(name, example))
        results.append(ExampleResult(example, tuple(answers)))
        if fail_fast and not results[-1].passed:
            break
    return Trial(rules, tuple(results), tuple(_rows(rules, hits)))


def _answer(
    table: Table,
    example: Example,
    expected: Expected,
    decision: Decision,
    fields: Mapping[str, Field],
) -> AnswerResult:
    differences = tuple(_differences(expected, decision))
    if not differences:
        return AnswerResult(expected, decision)
    misses = explain(table, example.presence, fields).misses
    fitting = tuple(_fitting(table, example.presence, expected, fields))
    return AnswerResult(expected, decision, differences, misses, fitting)


def _differences(expected: Expected, decision: Decision) -> Iterator[Difference]:
    wanted, got = expected.outcome, decision.outcome
    if wanted.kind is not got.kind:
        yield Difference(Part.OUTCOME, "outcome", _word(wanted), _word(got))
        return
    if wanted.state != got.state:
        yield Difference(Part.STATE, "state", wanted.state, got.state)
    for name in dict.fromkeys([*wanted.attributes, *got.attributes]):
        ours, theirs = wanted.attributes.get(name), got.attributes.get(name)
        if type(ours) is not type(theirs) or ours != theirs:  # True is no 1 here
            yield Difference(Part.ATTRIBUTE, name, ours, theirs)
    hold = decision.after or 0.0
    if expected.after is not None and expected.after != hold:
        yield Difference(Part.HOLD, "after", expected.after, hold)


def _word(outcome: Outcome) -> str:
    if outcome.kind is OutcomeKind.STATE and outcome.state is not None:
        return outcome.state
    return outcome.kind.value


def _fitting(
    table: Table, presence: Mapping[str, Value], expected: Expected, fields: Mapping[str, Field]
) -> Iterator[Miss]:
    """Yield the rows that would have answered as promised, with why they do not match."""
    for row in table.all_rows:
        if next(_differences(expected, row.decision), None) is None:
            alone = attrs.evolve(table, rows=(row,), otherwise=None)
            misses = explain(alone, presence, fields).misses
            yield misses[0] if misses else Miss(row.name, row.decision.line)


def _rows(rules: RuleSet, hits: Mapping[tuple[str, str], int]) -> Iterator[RowCoverage]:
    for table in rules.tables:
        for row in table.all_rows:
            number = hits.get((table.name, row.name), 0)
            yield RowCoverage(table.name, row.name, row.decision.file, row.decision.line, number)
