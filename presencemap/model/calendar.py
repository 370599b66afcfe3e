"""Free/busy data: the one value that changes with time and without a notification."""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = ["FREE_BUSY_TOKENS", "FreeBusy"]

FREE_BUSY_TOKENS: Final = ("free", "tentative", "busy", "out-of-office")
"""What the two bits of a slot mean, 00 to 11 (Lync 2013 SDK, calendarData)."""


@frozen
class FreeBusy:
    """A calendar cut into slots of equal length.

    `start` is in epoch seconds, `granularity` in seconds (900 on the wire); `slots` holds
    one number from 0 to 3 a slot, an index into `FREE_BUSY_TOKENS`.
    """

    start: float
    granularity: float
    slots: bytes

    def token_at(self, at: float) -> str | None:
        """Return the token of the slot that `at` (epoch seconds) falls in, None outside."""
        index = int((at - self.start) // self.granularity)
        return FREE_BUSY_TOKENS[self.slots[index]] if 0 <= index < len(self.slots) else None

    def next_change(self, at: float) -> float | None:
        """Return when `token_at` next gives something else, None if it never does."""
        now = self.token_at(at)
        index = max(int((at - self.start) // self.granularity) + 1, 0)
        for later in range(index, len(self.slots) + 1):
            when = self.start + later * self.granularity
            if self.token_at(when) != now:
                return when
        return None
