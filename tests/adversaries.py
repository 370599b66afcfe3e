"""Tables that are small to write and hard to prove.

Each family gives the text of a table of n rows, under the context that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["FAMILIES"]


def _text(policy: str, fields: list[str], rows: list[str], last: str = "") -> str:
    context = "\n".join(f"    {each}" for each in fields)
    lines = "\n".join(f"    row r{n} when {row}" for n, row in enumerate(rows))
    return (
        f"language 1\nuse genesys\ncontext {{\n{context}\n}}\n"
        f"table t {policy} {{\n{lines}\n{last}}}\n"
    )


def _numbers(n: int) -> list[str]:
    return [f"f{k} : int" for k in range(n)]


def diagonal(n: int) -> str:
    """Row i tests field i and its neighbour, of n fields."""
    rows = [f"f{k} is {k} and f{(k + 1) % n} < {k} -> Ready after {k}s" for k in range(n)]
    return _text("first", _numbers(n), rows)


def either(n: int) -> str:
    """Row i asks for field i or its neighbour."""
    rows = [f"f{k} is {k} or f{(k + 1) % n} is {k} -> Ready after {k}s" for k in range(n)]
    return _text("first", _numbers(n), rows)


def all_pairs(n: int) -> str:
    """Each row asks for a value of a field or of one half-way across, under `unique`."""
    half = n // 2
    rows = [
        f"(f{k} is 1 and f{(k + half) % n} is 2) or (f{(k * 7 + 3) % n} is 3) -> Ready"
        for k in range(n)
    ]
    return _text("unique", _numbers(n), rows)


def exclusive(n: int) -> str:
    """Row i is an exclusive-or over fields i to i + 3."""

    def pair(a: str, b: str) -> str:
        return f"(({a} and not {b}) or (not {a} and {b}))"

    rows = []
    for k in range(n):
        names = [f"f{(k + step) % n}" for step in range(4)]
        parity = pair(pair(names[0], names[1]), pair(names[2], names[3]))
        rows.append(f"{parity} -> Ready after {k}s")
    return _text("first", [f"f{k} : yes/no" for k in range(n)], rows)


def wide_sets(n: int) -> str:
    """Rows ask for many of the tokens that a set may hold."""
    tokens = [f"t{k}" for k in range(n)]
    rows = [
        f"s in {{{', '.join(tokens[k::3])}}} and s not in {{{', '.join(tokens[:k:2])}}}"
        f" -> Ready after {k}s"
        for k in range(1, n // 2)
    ]
    return _text("first", [f"s : set of token open {{ {', '.join(tokens)} }}"], rows)


def wide_any(n: int) -> str:
    """Ask the same in a table `any`, where rows disagree."""
    return wide_sets(n).replace("table t first", "table t any")


def context(n: int) -> str:
    """One row for each of n fields, all of them independent."""
    return _text("any", _numbers(n), [f"f{k} > {k} -> Ready" for k in range(n)])


def patterns(n: int) -> str:
    """Rows ask for texts like a pattern of their own."""
    rows = [f'w like "*{k}*a*{k * 7 % 10}*" -> Ready after {k}s' for k in range(n)]
    return _text("first", ["w : text"], rows)


def ranges(n: int) -> str:
    """Numbers against n bounds each, in two fields."""
    rows = [f"f0 in {{{k}..{k * 3}}} and f1 in {{{n - k}..{n + k}}} -> Ready" for k in range(n)]
    return _text("unique", _numbers(2), rows)


FAMILIES: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            diagonal, either, all_pairs, exclusive, wide_sets, wide_any, context, patterns, ranges,
        )
    }
)  # fmt: skip
