"""The category `contactCard`: who the presentity is.

Looked at are the texts of `identity/name/displayName`, `identity/email`, `title`, `department`,
`company`, `office` and `automaton`. One who is an automaton never changes its presence (Lync
2013 SDK, contactCard).

The parts of a card come as instances of their own: a sample of the SDK has four in one body. So
each field is that of the newest instance which has it, and an empty instance takes nothing from
the others; only if all are empty the card is cleared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from presencemap.documents.microsoft.instances import Instance, newest
from presencemap.documents.microsoft.values import Found, name_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, fault_at, text_of
from presencemap.model import Value

__all__ = ["CARD_FIELDS", "CARD_PATHS", "read_card"]

CARD_PATHS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "display-name": ("identity", "name", "displayName"),
        "card.email": ("identity", "email"),
        "card.title": ("title",),
        "card.department": ("department",),
        "card.company": ("company",),
        "card.office": ("office",),
        "card.automaton": ("automaton",),
    }
)
"""Field to the names of the elements on the way to it, within a `contactCard`."""

CARD_FIELDS: Final = frozenset(CARD_PATHS)

_BOOLEANS: Final = MappingProxyType({"true": True, "1": True, "false": False, "0": False})
"""The texts of xs:boolean."""


def read_card(instances: Sequence[Instance], wanted: Wanted, _at: float | None) -> list[Found]:
    """Return the wanted fields of a card. Raises `DocumentError` `bad-value`."""
    found: list[Found] = []
    for field, names in CARD_PATHS.items():
        if field in wanted.fields:
            having: list[Instance] = []
            for category, card in instances:
                element = None if card is None else _below(card, names)
                if element is not None:
                    having.append((category, element))
            element = newest(having) if having else None
            if element is not None:
                path = "/".join(("/contactCard", *names))
                found.append((field, _value(field, element), element, path))
    return found


def _below(element: Element, names: Sequence[str]) -> Element | None:
    """Return the first element with text that a path of names leads to."""
    for child in element:
        if name_of(child.tag) == names[0]:
            if len(names) > 1:
                deeper = _below(child, names[1:])
                if deeper is not None:
                    return deeper
            elif text_of(child) is not None:
                return child
    return None


def _value(field: str, element: Element) -> Value:
    text = text_of(element)
    if text is None or field != "card.automaton":
        return text
    value = _BOOLEANS.get(text)
    if value is None:
        raise fault_at(element, "bad-value", f"`{text[:40]}` is not true or false")
    return value
