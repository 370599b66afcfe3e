"""Python source as it is written, and the objects that it names.

Nothing that a user wrote becomes code: what is no plain number, text or truth is an object
with a generated name, and texts stand in the source as `repr` writes them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from presencemap.tables.diagram.budget import TooLarge

__all__ = ["Script"]

_DEEPEST: Final = 60
"""Python takes a hundred levels of indentation."""


class Script:
    """Lines of source, with the names that they use."""

    def __init__(self) -> None:
        """Start empty."""
        self.names: dict[str, object] = {}
        self._lines: list[str] = []
        self._depth = 0
        self._counts: Counter[str] = Counter()

    @property
    def source(self) -> str:
        """All lines."""
        return "".join(f"{line}\n" for line in self._lines)

    def line(self, text: str) -> None:
        """Write a line at the current depth."""
        self._lines.append("    " * self._depth + text if text else "")

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Write a line that opens a block; lines stand in it until it is left.

        Raises TooLarge if it is too deep for Python.
        """
        if self._depth >= _DEEPEST:
            raise TooLarge(f"branches more than {_DEEPEST} deep")
        self.line(head)
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def draft(self) -> Iterator[None]:
        """Take back the lines written here if they turn out to be too large; names stay."""
        lines, depth = len(self._lines), self._depth
        try:
            yield
        except TooLarge:
            del self._lines[lines:]
            self._depth = depth
            raise

    def name(self, kind: str, thing: object) -> str:
        """Return a new name for an object: its kind, and a number."""
        self._counts[kind] += 1
        name = f"{kind}_{self._counts[kind]}"
        self.names[name] = thing
        return name

    def number(self, value: float) -> str:
        """Return how a number stands in the source."""
        return repr(value) if math.isfinite(value) else self.name("infinity", value)

    def bisected(self, starts: str, within: str = "") -> str:
        """Return the expression of how many numbers in a sorted list are at most `value`."""
        self.names["bisect"] = bisect_right
        return f"bisect({starts}, value{f', {within}' if within else ''})"
