"""Long lines folded for a terminal, so that what goes on stands further in than what begins."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

__all__ = ["Page"]

_NARROWEST = 40
_HANG = 4


class Page:
    """Lines one under the other, each as far in as it is told; `text` is all of them.

    `width` is how many columns there are; None folds nothing, for who reads line by line.
    """

    def __init__(self, width: int | None) -> None:
        """Begin with nothing."""
        self._width = None if width is None else max(width, _NARROWEST)
        self._lines: list[Text] = []

    @property
    def text(self) -> Text:
        """All lines; no line end stands behind the last one."""
        return Text("\n").join(self._lines)

    def add(self, indent: int, line: str | Text, style: str = "") -> None:
        """Add a line, folded where there is a space before the last column."""
        line = Text(line, style) if isinstance(line, str) else line
        for number, part in enumerate(self._parts(line, indent)):
            part.rstrip()
            self._lines.append(Text(" " * (indent + _HANG * (number > 0))).append_text(part))

    def _parts(self, line: Text, indent: int) -> Iterator[Text]:
        if self._width is None:
            yield line
            return
        room = self._width - indent
        while cell_len(line.plain) > room:
            at = _last_space(line.plain, room)
            if not at:
                break
            first, line = line.divide([at + 1])
            yield first
            room = self._width - indent - _HANG
        yield line


def _last_space(text: str, room: int) -> int:
    """Return the place of the last space at which the line fits, else of the first, else 0."""
    at = found = text.find(" ", 1)
    while at > 0 and cell_len(text[:at]) <= room:
        found, at = at, text.find(" ", at + 1)
    return max(found, 0)
