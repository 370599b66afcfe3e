"""Vendors whose habits may be read on top of the standards, as data: opt-in, by name.

RFC 3863 §4.1.6 forbids to take a note for a status. Some servers put into their notes, or into
elements of their own, what their status does not tell. Who knows that such a server is at the
other end may name it in `DocumentOptions.profiles`; nobody else's notes are ever interpreted.
What applies these tables is `pidf.vendors`; this module knows neither XML nor fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

__all__ = ["PROFILES", "Profile", "Told", "profile_names"]

_NONE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})
_NOTHING: Final[frozenset[str]] = frozenset()


@frozen
class Told:
    """What a vendor means: it takes the place of what the document says; None leaves that."""

    basic: str | None = None
    activities: frozenset[str] | None = None


@frozen(kw_only=True)
class Profile:
    """The habits of a vendor.

    `notes` tells what a note means: the first one that is known counts, in any case of letters; a
    key that ends in `*` is how a note begins. `silent` are activities that this vendor sends
    when there is nothing to say; they are left out. `presence` is what a `digium_presence`
    adds to the activities, by its `type`. `fields` are those that the profile fills.
    """

    name: str
    documentation: str
    fields: frozenset[str]
    notes: Mapping[str, Told] = MappingProxyType({})
    silent: frozenset[str] = _NOTHING
    presence: Mapping[str, frozenset[str]] = _NONE


_RINGS: Final = frozenset({"alerting"})  # Cisco's word for it, which the vocabulary has
_TALKS: Final = frozenset({"on-the-phone"})
_HOLDS: Final = frozenset({"on-the-phone", "on-hold"})  # who holds a call still has it

PROFILES: Final[tuple[Profile, ...]] = (
    Profile(
        name="asterisk",
        documentation="Asterisk, both drivers: ringing, in use and on hold differ by the note"
        " alone; some versions say closed on hold and while busy",
        fields=frozenset({"basic", "activities"}),
        # res_pjsip/presence_xml.c and chan_sip.c; "Unavailable" is a phone that is not registered
        notes=MappingProxyType(
            {
                "ready": Told("open", _NOTHING),
                "ringing": Told("open", _RINGS),
                "on the phone": Told("open", _TALKS),
                "on hold": Told("open", _HOLDS),
                "unavailable": Told("closed"),
            }
        ),
    ),
    Profile(
        name="digium",
        documentation="Asterisk for Digium and Sangoma phones: what the user has set stands in"
        " `digium_presence`, its message or else its subtype is a note",
        fields=frozenset({"activities", "note"}),
        # the types are Asterisk's presence states: not_set, available and chat add nothing
        presence=MappingProxyType(
            {
                "away": frozenset({"away"}),
                "xa": frozenset({"away"}),
                "unavailable": frozenset({"away"}),
                "dnd": frozenset({"dnd"}),
            }
        ),
    ),
    Profile(
        name="freeswitch",
        documentation="FreeSWITCH mod_sofia: the person's note tells a call that rings from one"
        " that is answered, and an idle phone does `unknown`",
        fields=frozenset({"basic", "activities"}),
        notes=MappingProxyType(
            {
                "available": Told("open", _NOTHING),
                "ring *": Told("open", _RINGS),
                "talk *": Told("open", _TALKS),
                "on the phone*": Told("open", _TALKS),
                "unregistered": Told("closed"),
            }
        ),
    ),
    Profile(
        name="pjsip",
        documentation="pjsip knows the activities away and busy only, and sends `unknown`"
        " whenever it has neither",
        fields=frozenset({"activities"}),
        silent=frozenset({"unknown"}),
    ),
    Profile(
        name="cisco",
        documentation="Cisco Unified CM and Unified Presence: the activity `available` says no"
        " more than an open status",
        fields=frozenset({"activities"}),
        silent=frozenset({"available"}),
    ),
    Profile(
        name="x-lite",
        documentation="X-Lite, Bria and Zoiper: a call shows in the note of their tuple only",
        fields=frozenset({"activities"}),
        notes=MappingProxyType({"on the phone": Told(activities=_TALKS)}),
    ),
)
"""All profiles; where several know a note, the earlier one counts."""


def profile_names() -> tuple[str, ...]:
    """Return the names of all profiles, in their order."""
    return tuple(profile.name for profile in PROFILES)
