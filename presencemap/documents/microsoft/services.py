"""The categories `services` and `legacyInterop`: other numbers of availability.

*services* tells what the presentity's devices can do: for each capability of each service the
availability of the device that is best for it, a number on the scale of the state's. Looked
at are `deviceAvailability`, `render`, `capture` and `publish` of `text`, `voice` and `video`. A
capability whose three answers are all false is not offered, so nobody is available for it. One
that several services offer has its lowest number, as the most active of several devices has.

*legacyInterop* tells what watchers of older clients are shown: its attributes `availability` and
`token` are those of the aggregate that watchers of the same container get.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.instances import Instance, newest
from presencemap.documents.microsoft.values import Found, name_of, number_at, token_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element

__all__ = ["CAPABILITIES", "INTEROP_FIELDS", "SERVICES_FIELDS", "read_interop", "read_services"]

CAPABILITIES: Final = MappingProxyType(
    {"services.text": "text", "services.voice": "voice", "services.video": "video"}
)
"""Field to the name of the capability that it tells the number of."""

SERVICES_FIELDS: Final = frozenset(CAPABILITIES)
INTEROP_FIELDS: Final = frozenset({"interop.availability", "interop.activity"})

_WAYS: Final = ("render", "capture", "publish")
_NO: Final = ("false", "0")  # of xs:boolean


def read_services(instances: Sequence[Instance], wanted: Wanted, _at: float | None) -> list[Found]:
    """Return for each capability the number of its device. Raises `DocumentError` `bad-value`."""
    services = newest(instances)
    found: list[Found] = []
    for field, capability in CAPABILITIES.items():
        offers = _offers(services, capability) if field in wanted.fields else ()
        best = min(offers, key=lambda offer: offer[0], default=None)
        if best is not None:
            found.append((field, *best, f"/services/service/capabilities/{capability}"))
    return found


def _offers(services: Element | None, capability: str) -> Iterator[tuple[int, Element]]:
    """Give the number and the element of each offer of a capability."""
    for service in () if services is None else services:
        for capabilities in service:
            if name_of(capabilities.tag) == "capabilities":
                for offer in capabilities:
                    number = offer.get("deviceAvailability")
                    if name_of(offer.tag) == capability and number and _is_offered(offer):
                        yield number_at(offer, number), offer


def _is_offered(offer: Element) -> bool:
    """Tell whether a capability works in one way at least; what is not written is not denied."""
    return any((offer.get(way) or "").strip() not in _NO for way in _WAYS)


def read_interop(instances: Sequence[Instance], wanted: Wanted, _at: float | None) -> list[Found]:
    """Return number and token of `legacyInterop`. Raises `DocumentError` `bad-value`."""
    interop = newest(instances)
    if interop is None:
        return []
    found: list[Found] = [
        ("interop.activity", token_of(interop.get("token")), interop, "/legacyInterop")
    ]
    number = interop.get("availability")
    if number is not None and "interop.availability" in wanted.fields:
        availability = number_at(interop, number)
        found.append(("interop.availability", availability, interop, "/legacyInterop"))
    return found
