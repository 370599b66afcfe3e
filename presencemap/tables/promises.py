"""Examples as values: what a rules file promises of itself. Imports no parser.

`presencemap.tables.examples` makes them from a tree, `presencemap.tables.trial` tries them.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from presencemap.model import Outcome, Value
from presencemap.source import Source, Span

__all__ = ["Example", "Expected"]


@frozen
class Expected:
    """What an example says that a table answers; `after` (seconds) only if it names a hold."""

    table: str
    outcome: Outcome
    after: float | None
    span: Span


@frozen
class Example:
    """An `example` block: a presence, and what the tables must say of it.

    A field that is not in `presence` is absent. `span` is that of the name, in `source`.
    """

    name: str
    presence: Mapping[str, Value]
    expected: tuple[Expected, ...]
    source: Source = field(repr=lambda source: source.name, eq=False)
    span: Span

    @property
    def line(self) -> int:
        """The line of the example's name, from 1."""
        return self.source.position(self.span.start).line
