"""How the texts of Microsoft's documents become values, and how a value says where it stood.

Only texts and single elements are known here, no category.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Final, TypeAlias

from presencemap.documents.times import time_of
from presencemap.documents.xml import Element, fault_at
from presencemap.model import Value
from presencemap.model.fields import LARGEST_INT

__all__ = [
    "Found",
    "name_of",
    "number_at",
    "time_at",
    "token_of",
    "unsigned",
]

Found: TypeAlias = tuple[str, Value, Element, str]
"""A field, its value, the element that gives it, and the path to that below its category.

A value of None is no finding: the field has no value, as if nothing were found.
"""

_LARGEST_DIGITS: Final = len(str(LARGEST_INT))


@lru_cache(maxsize=1_024)
def name_of(tag: str) -> str:
    """Return the local name in an element's tag, `{namespace}name`."""
    return tag.rpartition("}")[2]


def token_of(text: str | None) -> str | None:
    """Return a token in lower case, None where nothing is written.

    The Lync 2013 SDK calls tokens case-sensitive and prints them in both cases.
    """
    return None if text is None else text.strip().lower() or None


def unsigned(text: str | None) -> int | None:
    """Return the number that a text of xs:unsignedInt means, None for any other text."""
    digits = (text or "").strip()
    if digits.isascii() and digits.isdigit():
        significant = digits.lstrip("0") or "0"
        if len(significant) <= _LARGEST_DIGITS and int(significant) <= LARGEST_INT:
            return int(significant)
    return None


def number_at(element: Element, text: str | None) -> int:
    """Return an xs:unsignedInt that an element holds. Raises `DocumentError` `bad-value`."""
    if text is not None and len(text) < _LARGEST_DIGITS and text.isdigit() and text.isascii():
        return int(text)  # nearly every number, without a look at what it could be else
    number = unsigned(text)
    if number is None:
        shown = (text or "").strip()[:40]
        raise fault_at(element, "bad-value", f"`{shown}` is not an unsigned number")
    return number


def time_at(element: Element, text: str | None) -> datetime:
    """Return a time that an element holds, in UTC. Raises `DocumentError` `bad-value`."""
    time = time_of(text)
    if time is None:
        raise fault_at(element, "bad-value", f"`{(text or '').strip()[:40]}` is not a time")
    return time
