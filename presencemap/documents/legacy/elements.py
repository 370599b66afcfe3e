"""What documents of Live Communications Server are made of: elements, numbers, states, texts.

What is read of a document, and where from, is in `msrtc`; this module knows how one of those
things is written. Names are matched without their namespace, those of attributes too.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from presencemap.documents.legacy.scales import State
from presencemap.documents.microsoft.values import unsigned
from presencemap.documents.times import moment_of
from presencemap.documents.xml import Element, fault_at, place_of, text_of
from presencemap.model import Place
from presencemap.model.fields import LARGEST_INT

__all__ = [
    "Devices",
    "Parts",
    "aggregate_of",
    "attribute_of",
    "devices_of",
    "parts_of",
    "plain_text",
    "state_of",
    "uri_of",
]

_LARGEST_OF_SCALE: Final = 999
_TRUE: Final = ("true", "1")  # of xs:boolean
_CDATA: Final = ("<![CDATA[", "]]>")

_SCHEMES: Final = re.compile(r"\A(?:sip:\s*)++", re.IGNORECASE)

_NAMES: Final = MappingProxyType(
    {
        namespace + name: name
        for namespace in (
            "{http://schemas.microsoft.com/2002/09/sip/presence}",  # examples of [MS-SIP], SIPE
            "{http://schemas.microsoft.com/2002/09/sip/client/presence}",  # what clients add
            "{http://schemas.microsoft.com/09/2002/sip/presence}",  # the schema of [MS-SIP]
            "{http://schemas.microsoft.com/winrtc/2002/11/sip}",  # as a client sets it
            "",  # [MS-SIP] 3.3.5.1
        )
        for name in (
            *("availability", "activity", "displayName", "email", "phoneNumber", "userInfo"),
            *("devices", "devicePresence", "deviceName", "calendarInfo", "devicedata"),
            *("states", "state", "note", "oof"),
        )
    }
)
"""The local names of the usual elements; of others they are cut from the tag."""

Parts = dict[str, Element]
"""The children of an element by their local names, the first of each."""

Devices = list[tuple[str | None, Parts]]
"""The epid and the parts of each device."""


def parts_of(element: Element | None) -> Parts:
    """Return the parts of an element, none where there is no element."""
    parts: Parts = {}
    for child in () if element is None else element:
        tag = child.tag
        name = _NAMES.get(tag) or tag.rpartition("}")[2]
        if name not in parts:
            parts[name] = child
    return parts


def devices_of(parts: Parts) -> Devices:
    """Return the devices that a presentity's parts hold."""
    return [
        (attribute_of(device, "epid"), parts_of(device))
        for device in parts.get("devices", ())
        if device.tag.rpartition("}")[2] == "devicePresence"
    ]


def attribute_of(element: Element | None, name: str) -> str | None:
    """Return an attribute's value, in whatever namespace it stands."""
    if element is None:
        return None
    value: str | None = element.get(name)
    if value is None:
        for key, found in element.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return value


def uri_of(root: Element) -> str | None:
    """Return whose presence it is, as a SIP URI."""
    uri = _SCHEMES.sub("", (attribute_of(root, "uri") or "").strip(), count=1)
    if not uri:
        return None
    return uri if uri.lower().startswith(("sips:", "tel:")) else f"sip:{uri}"


def aggregate_of(parts: Parts, name: str) -> int | None:
    """Return a number of the old scales, None where it is missing.

    Raises `DocumentError` `bad-value`.
    """
    element = parts.get(name)
    text = attribute_of(element, "aggregate")
    if element is None or text is None:
        return None
    return _number(element, text, _LARGEST_OF_SCALE)


def state_of(parts: Parts, path: str) -> tuple[State, Place] | None:
    """Return the first state among the parts of a user or a device, and its place below `path`.

    None where there is none, where it is nil, and where it has no number. Raises `DocumentError`
    `bad-value`.
    """
    states = parts.get("states")
    state = None if states is None else parts_of(states).get("state")
    text = attribute_of(state, "avail")
    if state is None or text is None or (attribute_of(state, "nil") or "").strip() in _TRUE:
        return None
    number = _number(state, text, LARGEST_INT)
    return State(number, _since(state), plain_text(state)), place_of(f"{path}/states/state", state)


def plain_text(element: Element) -> str | None:
    """Return an element's text, without the marks of a CDATA section that were escaped."""
    text = text_of(element)
    if text is not None and text.startswith(_CDATA[0]) and text.endswith(_CDATA[1]):
        text = text[len(_CDATA[0]) : -len(_CDATA[1])].strip() or None
    return text


def _since(state: Element) -> float:
    """Return since when a state holds; a time without a zone is UTC, none at all the earliest."""
    text = (attribute_of(state, "since") or "").strip()
    if not text:
        return 0.0
    since = moment_of(text)
    if since is None:
        raise fault_at(state, "bad-value", f"`{text[:40]}` is not a time")
    return since


def _number(element: Element, text: str, most: int) -> int:
    number = unsigned(text)
    if number is None or number > most:
        shown = text.strip()[:40]
        raise fault_at(element, "bad-value", f"`{shown}` is not a number from 0 to {most}")
    return number
