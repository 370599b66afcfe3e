"""Lists that are too long for a line: in braces, with a comma behind the last; or hanging."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH
from presencemap.language.printing.inline import Pieces, width_of
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_braces", "write_hanging", "write_set"]


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
    apart: bool = False,
) -> None:
    """Write the parts that a node has in braces, over lines of about the same width.

    Each has its own line if they shall stand `apart`, or a comment stands behind one of them.
    """
    inner = out.hang = base + INDENT
    apart = apart or _described(out, parts, node.span.end)
    width = WIDTH if out.commented(node) else inner + _balanced(elements, WIDTH - inner)
    out.token("{")
    out.newline(inner, first=True)
    for index, pieces in enumerate(elements):
        if index and (apart or out.column + 1 + width_of(pieces) + 1 > width):
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


def _balanced(elements: Sequence[Pieces], room: int) -> int:
    """Return the least width in which elements take no more lines than in all the room."""
    widths = [width_of(pieces) + 1 for pieces in elements]
    lines = _lines_of(widths, room)
    narrow = range(min(max(widths), room), room)
    return narrow.start + bisect_left(
        narrow, True, key=lambda width: _lines_of(widths, width) <= lines
    )


def _lines_of(widths: Sequence[int], room: int) -> int:
    """Count the lines that elements take, as many in each as there is room for."""
    lines, used = 0, room
    for width in widths:
        if used + 1 + width > room:
            lines, used = lines + 1, width
        else:
            used += 1 + width
    return lines


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
