"""A table's diagram, built from the first level to the last from masks of rows still alive.

States that leave the same rows alive at the same level are one. How a state ends, the hit
policy says: under `first`, rows behind one that matches for certain are cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeAlias

from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.table import HitPolicy

__all__ = ["CONFLICT", "NO_ROW", "build"]

NO_ROW: Final = -1
"""The leaf where no row matches: `otherwise` answers, or there is a gap."""

CONFLICT: Final = -2
"""The leaf where rows match together that the hit policy does not let match together."""

_Settle: TypeAlias = Callable[[int, int], tuple[int, int | None]]
_State: TypeAlias = tuple[int, int]


def build(
    diagrams: Diagrams, levels: Levels, policy: HitPolicy, decisions: Sequence[Hashable]
) -> Node:
    """Return the diagram of a table; its leaves are the numbers of rows, NO_ROW or CONFLICT.

    `decisions` says of each row what it decides: rows with equal ones agree under `any`.
    Raises TooLarge if the budget of the diagrams does not allow it.
    """
    to_first = policy is HitPolicy.FIRST
    settle = _settler(levels, policy, decisions)
    states: list[dict[int, list[tuple[int, _State | Node]]]] = [{} for _ in range(levels.count)]

    def place(level: int, alive: int) -> _State | Node:
        alive, leaf = settle(level, alive)
        if leaf is not None:
            return diagrams.leaf(leaf)
        level = levels.next_level(level, alive)
        states[level].setdefault(alive, [])
        return level, alive

    root = place(0, levels.alive_of(range(len(levels.starts))))
    for level, at_level in enumerate(states):
        for alive in at_level:
            diagrams.budget.node(alive.bit_length())
            split = levels.split(level, alive, to_first=to_first)
            diagrams.budget.step(len(split))
            at_level[alive] = [(atoms, place(level + 1, left)) for left, atoms in split.items()]
    made: dict[_State, Node] = {}
    for level in reversed(range(levels.count)):
        for alive, edges in states[level].items():
            children = ((m, c if isinstance(c, Node) else made[c]) for m, c in edges)
            made[level, alive] = diagrams.node(level, children)
    return root if isinstance(root, Node) else made[root]


def _settler(levels: Levels, policy: HitPolicy, decisions: Sequence[Hashable]) -> _Settle:
    """Return what says of a state which rows still matter, and the leaf if it is one."""
    if policy is HitPolicy.FIRST:
        return lambda level, alive: _first(levels, level, alive)
    if policy is HitPolicy.UNIQUE:
        return lambda level, alive: _unique(levels, level, alive)
    same = _Agreeing(levels, decisions)
    return lambda level, alive: _any(levels, same, level, alive)


def _first(levels: Levels, level: int, alive: int) -> tuple[int, int | None]:
    if not alive:
        return 0, NO_ROW
    certain = alive & levels.certain[level]
    if not certain:
        return alive, None
    lowest = certain & -certain
    alive &= (lowest << 1) - 1
    return alive, levels.row(lowest) if alive == lowest else None


def _unique(levels: Levels, level: int, alive: int) -> tuple[int, int | None]:
    if not alive:
        return 0, NO_ROW
    certain = alive & levels.certain[level]
    if certain & (certain - 1):
        return 0, CONFLICT
    return alive, levels.row(alive) if certain == alive else None


class _Agreeing:
    """For each row's bits, the bits of all rows that decide the same."""

    def __init__(self, levels: Levels, decisions: Sequence[Hashable]) -> None:
        by_decision: dict[Hashable, int] = {}
        self._keys = [decisions[owner] for owner in levels.owners]
        for number, key in enumerate(self._keys):
            by_decision[key] = by_decision.get(key, 0) | 1 << number
        self._by_decision = by_decision

    def of(self, bit: int) -> int:
        return self._by_decision[self._keys[bit.bit_length() - 1]]


def _any(levels: Levels, same: _Agreeing, level: int, alive: int) -> tuple[int, int | None]:
    if not alive:
        return 0, NO_ROW
    certain = alive & levels.certain[level]
    if not certain:
        return alive, None
    lowest = certain & -certain
    agreeing = same.of(lowest)
    if certain & ~agreeing:
        return 0, CONFLICT
    # Of rows that agree the first one answers: those behind a certain one say nothing new.
    alive &= ~(agreeing & -(lowest << 1))
    return alive, levels.row(lowest) if alive == lowest else None
