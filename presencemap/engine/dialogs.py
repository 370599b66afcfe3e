"""One subscription dialog: what has come in it, and in which order it counts.

RFC 3856 §6.8: within a dialog the document of the NOTIFY with the highest CSeq is current;
if that one has none, the next highest that has one. A NOTIFY that comes late is therefore
not simply dropped: what it says counts until something newer says otherwise.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from attrs import define

from presencemap.documents import Stream
from presencemap.sip import Notification

__all__ = ["Arrival", "Dialog", "DialogId"]

DialogId = tuple[str, str, str]

_WINDOW: Final = 64
"""How many CSeq numbers behind the highest are remembered one by one."""


class Arrival(Enum):
    """What a notification is among those of its dialog."""

    NEW = "new"
    DUPLICATE = "duplicate"
    STALE = "stale"


@define(weakref_slot=False)
class Dialog:
    """The state of one dialog, and of whom it has told us; of a list's server that is many.

    `id` names it, in the one object that all share who keep it. `stream` is what it was told
    whole, None until it tells something in parts.
    """

    id: DialogId = ("", "", "")
    stream: Stream | None = None
    highest: int = -1
    state_number: int = -1
    over: bool = False
    _first: str | None = None
    _others: set[str] | None = None  # none in most of many thousand dialogs
    _seen: int = 0
    _answered: int = -1

    @property
    def presentities(self) -> list[str]:
        """Return those of whom it tells, sorted."""
        first = [] if self._first is None else [self._first]
        return sorted(first + list(self._others or ()))

    def tells_of(self, presentity: str) -> None:
        """Note that it has told of somebody."""
        if self._first is None:
            self._first = presentity
            if self._others:
                self._others.discard(presentity)
        elif self._first != presentity:
            self._others = self._others or set()
            self._others.add(presentity)

    def loses(self, presentity: str) -> None:
        """Note that it tells of somebody no more."""
        if self._first == presentity:
            self._first = None
        elif self._others:
            self._others.discard(presentity)

    def admit(self, notification: Notification) -> tuple[Arrival, int]:
        """Say what a notification is, with the number by which it is ordered.

        A 2xx to SUBSCRIBE is in the watcher's number space; it is ordered by
        ms-piggyback-cseq where it has one, else as the latest so far.
        """
        number = notification.cseq
        if notification.method == "SUBSCRIBE":
            asked = notification.transaction[2]
            if asked <= self._answered:
                return Arrival.DUPLICATE, self.highest
            self._answered = asked
        if number is None:
            return Arrival.NEW, max(self.highest, 0)
        return self._mark(number)

    def _mark(self, number: int) -> tuple[Arrival, int]:
        if number > self.highest:
            shift = min(number - self.highest, _WINDOW)
            self._seen = ((self._seen << shift) | 1) & ((1 << _WINDOW) - 1)
            self.highest = number
            return Arrival.NEW, number
        behind = self.highest - number
        if behind >= _WINDOW:
            return Arrival.STALE, number
        if self._seen >> behind & 1:
            return Arrival.DUPLICATE, number
        self._seen |= 1 << behind
        return Arrival.NEW, number

    def moves_state(self, number: int) -> bool:
        """Say whether a notification's Subscription-State is the newest so far."""
        if number < self.state_number:
            return False
        self.state_number = number
        return True
