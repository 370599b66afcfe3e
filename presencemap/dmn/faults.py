"""What keeps a DMN document from becoming rules, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from presencemap.errors import PresencemapError

__all__ = ["DmnError", "Fault"]


@frozen
class Fault:
    """What is wrong at one place: a line of the XML (from 1) and the id of an element, if any."""

    message: str
    line: int | None = None
    element: str | None = None

    def __str__(self) -> str:
        where = [str(self.line)] if self.line is not None else []
        what = f"`{self.element}`: " if self.element else ""
        return ": ".join([*where, what + self.message])


class DmnError(PresencemapError):
    """A DMN document can't become rules; `faults` has everything that stands against it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep every fault; the message shows the first and counts the rest."""
        self.faults = tuple(faults)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
