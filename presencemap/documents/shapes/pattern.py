"""From a document to the pattern that it shares with others of its shape.

Every byte of markup is literal, and so is every pinned value, the declarations of
namespaces and what stands in the namespaces of XML itself and of schema instances. The rest
are holes, which admit no character that could end the value, begin a reference or a tag, or
be changed by the normalisation of line ends and attributes (XML 1.0 §2.11, §3.3.3).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from attrs import frozen

from presencemap.documents.shapes.markup import Slot, Values
from presencemap.documents.shapes.plan import Kind

__all__ = ["Hole", "Item", "pattern_of"]

_LITERAL_NAMESPACES: Final = (
    "{http://www.w3.org/XML/1998/namespace}",
    "{http://www.w3.org/2001/XMLSchema-instance}",
)
# Sets are written as what they admit: one that is negated takes twice the time to match.
_ADMITTED: Final = r" !#-%(-;=?-~\x80-\xff"  # no control character, quote, `&`, `<` or `>`
_QUOTED: Final = {'"': f"[{_ADMITTED}']", "'": f'[{_ADMITTED}"]', "": f"[{_ADMITTED}\"']"}
_REPEATED: Final = {Kind.NUMBER: "[0-9]{1,9}+", Kind.TOKEN: "%s{0,64}+"}


@frozen
class Hole:
    """A value that may be another: `admits` is a regular expression of bytes.

    It never gives back what it has taken, so matching takes linear time. Bytes beyond ASCII are
    all admitted: whether they are text is for others to judge. `capture` numbers those values that
    are captured, from 0.
    """

    admits: str
    capture: int | None


Item = bytes | Hole
"""A part of a pattern: literal bytes, or a hole."""


def pattern_of(
    text: str, values: Values, captured: Mapping[Slot, Kind | None], pinned: Container[Slot]
) -> tuple[tuple[Item, ...], list[Slot]]:
    """Return the pattern of a document, and its captured values by their numbers.

    Nothing is known of a captured value without a kind.
    """
    items: list[Item] = []
    slots: list[Slot] = []
    at = 0
    for slot, (start, end) in sorted(values.items(), key=lambda item: item[1]):
        if slot in pinned or (slot[1] or "").startswith(_LITERAL_NAMESPACES):
            continue
        kind = captured.get(slot)
        quoted = _QUOTED[_quote(text, slot, start)]
        admits = _REPEATED[kind].replace("%s", quoted) if kind in _REPEATED else f"{quoted}*+"
        items += [text[at:start].encode(), Hole(admits, len(slots) if slot in captured else None)]
        slots += [slot] if slot in captured else []
        at = end
    return (*items, text[at:].encode()), slots


def _quote(text: str, slot: Slot, start: int) -> str:
    """Return the quote that a value stands in; a text has none."""
    quote = text[start - 1]
    return quote if slot[1] is not None and quote in "\"'" else ""
