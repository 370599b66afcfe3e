"""Free/busy data: the one value that changes with time and without a notification."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen, validators

__all__ = ["FREE_BUSY_TOKENS", "FreeBusy"]

FREE_BUSY_TOKENS: Final = ("free", "tentative", "busy", "out-of-office")
"""What the two bits of a slot mean, 00 to 11 (Lync 2013 SDK, calendarData)."""


@frozen
class FreeBusy:
    """A calendar cut into slots of equal length.

    `start` is in epoch seconds, `granularity` in seconds (900 on the wire); `slots` holds
    one number from 0 to 3 a slot, an index into `tokens`: into `FREE_BUSY_TOKENS`, None in the
    place of each that the field does not have.
    """

    start: float
    granularity: float = field(validator=validators.gt(0))
    slots: bytes = field()
    tokens: tuple[str | None, ...] = FREE_BUSY_TOKENS

    @slots.validator
    def _check(self, _attribute: object, slots: bytes) -> None:
        if slots and max(slots) >= len(FREE_BUSY_TOKENS):
            raise ValueError("a slot of free/busy data is a number from 0 to 3")

    @property
    def said(self) -> frozenset[str]:
        """The tokens of all slots."""
        return frozenset(token for slot in set(self.slots) if (token := self.tokens[slot]))

    def token_at(self, at: float) -> str | None:
        """Return the token of the slot that `at` (epoch seconds) falls in, None outside."""
        index = int((at - self.start) // self.granularity)
        return self.tokens[self.slots[index]] if 0 <= index < len(self.slots) else None

    def next_change(self, at: float) -> float | None:
        """Return when `token_at` next gives something else, None if it never does."""
        index = int((at - self.start) // self.granularity)
        if index >= len(self.slots):
            return None
        if index < 0:
            return self.start if self.slots else None
        same = self.slots[index : index + 1]
        rest = self.slots[index:].lstrip(same)  # in one go: a calendar may have many slots
        return self.start + (len(self.slots) - len(rest)) * self.granularity
