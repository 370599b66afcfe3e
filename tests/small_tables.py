"""Random small tables whose whole space is small enough to look at, presence by presence.

The interpreter is the specification: what a check claims of a table must be just what decides
when every presence is decided. Each field has few values here, one at least of every kind that
the tests below can tell apart.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from types import ModuleType

from hypothesis import given, strategies
from said import compiled

from presencemap.diagnostics import Diagnostic
from presencemap.tables import interpret
from presencemap.tables.diagram.proof import decides
from presencemap.tables.trial import run_examples

HEAD = """language 1
use genesys
context {
    n : int {
        low = 0..1
        middle = 2..3
        high = 4..5
        top = 6..
    }
    t : token { a, b, c }
    o : token open { x, y }
    f : yes/no
    s : set of token open { p, q, r }
    d : duration
    w : text
}
"""

_TOKENS = ("p", "q", "r", "else")
VALUES = {
    "n": [None, 0, 1, 2, 3, 4, 5, 6, 7, 2**32 - 1],
    "t": [None, "a", "b", "c"],
    "o": [None, "x", "y", "z"],
    "f": [None, True, False],
    "s": [None]
    + [frozenset(some) for k in (1, 2, 3, 4) for some in itertools.combinations(_TOKENS, k)],
    "d": [None, 0.0, 1.0, 1.5, 2.0, 3.0],
    "w": [None, "", "u", "ux", "uv", "uxv", "uvx", "v", "xv", "xvx", "x", "zz"],
}

TESTS = {
    "n": "n in {0..1};n in {2..4};n is middle;n < 3;n >= 4;n is absent;n is not 2;n in low..high"
    ";n is top;n is low;n is high",
    "t": "t is a;t is b;t is c;t in {a, b};t not in {b, c};t is absent;t is not absent",
    "o": "o is x;o is y;o in {x, y};o not in {x};o is absent",
    "f": "f;not f;f is no;f is absent;f is not absent",
    "s": "s in {p};s in {q};s in {p, q};s not in {q, r};s is absent;s is not absent",
    "d": "d < 1s;d <= 2s;d > 1s;d is 2s;d is absent;d in {1s..2s}",
    "w": 'w is "u";w like "u*";w like "*v";not w like "*v*";w is absent;w in {"uv", "zz"}',
}

_LARGEST = 700
BATCH = 2


class Small:
    """A random table, compiled, with all of its presences and the rows that match each."""

    def __init__(self, number: int, policies: tuple[str, ...], *, otherwise: bool | None) -> None:
        self.random = random.Random(number)  # noqa: S311 - no secret
        self._fields = self._some_fields()
        self.policy = self.random.choice(policies)
        has_otherwise = self.random.random() < 0.5 if otherwise is None else otherwise
        last = f"    otherwise -> {self._outcome()}\n" if has_otherwise else ""
        rows = [
            f"    row r{n} when {self._condition()} -> {self._outcome()}\n"
            for n in range(self.random.randrange(1, 7))
        ]
        self.text = f"table v {self.policy} {{\n{''.join(rows)}{last}}}\n"
        self.compiled = compiled(self.text, HEAD)
        self.rules = self.compiled.rules
        self.table = self.rules.tables[0]

    def _some_fields(self) -> list[str]:
        names: list[str] = []
        size = 1
        for name in self.random.sample(sorted(VALUES), 5):
            if size * len(VALUES[name]) <= _LARGEST:
                names.append(name)
                size *= len(VALUES[name])
        return names[: self.random.choice([1, 2, 3, 5])]

    def _outcome(self) -> str:
        return self.random.choice(["Ready", "Ready", 'NotReady reason "x"', "Ready after 2s"])

    def _test(self) -> str:
        return self.random.choice(TESTS[self.random.choice(self._fields)].split(";"))

    def _condition(self, depth: int = 2) -> str:
        if depth == 0 or self.random.random() < 0.4:
            return self._test() if self.random.random() < 0.97 else "any"
        operator = self.random.choice(["and", "and", "or", "not"])
        if operator == "not":
            return f"not ({self._condition(depth - 1)})"
        parts = [self._condition(depth - 1) for _ in range(self.random.choice([2, 2, 3]))]
        return f"({f' {operator} '.join(parts)})"

    @cached_property
    def presences(self) -> list[dict[str, object]]:
        """Every presence over the fields that the table may read."""
        pools = [VALUES[name] for name in self._fields]
        return [
            {
                name: value
                for name, value in zip(self._fields, each, strict=True)
                if value is not None
            }
            for each in itertools.product(*pools)
        ]

    @cached_property
    def matching(self) -> list[list[int]]:
        """For each presence, the numbers of the rows that match it."""
        return [self.rows_of(each) for each in self.presences]

    def rows_of(self, presence: dict[str, object]) -> list[int]:
        """Return the numbers of the rows that match a presence."""
        return [
            n for n, row in enumerate(self.table.rows) if interpret.holds(row.condition, presence)
        ]

    @cached_property
    def regions(self) -> list[frozenset[int]]:
        """For each row, the numbers of the presences that it matches."""
        return [
            frozenset(n for n, rows in enumerate(self.matching) if row in rows)
            for row in range(len(self.table.rows))
        ]

    @cached_property
    def decisions(self) -> list[object]:
        """What each row decides."""
        return [decides(row) for row in self.table.rows]

    def said(self, check: ModuleType) -> list[Diagnostic]:
        """Return what a check says of the table; an example must hold."""
        found = list(check.check(self.compiled, self.rules))
        examples = [each.example for each in found if each.example is not None]
        if examples:
            self._try(self.random.choice(examples))
        return found

    def _try(self, example: str) -> None:
        pasted = compiled(self.text + example + "\n", HEAD)
        [result] = run_examples(pasted.rules).results
        assert result.passed, (self.text, example)

    @property
    def last(self) -> object:
        """What `otherwise` decides, None if there is none."""
        return decides(self.table.otherwise) if self.table.otherwise else None

    def presence(self, found: Diagnostic) -> dict[str, object]:
        """Return the witness of a finding as a presence."""
        return {
            name: frozenset(value) if isinstance(value, list) else value
            for name, value in found.witness.items()
            if value is not None
        }

    def row_at(self, found: Diagnostic) -> int:
        """Return the number of the row at which a finding stands."""
        return next(n for n, row in enumerate(self.table.rows) if row.span == found.span)

    def named(self, text: str) -> list[int]:
        """Return the numbers of the rows that a text names."""
        return [int(each) for each in re.findall(r"`r(\d+)`", text)]

    def where(self, conditions: list[str]) -> set[int] | None:
        """Return the presences of which a condition is true; None if it has words of its own."""
        if any("token" in each.split() for each in conditions):
            return None
        rows = "\n".join(f"row r{n} when {each} -> Ready" for n, each in enumerate(conditions))
        rules = compiled(f"table v first {{ {rows} }}", HEAD).rules
        return {
            n
            for n, presence in enumerate(self.presences)
            if any(interpret.holds(row.condition, presence) for row in rules.tables[0].rows)
        }


def tables(
    *policies: str, otherwise: bool | None = True
) -> Callable[[Callable[[Small], None]], Callable[[], None]]:
    """Run a test on many small tables of these policies; PRESENCEMAP_EXAMPLES makes them more."""

    def decorate(test: Callable[[Small], None]) -> Callable[[], None]:
        @given(strategies.integers(0, 2**32))
        def run(seed: int) -> None:
            for small in batch(seed, policies, otherwise):
                try:
                    test(small)
                except AssertionError as failed:
                    failed.add_note(small.text)
                    raise

        run.__doc__ = test.__doc__
        run.__name__ = run.__qualname__ = test.__name__
        run.__module__ = test.__module__
        return run

    return decorate


def batch(seed: int, policies: tuple[str, ...], otherwise: bool | None) -> Iterator[Small]:
    """Yield some tables."""
    for number in range(BATCH):
        yield Small(seed * BATCH + number, policies, otherwise=otherwise)


def conditions_in(message: str) -> list[str] | None:
    """Return the conditions that a message names behind `where`; None if there are more."""
    words = message.partition(" where ")[2]
    if re.search(r"and (\d+ more|others)", words):
        return None
    return re.findall(r"`([^`]*)`", words)
