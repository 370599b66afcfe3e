"""How much a proof may cost, and what is raised when it would cost more."""

from __future__ import annotations

import time
from typing import Final

from presencemap.limits import Limits

__all__ = ["Budget", "TooLarge"]

_STEPS_BETWEEN_LOOKS: Final = 256
"""The clock is looked at rarely: a look costs about as much as a step."""


class TooLarge(Exception):  # noqa: N818 - not an error: an answer that was not found in time
    """A proof was given up; the text says which bound it met."""


class Budget:
    """What is left of the nodes, steps and seconds that proofs about one table may take.

    Nodes and steps decide, because they come out alike on every machine; the clock is there
    for machines that are very slow.
    """

    def __init__(self, limits: Limits) -> None:
        """Start with all that the limits allow; time counts from the first step."""
        self._limits = limits
        self._nodes = 0
        self._steps = 0
        self._end: float | None = None

    def renew(self) -> None:
        """Start a new proof: its steps count anew; nodes and seconds are of all together."""
        self._steps = 0

    def node(self) -> None:
        """Count a node; raises TooLarge if it is one too many."""
        self._nodes += 1
        if self._nodes > self._limits.diagram_nodes:
            raise TooLarge(f"more than {self._limits.diagram_nodes:,} nodes")
        self.step()

    def step(self, count: int = 1) -> None:
        """Count steps of a search; raises TooLarge if they are too many or took too long."""
        before = self._steps // _STEPS_BETWEEN_LOOKS
        self._steps += count
        if self._steps > self._limits.diagram_steps:
            raise TooLarge(f"more than {self._limits.diagram_steps:,} steps")
        if self._steps // _STEPS_BETWEEN_LOOKS != before:
            now = time.monotonic()
            if self._end is None:
                self._end = now + self._limits.diagram_seconds
            elif now > self._end:
                raise TooLarge(f"more than {self._limits.diagram_seconds:g} seconds")
