"""Why a table decided as it did: what makes its answer true, and why not the other rows.

What would have to be different for another answer is in `nearest`. It needs no parser, so that
a running engine can explain itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from presencemap.model import Decision, Field, TargetState, Value
from presencemap.tables.conditions import Test
from presencemap.tables.interpret import decide, failures, holds, successes
from presencemap.tables.table import HitPolicy, Row, Table
from presencemap.tables.values import describe

__all__ = ["Explanation", "Match", "Miss", "Verdict", "explain"]

_GAP: Final = r"(?:#[^\n]*+|\s)++"
_PIECES: Final = re.compile(
    rf'(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<edge>(?<=\{{){_GAP}|,?{_GAP}(?=\}}))|{_GAP}'
)
"""A string, which stays as it is; or space and comments, inside of a brace or between words."""


@frozen
class Verdict:
    """A test and what it came to: `gave` says whether it is true.

    `text` is how it is written, on one line; a cell of a grid leaves out its field. `words`
    are the field's value as a person reads it, such as "6500 (busy)".
    """

    text: str
    gave: bool
    field: str
    value: Value
    words: str

    @property
    def fact(self) -> str:
        """What the presence says of the field: "availability is 6500 (busy)"."""
        return f"{self.field} is {self.words}"

    def __str__(self) -> str:
        """Return the whole as a phrase: "`a is b` is false: a is c"."""
        return f"`{self.text}` is {'true' if self.gave else 'false'}: {self.fact}"


@frozen
class Match:
    """A row that matches; `text` is the row as written, on one line.

    `tests` are those that make its condition true, of an `or` every part that is; one that is
    false stands under a `not`. A row that asks for nothing has none.
    """

    row: str
    line: int | None
    text: str
    tests: tuple[Verdict, ...]


@frozen
class Miss:
    """A row that did not match, with the tests to blame; one that is true stands under a `not`."""

    row: str
    line: int | None
    tests: tuple[Verdict, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """The tests as phrases: "`a is b` is false: a is c"."""
        return tuple(map(str, self.tests))


@frozen
class Explanation:
    """A decision, and why it is this one.

    `answer` is the row that answered, None where no row does. `misses` are the rows that do
    not match: under the hit policy `first` those before the answer, else all. `others` are the
    rows that match, too: under `first` those behind the answer, else those beside it; where
    rows contradict the hit policy (`decision.conflict`) it is they, and `answer` is `otherwise`.
    `state` is the one decided upon, if a vocabulary declares it.
    """

    decision: Decision
    misses: tuple[Miss, ...] = ()
    answer: Match | None = None
    others: tuple[Match, ...] = ()
    policy: HitPolicy = HitPolicy.FIRST
    state: TargetState | None = field(default=None, repr=False)


def explain(
    table: Table,
    presence: Mapping[str, Value],
    fields: Mapping[str, Field],
    states: Mapping[str, TargetState] | None = None,
) -> Explanation:
    """Explain what a table says about a presence."""
    decision = decide(table, presence)
    seen = _Seen(table, presence, fields)
    matching = [n for n, row in enumerate(table.rows) if holds(row.condition, presence)]
    answer = next((row for row in table.all_rows if row.name == decision.row), None)
    is_cut = table.policy is HitPolicy.FIRST and matching
    return Explanation(
        decision,
        tuple(seen.misses(table.rows[: matching[0]] if is_cut else table.rows)),
        seen.match(answer) if answer else None,
        tuple(seen.match(table.rows[n]) for n in matching if table.rows[n] is not answer),
        table.policy,
        (states or {}).get(decision.outcome.state or ""),
    )


class _Seen:
    """What the rows of a table see of a presence."""

    def __init__(
        self, table: Table, presence: Mapping[str, Value], fields: Mapping[str, Field]
    ) -> None:
        self._table = table
        self._presence = presence
        self._fields = fields

    def match(self, row: Row) -> Match:
        text = _one_line(self._table.source.at(row.span))
        tests = self._verdicts(successes(row.condition, self._presence))
        return Match(row.name, row.decision.line, text, tests)

    def misses(self, rows: Iterable[Row]) -> Iterator[Miss]:
        for row in rows:
            if not holds(row.condition, self._presence):
                tests = self._verdicts(failures(row.condition, self._presence))
                yield Miss(row.name, row.decision.line, tests)

    def _verdicts(self, tests: Iterable[tuple[Test, bool]]) -> tuple[Verdict, ...]:
        """Return tests as they came out, each once: a `define` may bring one twice."""
        return tuple(dict.fromkeys(self._one(test, gave) for test, gave in tests))

    def _one(self, test: Test, gave: bool) -> Verdict:
        value = self._presence.get(test.field)
        words = describe(self._fields.get(test.field), value)
        return Verdict(_one_line(test.text), gave, test.field, value, words)


def _one_line(text: str) -> str:
    """Return a piece of a rules file on one line, without its comments."""
    return _PIECES.sub(lambda found: found["string"] or ("" if found["edge"] else " "), text)
