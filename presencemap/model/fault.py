"""A fault: something received that could not be used, as a value."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Fault"]


@frozen
class Fault:
    """What was wrong with something that came from outside; nothing was changed by it.

    `code` is a stable kebab-case name. `offset` is where in the bytes given (from 0);
    `at` is when (epoch seconds) and `presentity` whose, each where it is known.
    """

    code: str
    message: str
    offset: int | None = None
    at: float | None = None
    presentity: str | None = None
