"""Random small files, definitions among them, whose whole space can be looked at.

The interpreter is the specification: what a check claims must be so for every presence. Each
field has few values here, one at least of every kind that the tests can tell apart.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from presencemap.model import Value
from presencemap.tables.conditions import Condition
from presencemap.tables.interpret import holds

HEAD = """language 1
use genesys
context {
    n : int {
        low = 0..1
        middle = 2..3
        high = 4..5
    }
    m : time of day
    t : token { a, b, c }
    o : token open { x, y }
    f : yes/no
    s : set of token open { p, q, r }
    c : caseless set of token { P, Q }
    d : duration
    w : text
    k : weekday
}
"""

VALUES: dict[str, list[Value]] = {
    "n": [None, 0, 1, 2, 3, 4, 5, 6, 7, 2**32 - 1],
    "m": [None, 0, 59, 60, 61, 119, 120, 1439],
    "t": [None, "a", "b", "c"],
    "o": [None, "x", "y", "z", "else"],
    "f": [None, True, False],
    "s": [None]
    + [frozenset(some) for k in (1, 2, 3, 4) for some in itertools.combinations("pqrz", k)],
    "c": [None, frozenset({"P"}), frozenset({"Q"}), frozenset({"P", "Q"})],
    "d": [None, 0.0, 1.0, 1.5, 2.0, 3.0, float("inf")],
    "w": [None, "", "u", "ux", "uv", "uxv", "uvx", "v", "vx", "xv", "xvx", "x", "zz"],
    "k": [None, "mon", "tue", "wed", "thu", "fri", "sat", "sun"],
}

TESTS = {
    "n": "n in {0..1};n in {2..4, 6};n in {low, 1, 5};n < 3;n >= 4;n is absent;n is not 2;n > 7;"
    "n in low..high;n in 1..4;n in {1..2, 4..6};n not in {low, 5..6};n >= 0;n is not absent;n < 0",
    "m": "m in {00:00..01:00};m < 02:00;m is 01:00;m in 01:00..02:00;m is not absent",
    "t": "t is a;t is b;t in {a, b};t in {a, c, b};t not in {b, c};t is absent;t is not absent",
    "o": 'o is x;o in {x, y};o in {y, x, "z"};o not in {x};o is absent;o is not absent',
    "f": "f;not f;f is no;f is absent;f is not absent",
    "s": "s in {p};s in {p, q};s in {q, r, p};s not in {q, r};s is absent;s is not absent",
    "c": "c in {p};c in {P, q};c not in {q};c is absent",
    "d": "d < 1s;d <= 2s;d > 1s;d is 2s;d is absent;d in {1s..2s};d in {1s, 2s}",
    "w": 'w is "u";w like "u*";w like "v*";w like "*v";not w like "*v*";w is absent;'
    'w in {"uv", "zz"};w in {"u", "ux", "x"};w like "*"',
    "k": "k is mon;k in mon..wed;k in {mon, wed..sat};k not in {sun};k in {fri..mon}",
}

_LARGEST = 400


class Small:
    """A random file with one table, and some fields of which all presences are known."""

    def __init__(self, seed: int, *, policies: str = "first", defines: bool = True) -> None:
        """Write a file; the same seed writes the same."""
        self._random = random.Random(seed)  # noqa: S311 - a seed for tests
        self._names = self._some_fields()
        self._defines: list[str] = []
        lines = [f"define z{n} = {self._condition()}" for n in range(self._random.randrange(3))]
        for n, line in enumerate(lines if defines else []):
            lines[n] = line
            self._defines.append(f"z{n}")
        rows = self._rows()
        policy = self._random.choice(policies.split())
        self.text = "\n".join(
            [
                *(lines if defines else []),
                f"table v {policy} {{",
                *rows,
                " otherwise -> NotReady",
                "}",
            ]
        )

    def _some_fields(self) -> list[str]:
        names: list[str] = []
        size = 1
        for name in self._random.sample(sorted(VALUES), 5):
            if size * len(VALUES[name]) <= _LARGEST:
                names.append(name)
                size *= len(VALUES[name])
        return names[: self._random.choice([1, 1, 2, 2, 3, 5])]

    def _rows(self) -> list[str]:
        if self._random.random() < 0.15:
            return self._grid()
        count = self._random.randrange(1, 5)
        return [f" row r{n} when {self._condition()} -> NotReady" for n in range(count)]

    def _grid(self) -> list[str]:
        columns = [name for name in self._names if name not in "kdm"] + self._defines
        if not columns:
            return [f" row r0 when {self._condition()} -> NotReady"]
        lines = [" " + " | ".join(columns) + " -> outcome"]
        for n in range(self._random.randrange(1, 5)):
            cells = " | ".join(self._cell(name) for name in columns)
            lines.append(f" r{n}: {cells} -> NotReady")
        return lines

    def _cell(self, name: str) -> str:
        if name in self._defines:
            return self._random.choice(["yes", "no", "any", "not yes"])
        cells = [each.removeprefix(f"{name} ") for each in TESTS[name].split(";")]
        tests = [
            each.removeprefix("in ").removeprefix("is ").replace("not in ", "not ")
            for each in cells
            if each.startswith(("in ", "is ", "not in ", "<", ">", "like"))
        ]
        return self._random.choice(["any", *tests] if name != "f" else ["any", "yes", "no"])

    def _condition(self, depth: int = 2) -> str:
        if depth == 0 or self._random.random() < 0.35:
            return self._test()
        operator = self._random.choice(["and", "and", "or", "or", "not"])
        if operator == "not":
            return f"not ({self._condition(depth - 1)})"
        parts = [self._condition(depth - 1) for _ in range(self._random.choice([2, 2, 3]))]
        return f"({f' {operator} '.join(parts)})"

    def _test(self) -> str:
        some = self._random.random()
        if some < 0.02:
            return "any"
        if some < 0.2 and self._defines:
            return self._random.choice(self._defines)
        return self._random.choice(TESTS[self._random.choice(self._names)].split(";"))

    def presences(self) -> Iterator[dict[str, Value]]:
        """Yield every presence over the fields that the file may speak of."""
        for values in itertools.product(*(VALUES[name] for name in self._names)):
            yield dict(zip(self._names, values, strict=True))


def answers(condition: Condition, presences: list[dict[str, Value]]) -> list[bool]:
    """Return what a condition says of each presence."""
    return [holds(condition, presence) for presence in presences]
