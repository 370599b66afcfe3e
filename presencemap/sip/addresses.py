"""Addresses, their tags, and header parameters (RFC 3261 §20.10, §25.1).

URIs stay as they were written: whether two of them mean the same is for the caller to say.
Nothing here knows which header a value came from.
"""

from __future__ import annotations

import re
from typing import Final

from presencemap.sip.grammar import ADDR_SPEC, LIST_ITEM, NAME_ADDR, PARAMETER

__all__ = ["parameters", "parse_address", "split_list", "unquote"]

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def parse_address(value: str) -> tuple[str, str] | None:
    """Return the URI in a From or To header, as written, and the tag; None if it has none.

    `value` has no blanks around it. A missing tag is "": clients of RFC 2543 send none
    (RFC 3261 §12.1.1 makes it null too).
    """
    match = NAME_ADDR.fullmatch(value) or ADDR_SPEC.fullmatch(value)
    if match is None:
        return None
    uri, tag, rest = match.groups()
    if tag is None:
        tag = parameters(rest).get("tag", "") if rest else ""
    return uri, tag


def parameters(text: str) -> dict[str, str]:
    """Return the parameters of `;name=value;name`, names in lower case, values unquoted.

    The first of several of one name counts, and one without a value is "".
    """
    found: dict[str, str] = {}
    for match in PARAMETER.finditer(text):
        name, value = match.groups("")
        found.setdefault(name.lower(), unquote(value.strip(" \t")))
    return found


def unquote(text: str) -> str:
    """Return the text of a quoted-string without quotes and escapes; other text as it is."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(r"\1", text[1:-1])
    return text


def split_list(value: str) -> tuple[str, ...]:
    """Split a comma list (RFC 3261 §7.3.1); commas in quotes and in <> split nothing.

    Empty members are left out: they say nothing (RFC 4475 badinv01 has some).
    """
    members = (item.strip(" \t") for item in LIST_ITEM.findall(value))
    return tuple(member for member in members if member)
