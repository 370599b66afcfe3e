"""What conditions ask for, each part of them read once.

Conditions share their parts: what a `define` stands for is one object, wherever it is used.
Reading it at every use could take thousands of times as long as the file is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presencemap.tables.conditions import AllOf, AnyOf, Condition, Negation, Test, tests_of

__all__ = ["asked"]


def asked(conditions: Iterable[Condition]) -> Iterator[tuple[int, Test]]:
    """Yield every test with the number of the first condition in which it stands.

    They come in the order of the conditions and of their texts.
    """
    seen: set[int] = set()
    kept: list[Condition] = []  # an identity is only one as long as its owner lives
    for number, condition in enumerate(conditions):
        kept.append(condition)
        for test in _new(condition, seen):
            yield number, test


def _new(condition: Condition, seen: set[int]) -> Iterator[Test]:
    if id(condition) in seen:
        return
    seen.add(id(condition))
    match condition:
        case Negation(part):
            yield from _new(part, seen)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _new(part, seen)
        case _:
            yield from tests_of(condition)
