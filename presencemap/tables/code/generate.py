"""Tables to Python code: what is chosen for each, and how it is compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, cast

from attrs import field, frozen

from presencemap.model import Decision, Field, Value
from presencemap.tables.code.answering import Answering
from presencemap.tables.code.bounds import DEFAULT_BOUNDS, Bounds
from presencemap.tables.code.branches import write_branches
from presencemap.tables.code.lookups import lookups_of, write_lookups
from presencemap.tables.code.script import Script
from presencemap.tables.code.shape import Shape, shape_of, widest_first, with_few_reads
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.table import Table

__all__ = ["Code", "generate"]

Decide: TypeAlias = Callable[[Mapping[str, Value]], dict[str, Decision]]


@frozen
class Code:
    """The generated code of some tables.

    `decide` returns each table's decision by its name, as `RuleSet.decide_checked` says.
    `source` is its text, for people; the names in it are generated, and `names` tells what those
    stand for that are not defined there. `interpreted` has the tables of which no code was made,
    with the reason: these are asked row by row.
    """

    decide: Decide = field(repr=False, eq=False)
    source: str
    interpreted: Mapping[str, str]
    names: Mapping[str, object] = field(repr=False, eq=False)


def generate(
    tables: Iterable[Table], fields: Mapping[str, Field], bounds: Bounds = DEFAULT_BOUNDS
) -> Code:
    """Return code that decides as `interpret.decide` does of each table.

    Of values that are not of their field's type it may say anything a wrong presence could be
    told, but it raises only where the interpreter does.
    """
    writer = _Writer(fields, bounds)
    tables = tuple(tables)
    if len(tables) == 1:
        name = tables[0].name
        writer.table("decide", tables[0], lambda decision: f"{{{name!r}: {decision}}}")
    else:
        writer.tables(tables)
    script = writer.script
    names = dict(script.names)
    exec(compile(script.source, "<presencemap rules>", "exec"), names)  # noqa: S102 - our own text
    decide = cast("Decide", names["decide"])
    return Code(decide, script.source, writer.interpreted, script.names)


class _Writer:
    """Writes a function for each table, or one for all where there is only one."""

    def __init__(self, fields: Mapping[str, Field], bounds: Bounds) -> None:
        self.script = Script()
        self.interpreted: dict[str, str] = {}
        self._fields = fields
        self._bounds = bounds

    def tables(self, tables: tuple[Table, ...]) -> None:
        """Write a function that calls one for each table."""
        for number, table in enumerate(tables, start=1):
            self.table(f"decide_{number}", table, str)
            self.script.line("")
        calls = (f"{table.name!r}: decide_{n}(presence)" for n, table in enumerate(tables, 1))
        with self.script.block("def decide(presence):"):
            self.script.line(f"return {{{', '.join(calls)}}}")

    def table(self, name: str, table: Table, wrap: Callable[[str], str]) -> None:
        """Write a function that answers for a table, by the interpreter if there is no better."""
        answering = Answering(self.script, table, wrap)
        with self.script.block(f"def {name}(presence):"):
            try:
                with self.script.draft():
                    self._body(table, answering)
            except TooLarge as beyond:
                self.interpreted[table.name] = str(beyond)
                answering.interpreted("too large for code")

    def _body(self, table: Table, answering: Answering) -> None:
        shape = shape_of(table, self._fields, self._bounds)
        self.script.line("get = presence.get")
        with self.script.block("try:"):
            try:
                with self.script.draft():
                    self._branches(shape, answering)
            except TooLarge:
                self._lookups(shape, answering)
        with self.script.block("except (AttributeError, KeyError, TypeError):"):
            answering.interpreted("a value of another type")

    def _branches(self, shape: Shape, answering: Answering) -> None:
        shape = with_few_reads(shape, self._bounds)
        if shape.root.edges and shape.paths() > self._bounds.leaves:
            raise TooLarge(f"more than {self._bounds.leaves:,} paths")
        write_branches(self.script, shape, answering)

    def _lookups(self, shape: Shape, answering: Answering) -> None:
        try:
            stretches = lookups_of(shape, self._bounds)
        except TooLarge:
            shape = widest_first(shape, self._bounds)
            stretches = lookups_of(shape, self._bounds)
        write_lookups(self.script, shape, stretches, answering)
