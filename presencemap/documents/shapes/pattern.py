"""From a document to the pattern that it shares with others of its shape.

Every byte of markup is literal, and so is every pinned value, the declarations of
namespaces, each `mustUnderstand` that has a namespace (it may hide other elements from the
readers of any dialect), and what stands in the namespaces of XML itself, but for `xml:lang`, and of
schema instances. The rest are holes, which admit no character that could end the value, begin a
reference or a tag, or be changed by the normalisation of line ends and attributes (XML 1.0
§2.11, §3.3.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from presencemap.documents.guard import SHORTEST_OF_MANY
from presencemap.documents.namespaces import XML_LANG
from presencemap.documents.shapes.markup import Slot, Values
from presencemap.documents.shapes.plan import Plan

__all__ = ["Hole", "Item", "is_literal", "pattern_of"]

_LITERAL_NAMESPACES: Final = (
    "{http://www.w3.org/XML/1998/namespace}",
    "{http://www.w3.org/2001/XMLSchema-instance}",
)
_MUST_UNDERSTAND: Final = "}mustUnderstand"
# Sets are written as what they admit: one that is negated takes twice the time to match.
_ADMITTED: Final = r" !#-%(-;=?-~\x80-\xff"  # no control character, quote, `&`, `<` or `>`
_QUOTED: Final = {'"': f"[{_ADMITTED}']", "'": f'[{_ADMITTED}"]', "": f"[{_ADMITTED}\"']"}

_INK: Final = "[!#-%(-;=?-~]"  # the same without the space
_KEY: Final = 64  # bytes that a key may have: all that comes of keys is remembered


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


def pattern_of(text: str, values: Values, plan: Plan) -> tuple[Item, ...]:
    """Return the pattern of a document: literal bytes and holes by turns.

    Captures are numbered as the plan gives them.
    """
    items: list[Item] = []
    captured = {slot: number for number, slot in enumerate(plan.captured())}
    keys = set(plan.keys)
    holes = [
        (slot, *span)
        for slot, span in sorted(values.items(), key=lambda item: item[1])
        if slot not in plan.pins and not is_literal(slot[1])
    ]
    at = 0
    for (slot, start, end), room in zip(holes, _lengths(text, holes), strict=True):
        most = min(room, _KEY) if slot in keys else room
        admits = _admits(_QUOTED[_quote(text, slot, start)], most, is_filled=slot in plan.filled)
        items += [text[at:start].encode(), Hole(admits, captured.get(slot))]
        at = end
    return (*items, text[at:].encode())


def _lengths(text: str, holes: Sequence[tuple[Slot, int, int]]) -> list[int]:
    """Return how many bytes may stand in each hole.

    A tag and the text behind it must stay shorter than what `guard` looks at for attributes.
    """
    tags = [text.rfind("<", 0, start) for _, start, _ in holes]
    several = Counter(tags)
    filled = Counter[int]()
    for tag, (_, start, end) in zip(tags, holes, strict=True):
        filled[tag] += len(text[start:end].encode())
    rooms = {}
    for tag, number in several.items():
        end = text.find("<", tag + 1)
        whole = text[tag:] if end < 0 else text[tag:end]
        literal = len(whole.encode()) - filled[tag]
        rooms[tag] = max(0, (SHORTEST_OF_MANY - 1 - literal) // number)
    return [rooms[tag] for tag in tags]


def is_literal(name: str | None) -> bool:
    """Say whether an attribute means something whatever the dialect: `xml:space`, `xsi:type`."""
    if name is None:
        return False
    means = name.startswith(_LITERAL_NAMESPACES) or name.endswith(_MUST_UNDERSTAND)
    return means and name != XML_LANG


def _admits(quoted: str, most: int, *, is_filled: bool) -> str:
    if not is_filled:
        return f"{quoted}{{0,{most}}}+"
    return f"{_INK}{quoted}{{0,{most - 1}}}+" if most else "(?!)"


def _quote(text: str, slot: Slot, start: int) -> str:
    """Return the quote that a value stands in; a text has none."""
    quote = text[start - 1]
    return quote if slot[1] is not None and quote in "\"'" else ""
