"""Lists that are too long for a line: in braces, with a comma behind the last; or hanging."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH
from presencemap.language.printing.inline import Pieces, width_of
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_braces", "write_hanging", "write_set"]

_WIDEST_ORPHAN: Final = 12
"""A last word up to that width, its comma included, doesn't stand in a line by itself."""


def write_set(out: Writer, node: tree.Node, values: Sequence[tree.ValueNode], base: int) -> None:
    """Write the values that a node has in braces, over several lines."""
    write_braces(out, node, values, out.inline.values(values), base)


def write_braces(
    out: Writer,
    node: tree.Node,
    parts: Sequence[tree.Node],
    elements: Sequence[Pieces],
    base: int,
    *,
    alone: Collection[int] = (),
) -> None:
    """Write the parts that a node has in braces, as many in a line as there is room for.

    The parts that `alone` counts have lines of their own. With a comment behind one of the
    lines all lines stay as they are in the source: it may be about all that is in its line.
    """
    inner = out.hang = base + INDENT
    kept = _described(out, parts, node.span.end)
    begins = {*alone, *(each + 1 for each in alone)}
    if not kept and not out.commented(node):
        begins |= _companion(elements, WIDTH - inner)
    out.token("{")
    out.newline(inner, first=True)
    for index, pieces in enumerate(elements):
        full = out.column + len(" ") + width_of(pieces) + len(",") > WIDTH
        if index and (full or index in begins or (kept and _begins_line(out, parts, index))):
            out.newline(inner)
        elif index:
            out.space()
        out.write(pieces)
        out.comma()
    out.close(base, inner)


def _described(out: Writer, parts: Sequence[tree.Node], end: int) -> bool:
    """Say whether a comment stands behind one of the parts."""
    ends = [*(part.span.start for part in parts[1:]), end]
    return any(
        out.gaps.ends_line(part.span.end, until) for part, until in zip(parts, ends, strict=True)
    )


def _begins_line(out: Writer, parts: Sequence[tree.Node], index: int) -> bool:
    """Say whether a part, not the first, begins a line in the source."""
    return out.gaps.broken(parts[index - 1].span.end, parts[index].span.start)


def _companion(elements: Sequence[Pieces], room: int) -> set[int]:
    """Return which element goes down to the last, if that would have a line to itself."""
    line, used = [0], width_of(elements[0]) + 1
    for index, pieces in enumerate(elements[1:], 1):
        width = width_of(pieces) + 1
        if used + 1 + width <= room:
            line.append(index)
            used += 1 + width
        elif index == len(elements) - 1 and len(line) > 1 and width <= _WIDEST_ORPHAN:
            return {line[-1]}
        else:
            line, used = [index], width
    return set()


def write_hanging(out: Writer, elements: Sequence[Pieces], hang: int) -> None:
    """Write elements with commas between, going on in further lines where they don't fit."""
    out.hang = hang
    for index, pieces in enumerate(elements):
        more = index < len(elements) - 1
        if index and out.column + 1 + width_of(pieces) + more > WIDTH:
            out.newline(hang)
        elif index:
            out.space()
        out.write(pieces)
        if more:
            out.token(",")
