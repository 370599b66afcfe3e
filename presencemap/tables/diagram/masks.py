"""Sets of small numbers as the bits of an integer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["bits", "first", "runs", "union"]


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers in a mask, smallest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def first(mask: int) -> int:
    """Return the smallest number in a mask that is not empty."""
    return (mask & -mask).bit_length() - 1


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of neighbours in a mask, each as its first and last number."""
    while mask:
        low = first(mask)
        length = first(~(mask >> low))
        yield low, low + length - 1
        mask &= ~(((1 << length) - 1) << low)


def union(masks: Iterable[int]) -> int:
    """Return all that is in one of some masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found
