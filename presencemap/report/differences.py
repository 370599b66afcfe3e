"""Two texts of one file as a unified diff, for people and for `patch`."""

from __future__ import annotations

import difflib
from typing import Final

from rich.text import Text

from presencemap.report.printable import one_line

__all__ = ["coloured", "unified"]

_STYLES: Final = {"---": "bold", "+++": "bold", "@@": "cyan", "+": "green", "-": "red"}
"""The style of a line by how it starts."""


def unified(name: str, before: str, after: str) -> str:
    """Return the difference of two texts of a file; it is empty if there is none.

    Lines end where editors and `patch` say that they do, at a line feed, and keep what else
    stands there.
    """
    called = one_line(name)
    lines = difflib.unified_diff(_lines(before), _lines(after), called, called)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def coloured(difference: str) -> Text:
    """Return a difference for a terminal."""
    text = Text()
    for line in _lines(difference):
        style = next((style for start, style in _STYLES.items() if line.startswith(start)), "")
        text.append(line.replace("\r\n", "\n"), style)
    return text


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
