"""Where the values of an agent came from, and in which order they count.

Every document, every header and every call of the host leaves one stamp, which all values share
that it gave: 80,000 agents have some fields each, and what one of them was told last is all
that is kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from presencemap.model import Place, Update

__all__ = ["CLOCK", "CONTEXT", "SIP", "SUBSCRIPTION_FIELDS", "UNSTAMPED", "Provenance", "Stamp"]

SIP: Final = "sip"
CONTEXT: Final = "context"
CLOCK: Final = "clock"

SUBSCRIPTION_FIELDS: Final = ("subscription", "subscription.reason")
"""The fields of the `sip` vocabulary, which a notification's header fills, not its document."""

_LISTS: Final = "rlmi"
"""The dialect of the one kind of document that tells how a subscription stands (RFC 4662)."""

_NOWHERE: Final[Mapping[str, Place]] = MappingProxyType({})


@frozen
class Provenance:
    """Where a value came from, and when it was last told.

    `dialect` is the kind of document ("microsoft", "pidf", ...), or "sip" for the
    Subscription-State of a notification, "context" for a fact of the host, "clock" for what the
    rules' own clock shows. `place` is the element in the document, where its reader tells
    it; a value that is absent has none. `at` is when (epoch seconds), and `source` what the
    host gave with the notification, the update or the fact.
    """

    dialect: str
    at: float
    place: Place | None = None
    source: object = None

    def __str__(self) -> str:
        """Return all but time and source: "microsoft /categories/.../availability, line 1"."""
        if self.place is None:
            return _WORDS.get(self.dialect, self.dialect)
        return f"{self.dialect} {self.place.element}, line {self.place.line}"


_WORDS: Final = MappingProxyType(
    {SIP: "Subscription-State", CONTEXT: "the host's context", CLOCK: "the rules' clock"}
)


@frozen(eq=False, weakref_slot=False)
class Stamp:
    """What a document leaves on the values that it gave.

    `dialog` is the subscription dialog it came in, None for none, and `number` its place among
    what came in it. `places` are those of the document, shared with it.
    """

    dialog: Hashable = None
    number: int = 0
    at: float = 0.0
    source: object = None
    dialect: str = SIP
    places: Mapping[str, Place] = _NOWHERE

    def of(self, document: Update) -> Stamp:
        """Return the stamp of a document that came with what this is the stamp of."""
        return Stamp(
            self.dialog, self.number, self.at, self.source, document.dialect, document.places
        )

    def provenance(self, name: str) -> Provenance:
        """Return where the value of a field that has this stamp came from."""
        told_by_header = name in SUBSCRIPTION_FIELDS and self.dialog is not None
        if told_by_header and self.dialect != _LISTS:
            return Provenance(SIP, self.at, None, self.source)
        return Provenance(self.dialect, self.at, self.places.get(name), self.source)


UNSTAMPED: Final = Stamp()
"""The stamp of what nobody in particular has told."""
