"""When the rules' clock makes everybody's answer worth another look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define

from presencemap.tables.clock import Clock

__all__ = ["Ticks"]

_MOST_DECISIONS: Final = 1_000_000
"""When time jumps ahead, boundaries are gone through one by one up to so many decisions (some
20 s of work); a file with opening hours has two boundaries a day. What lies between then and
now is left out: only what holds now is looked at."""


@define
class Ticks:
    """The instants at which calendar conditions may change, as time goes by.

    `due` is the next one, in epoch seconds; None until the first call of `passed`, and where no
    calendar reaches.
    """

    clock: Clock
    due: float | None = None
    _now: float = float("-inf")

    def passed(self, now: float, agents: int) -> Iterator[float]:
        """Yield the instants up to `now` at which all `agents` are to be decided anew, in order.

        A time before that of the last call starts anew from there: a clock that was wrong must
        not silence the calendar until it is reached again.
        """
        if self.due is None or now < self._now:
            self.due = self.clock.next_change(now)
        self._now = now
        for _ in range(max(2, _MOST_DECISIONS // max(agents, 1_000))):
            if self.due is None or self.due > now:
                return
            yield self.due
            self.due = self.clock.next_change(self.due)
        self.due = self.clock.next_change(now)
        yield now
