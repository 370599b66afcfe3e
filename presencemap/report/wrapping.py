"""Text in lines of a width: broken at spaces, else behind a hyphen or a dot, else anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells

from presencemap.report.printable import one_line

__all__ = ["longest_piece", "wrapped"]

_PIECE: Final = re.compile(r"[^-._/]*[-._/]*")
"""What may not be broken of a word, with the sign behind which it may."""


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of at most so many columns; spaces before it are kept in each."""
    text = one_line(text)
    indent = text[: len(text) - len(text.lstrip(" "))]
    room = max(width - len(indent), 1)
    lines = [""]
    for word in text.split():
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) <= room:
            lines[-1] += f" {word}"
            continue
        more = list(_broken(word, room))
        lines = [*lines, *more] if lines[-1] else more
    return [indent + line for line in lines]


def longest_piece(text: str) -> int:
    """Return the least width in which no piece of a text is broken that should not be."""
    return max(
        (cell_len(piece) for word in text.split() for piece in _PIECE.findall(word)), default=0
    )


def _broken(word: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(word) if cell_len(word) > width else [word]:
        if line and cell_len(line) + cell_len(piece) > width:
            yield line
            line = ""
        line += piece
        if cell_len(line) > width:
            *full, line = chop_cells(line, width)
            yield from full
    if line:
        yield line
