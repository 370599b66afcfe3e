"""The instances of a category, and which of them counts.

A category may have several instances, each in a `category` element of its own: the newest by
`publishTime` counts, the later one on a tie (SIPE takes the last one of states whatever its time,
and the later on a tie elsewhere). An instance without a time is older than any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from presencemap.documents.microsoft.values import name_of
from presencemap.documents.times import moment_of
from presencemap.documents.xml import Element

__all__ = ["LONG_AGO", "Instance", "instances_of", "newest", "newest_of", "published"]

Instance: TypeAlias = tuple[Element, Element | None]
"""A category element and its value in it, None where the category is cleared."""

LONG_AGO: Final = float("-inf")
"""When what has no publishTime was published."""


def instances_of(category: Element, name: str) -> list[Instance]:
    """Return every value of that name in a category; one that is empty is cleared.

    A category that holds something else alone has no value, and says nothing.
    """
    found: list[Instance] = []
    for value in category:
        if name_of(value.tag) == name:
            found.append((category, value))  # noqa: PERF401 - faster for one than a comprehension
    if not found and not len(category):
        found.append((category, None))
    return found


def published(category: Element) -> float:
    """Return when a category was published, in epoch seconds."""
    time = moment_of(category.get("publishTime"))
    return LONG_AGO if time is None else time


def newest(instances: Sequence[Instance]) -> Element | None:
    """Return the value of the newest instance; of a single one no time is looked at."""
    if len(instances) == 1:
        return instances[0][1]
    return instances[newest_of([published(category) for category, _ in instances])][1]


def newest_of(times: Sequence[float]) -> int:
    """Return the place of the newest of some times, of the last one on a tie."""
    return max(range(len(times)), key=lambda index: (times[index], index))
