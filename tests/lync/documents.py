"""Presence documents as a Lync 2013 front end writes them.

Each function returns text. Times are `datetime`s in UTC, agents and watchers are URIs.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime, timedelta

SIP = "http://schemas.microsoft.com/2006/09/sip"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CATEGORIES = "application/msrtc-event-categories+xml"
BOUNDARY = "nQ4kZt7wPdLx2RcVb9sY"
LISTED = f'multipart/related;type="application/rlmi+xml";start=resourceList;boundary={BOUNDARY}'
AGGREGATE = 1  # the instance number of an aggregated value (Lync 2013 SDK, instance ids)
SLOT = timedelta(minutes=15)

TOKENS = {
    "on-the-phone": (6500, 8999),
    "in-a-meeting": (6500, 8999),
    "urgent-interruptions-only": (6900, 8999),
    "in-a-conference": (7000, 8999),
    "in-presentation": (9500, 11999),
    "off-work": (15500, 17999),
}
"""Activity tokens, each with the availabilities that it is published for."""


def stamp(at: datetime) -> str:
    """Return a publishTime: milliseconds, no zone."""
    return at.isoformat(timespec="milliseconds")


def category(name: str, at: datetime, value: str, instance: int = 0) -> str:
    """Return a category; without a value it is cleared."""
    head = f'<category name="{name}" instance="{instance}" publishTime="{stamp(at)}"'
    return f"{head}>{value}</category>" if value else f"{head}/>"


def state(
    at: datetime,
    availability: int,
    token: str | None = None,
    *,
    custom: str | None = None,
    device: str = "computer",
    location: str = "",
    last_active: datetime | None = None,
) -> str:
    """Return an aggregated state."""
    idle = f' lastActive="{last_active:%Y-%m-%dT%H:%M:%S}"' if last_active else ""
    value = (
        f'<state xsi:type="aggregateState"{idle} xmlns:xsi="{INSTANCE}" xmlns="{SIP}/state">'
        f"<availability>{availability}</availability>"
        f"{_activity(token, custom)}"
        f"{_place(location)}"
        f'<delimiter xmlns="{SIP}/commontypes"/>'
        "<timeZoneBias>0</timeZoneBias><timeZoneName>GMT Standard Time</timeZoneName>"
        "<timeZoneAbbreviation>GMT Standard Time</timeZoneAbbreviation>"
        f"<device>{device}</device>"
        f'<end xmlns="{SIP}/commontypes"/></state>'
    )
    return category("state", at, value, AGGREGATE)


def offline(at: datetime, last_active: datetime) -> str:
    """Return the state of somebody who is nowhere signed in: the static one, instance 0."""
    value = (
        f'<state xsi:type="aggregateState" lastActive="{last_active:%Y-%m-%dT%H:%M:%S}" '
        f'xmlns:xsi="{INSTANCE}" xmlns="{SIP}/state"><availability>18000</availability></state>'
    )
    return category("state", at, value)


def _activity(token: str | None, custom: str | None) -> str:
    text = f'<custom LCID="1033">{custom}</custom>' if custom else ""
    if token is None:
        return f"<activity>{text}</activity>" if text else ""
    low, high = TOKENS[token]
    bounds = f'minAvailability="{low}" maxAvailability="{high}"'
    return f'<activity token="{token}" {bounds}>{text}</activity>'


def _place(location: str) -> str:
    return f"<endpointLocation>{location}</endpointLocation>" if location else "<endpointLocation/>"


def note(at: datetime, text: str) -> str:
    """Return a personal note, or a cleared one where there is no text."""
    value = f'<note xmlns="{SIP}/note"><body type="personal" uri="">{text}</body></note>'
    return category("note", at, value if text else "")


def calendar(at: datetime, uri: str, busy: Iterable[tuple[int, int, int]]) -> str:
    """Return a day of free/busy from midnight; `busy` is first slot, slot after, and kind."""
    slots = [0] * (timedelta(days=1) // SLOT)
    for first, end, kind in busy:
        slots[first:end] = [kind] * (end - first)
    quads = zip(*[iter(slots)] * 4, strict=True)  # the first slot in the lowest bits
    packed = bytes(a | b << 2 | c << 4 | d << 6 for a, b, c, d in quads)
    value = (
        f'<calendarData mailboxID="{uri.removeprefix("sip:")}" xmlns="{SIP}/calendarData">'
        f'<freeBusy startTime="{at:%Y-%m-%d}T00:00:00Z" granularity="PT15M" encodingVersion="1">'
        f"{base64.b64encode(packed).decode()}</freeBusy></calendarData>"
    )
    return category("calendarData", at, value, 1_342_177_281)


def services(at: datetime, uri: str, availability: int) -> str:
    """Return what an agent's devices can do."""
    endpoint = '5d1c1f4e-7a52-5b0e-9d3f-2f6f0c6a9e11" deviceAvailability'
    capabilities = "".join(
        f'<{name} render="true" capture="true" publish="false" '
        f'preferredEndpointId="{endpoint}="{availability}"/>'
        for name in ("text", "voice", "video")
    )
    value = (
        f'<services xmlns="{SIP}/service"><service uri="{uri}">'
        f"<capabilities>{capabilities}</capabilities></service></services>"
    )
    return category("services", at, value)


def contact_card(at: datetime, uri: str, name: str) -> str:
    """Return a contact card."""
    value = (
        f'<contactCard xmlns="{SIP}/contactcard"><identity><name>'
        f"<displayName>{name}</displayName></name>"
        f"<email>{uri.removeprefix('sip:')}</email></identity>"
        "<company>Contoso</company><title>Service agent</title></contactCard>"
    )
    return category("contactCard", at, value)


def document(uri: str, *values: str) -> str:
    """Return a categories document about one agent."""
    return f'<categories xmlns="{SIP}/categories" uri="{uri}">{"".join(values)}</categories>'


def listed(documents: dict[str, str], watcher: str, version: int) -> str:
    """Return a multipart body: a list of resources, then their documents by URI."""
    resources = "".join(
        f'<resource uri="{uri}"><instance id="0" state="active" cid="{uri[4:]}"/></resource>'
        for uri in documents
    )
    whole = "true" if version == 0 else "false"
    head = f'uri="{watcher}" version="{version}" fullState="{whole}"'
    rlmi = f'<list xmlns="urn:ietf:params:xml:ns:rlmi" {head}>{resources}</list>'
    parts = [("resourceList", "application/rlmi+xml", rlmi)]
    parts += [(uri[4:], CATEGORIES, body) for uri, body in documents.items()]
    text = "".join(
        f"--{BOUNDARY}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {name}\r\n"
        f"Content-Type: {kind}\r\n\r\n{body}\r\n"
        for name, kind, body in parts
    )
    return f"{text}--{BOUNDARY}--\r\n"
