"""Names for what reads DMN: as narrow as the narrowest reader's.

FEEL lets names hold spaces and signs, engines differ in which; an engine that evaluates cells
in the language that it is written in takes identifiers only. So names are ASCII identifiers
that are a word of neither FEEL nor Python; what a thing is really called is its label.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from typing import Final

__all__ = ["RESERVED", "identifiers", "xml_id"]

RESERVED: Final = frozenset(
    {
        *(word.lower() for word in keyword.kwlist),
        # words and functions of FEEL (DMN 1.3 section 10.3) that cells have, or might
        "null", "true", "false", "function", "then", "some", "every", "satisfies", "between",
        "instance", "of", "in", "matches", "list", "contains", "date", "duration",
    }
)  # fmt: skip
_SIGN: Final = re.compile(r"[^A-Za-z0-9_]")


def identifiers(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return an identifier for each name, no two the same and none of those `taken`."""
    used = {each.lower() for each in taken} | RESERVED
    found: dict[str, str] = {}
    for name in names:
        if name in found:
            continue
        stem = _SIGN.sub("_", name)
        stem = stem if stem[:1].isalpha() else f"x{stem}"
        chosen, number = stem, 1
        while chosen.lower() in used:
            number += 1
            chosen = f"{stem}_{number}"
        used.add(chosen.lower())
        found[name] = chosen
    return found


def xml_id(*parts: object) -> str:
    """Return an XML id made of parts; no identifier is one, as it has a hyphen."""
    return "-".join(_SIGN.sub("_", str(part)) for part in parts)
