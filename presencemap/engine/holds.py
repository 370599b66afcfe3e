"""From decisions to changes: a decision becomes one when it differs and has held.

A hold starts with the first decision for an outcome and runs on while decisions for the same
outcome follow, whichever row makes them; any other decision ends it, and nothing is emitted.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator

from attrs import define, field

from presencemap.engine.agents import Hold, Standing
from presencemap.model import Decision, Outcome, OutcomeKind

__all__ = ["Schedule", "consider", "settle"]


def consider(standing: Standing, decision: Decision, at: float, source: object) -> Hold | None:
    """Take a decision into account; return the hold that it starts or goes on with, if any.

    The hold may be over at once (`due` not after `at`), as it is for a row without `after`.
    """
    outcome = _wanted(standing, decision)
    if outcome is None or outcome == standing.outcome:
        standing.hold = None
        return None
    running = standing.hold
    same = running is not None and running.outcome == outcome
    since = running.since if running and same else at
    cause = running.source if running and same else source
    standing.hold = Hold(decision, outcome, since, since + (decision.after or 0.0), cause)
    return standing.hold


def _wanted(standing: Standing, decision: Decision) -> Outcome | None:
    """Return the outcome that a decision asks for, None for no change."""
    kind = decision.outcome.kind
    if kind is OutcomeKind.RESTORE:
        # Back once, not back and forth: the decision may be made again and again.
        return standing.outcome if standing.restoring else standing.before
    return None if kind is OutcomeKind.KEEP else decision.outcome


def settle(standing: Standing, hold: Hold) -> Outcome | None:
    """Make a hold's outcome the present one; return the one before."""
    previous = standing.outcome
    standing.restoring = hold.decision.outcome.kind is OutcomeKind.RESTORE
    standing.before = previous
    standing.outcome = hold.outcome
    standing.hold = None
    return previous


@define
class Schedule:
    """When which agent has to be looked at again; an entry may turn out to be out of date."""

    _heap: list[tuple[float, int, str]] = field(factory=list)
    _order: Iterator[int] = field(factory=itertools.count)

    def add(self, due: float, agent: str) -> None:
        """Look at an agent at a time, in epoch seconds."""
        heapq.heappush(self._heap, (due, next(self._order), agent))

    @property
    def next(self) -> tuple[float, str] | None:
        """The earliest entry."""
        return (self._heap[0][0], self._heap[0][2]) if self._heap else None

    def drop_next(self) -> None:
        """Take the earliest entry out."""
        heapq.heappop(self._heap)
