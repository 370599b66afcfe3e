"""How much a proof may cost, and what is raised when it would cost more."""

from __future__ import annotations

import time
from typing import Final

from presencemap.limits import Limits

__all__ = ["Budget", "TooLarge"]

_STEPS_BETWEEN_LOOKS: Final = 256
"""The clock is looked at rarely: a look costs about as much as a step."""

_BITS_OF_NODE: Final = 8192
"""How many bits take as much memory as a node."""

_FRACTION: Final = 10
"""What part of the steps is left to each proof about a table once one took too many."""


class TooLarge(Exception):  # noqa: N818 - not an error: an answer that was not found in time
    """A proof was given up; the text says which bound it met."""


class Budget:
    """What is left of the nodes, steps and seconds that proofs about one table may take.

    A node stands for a kilobyte or less, a step for a microsecond or so: one row looked at for
    one set of atoms. They decide, because they come out alike on every machine; the clock is
    there for machines that are very slow.
    """

    def __init__(self, limits: Limits) -> None:
        """Start with all that the limits allow; time counts from the first step."""
        self._limits = limits
        self._nodes = 0
        self._steps = 0
        self._most_steps = limits.diagram_steps
        self._end: float | None = None

    @property
    def nodes(self) -> int:
        """How many nodes there are so far."""
        return self._nodes

    def renew(self) -> None:
        """Start a new proof: its steps count anew; nodes and seconds are of all together.

        Once they were too many, proofs get a fraction of them: what is still to be looked for
        in such a table is hardly easier, and its checks together must come to an end.
        """
        if self._steps > self._most_steps:
            self._most_steps = self._limits.diagram_steps // _FRACTION
        self._steps = 0

    def node(self, bits: int = 0) -> None:
        """Count a node, with a mask of so many bits; raises TooLarge if it is one too many."""
        self._nodes += 1 + bits // _BITS_OF_NODE
        if self._nodes > self._limits.diagram_nodes:
            raise TooLarge(f"more than {self._limits.diagram_nodes:,} nodes")
        self.step()

    def step(self, count: int = 1) -> None:
        """Count steps of a search; raises TooLarge if they are too many or took too long."""
        before = self._steps // _STEPS_BETWEEN_LOOKS
        self._steps += count
        if self._steps > self._most_steps:
            raise TooLarge(f"more than {self._most_steps:,} steps")
        if self._steps // _STEPS_BETWEEN_LOOKS != before:
            now = time.monotonic()
            if self._end is None:
                self._end = now + self._limits.diagram_seconds
            elif now > self._end:
                raise TooLarge(f"more than {self._limits.diagram_seconds:g} seconds")
