"""IP fragments, put together again (RFC 791 §3.2, RFC 8200 §4.5).

Pieces of datagrams wait here until the last one comes. How many wait is bounded; what has to
go is reported. This module knows nothing of headers.
"""

from __future__ import annotations

from typing import Final

from presencemap.captures.records import Damage, Place

__all__ = ["Fragments"]

_PATIENCE: Final = 60.0
"""Seconds from the first fragment to the last (RFC 8200 §4.5; RFC 1122 §3.3.2 says 60 to 120).
Past that a piece with the same identification is of another datagram."""


class _Partial:
    """The pieces of one datagram so far, by their offset in it."""

    __slots__ = ("held", "pieces", "place", "size")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.pieces: dict[int, bytes] = {}
        self.held = 0
        self.size: int | None = None

    def add(self, offset: int, data: bytes, *, last: bool) -> bool:
        """Keep what a piece has beyond one with the same offset; tell if there was none."""
        if last and self.size is None:
            self.size = offset + len(data)
        new = offset not in self.pieces
        known = self.pieces.get(offset, b"")
        self.pieces[offset] = known + data[len(known) :]
        self.held += len(self.pieces[offset]) - len(known)
        return new

    def whole(self) -> bytes | None:
        """Return the datagram if all of it is there; where pieces overlap, the earlier wins."""
        if self.size is None or self.held < self.size:
            return None
        laid = bytearray()
        for offset in sorted(self.pieces):
            if offset > len(laid):
                return None
            laid += self.pieces[offset][len(laid) - offset :]
        return bytes(laid[: self.size])


class Fragments:
    """The datagrams of one capture that are not complete yet; `most` is of fragments."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._count = 0
        self._partials: dict[bytes, _Partial] = {}

    def add(
        self, place: Place, key: bytes, offset: int, data: bytes, *, last: bool
    ) -> tuple[bytes | None, tuple[Damage, ...]]:
        """Take a fragment; `key` is what all fragments of a datagram have in common.

        Return the datagram's payload if this completes it, and what was given up meanwhile.
        """
        lost = self._expire(key, place[1])
        partial = self._partials.setdefault(key, _Partial(place))
        self._count += partial.add(offset, data, last=last)
        whole = partial.whole()
        if whole is not None:
            self._drop(key)
        while self._count > self._most:
            lost += (self._give_up(next(iter(self._partials))),)
        return whole, lost

    def close(self) -> tuple[Damage, ...]:
        """Report the datagrams that stayed incomplete."""
        return tuple(self._give_up(key) for key in tuple(self._partials))

    def _expire(self, key: bytes, at: float | None) -> tuple[Damage, ...]:
        partial = self._partials.get(key)
        began = partial.place[1] if partial else None
        if at is None or began is None or abs(at - began) <= _PATIENCE:
            return ()
        return (self._give_up(key),)

    def _give_up(self, key: bytes) -> Damage:
        partial = self._drop(key)
        number, _, offset = partial.place
        size = "an unknown number" if partial.size is None else partial.size
        return Damage(
            number, offset, f"fragments are missing: {partial.held} of {size} bytes were captured"
        )

    def _drop(self, key: bytes) -> _Partial:
        partial = self._partials.pop(key)
        self._count -= len(partial.pieces)
        return partial
