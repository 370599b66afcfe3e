"""Where conditions are proved: over all that a table reads, or over what a definition reads.

A definition is proved in the first table that uses it. One that no table uses gets a table of
its own; if that is too large, nothing is lost but what `unused-define` says already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from presencemap.checks.meaning.part_regions import PartRegions
from presencemap.checks.meaning.written import Part, references, written
from presencemap.model import KEEP, Decision
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.load import Compiled
from presencemap.tables.table import HitPolicy, Row, Table

__all__ = ["Space", "Spaces"]

_Found = TypeVar("_Found")


class Space:
    """A place for proofs, made when it is first needed; without regions if it is too large."""

    def __init__(
        self, make: Callable[[], PartRegions | None], give_up: Callable[[TooLarge], None]
    ) -> None:
        """Start with nothing made."""
        self._make = make
        self._give_up = give_up
        self._made: list[PartRegions | None] = []

    def ask(self, question: Callable[[PartRegions], Iterable[_Found]]) -> list[_Found]:
        """Return the answer to a question, nothing if that goes beyond a bound."""
        if not self._made:
            self._made.append(self._make())
        regions = self._made[0]
        if regions is None:
            return []
        try:
            regions.proof.diagrams.budget.renew()
            return list(question(regions))
        except TooLarge as beyond:
            self._give_up(beyond)
            self._made[0] = None
            return []


class Spaces:
    """The spaces of one rule set; `claims` are what is looked for in them."""

    def __init__(self, compiled: Compiled, claims: Sequence[str]) -> None:
        """Find out which table is the first to use each definition."""
        self._compiled = compiled
        self._claims = claims
        self._written = compiled.once(written)
        self._of_tables = {
            table.name: Space(partial(self._of_table, table), partial(self._give_up, table))
            for table, _ in self._written.tables
        }
        self._homes: dict[str, str] = {}
        self._needed: dict[str, list[frozenset[str]]] = {}
        for table, rows in self._written.tables:
            needed = [frozenset(self.names([part])) for _, part in rows]
            self._needed[table.name] = needed
            for name in frozenset[str]().union(*needed):
                self._homes.setdefault(name, table.name)

    def of_table(self, table: Table) -> Space:
        """Return the space of a table."""
        return self._of_tables[table.name]

    def of_definition(self, name: str) -> Space:
        """Return the space of a definition."""
        if name in self._homes:
            return self._of_tables[self._homes[name]]
        return Space(partial(self._alone, self._written.defined[name]), lambda _: None)

    def needed_by(self, table: Table) -> Sequence[frozenset[str]]:
        """Return the names of the definitions that each row of a table needs."""
        return self._needed[table.name]

    def names(self, parts: Iterable[Part]) -> Iterable[str]:
        """Return the names of the definitions that parts need, with those that these need."""
        defined = self._written.defined
        found: dict[str, None] = {}
        waiting = [name for part in parts for _, name in references(part, defined)]
        for name in waiting:
            if name not in found:
                found[name] = None
                waiting += [each for _, each in references(defined[name], defined)]
        return found

    def _of_table(self, table: Table) -> PartRegions | None:
        made: list[Proof] = []
        for claim in self._claims:
            made = list(self._compiled.proofs.attempt(table, claim, lambda proof: [proof]))
        return PartRegions(made[0], self._written.defined) if made else None

    def _give_up(self, table: Table, beyond: TooLarge) -> None:
        def fail(_: Proof) -> Iterator[object]:
            raise beyond

        for claim in self._claims:
            self._compiled.proofs.attempt(table, claim, fail)

    def _alone(self, part: Part) -> PartRegions | None:
        fields = self._written.rules.fields
        try:
            proof = Proof(_table_of(part), fields, self._compiled.limits)
        except TooLarge:
            return None
        return PartRegions(proof, self._written.defined)


def _table_of(part: Part) -> Table:
    """Return a table of one row, which has the condition of a part."""
    name = part.source.name
    row = Row(name, part.meaning, Decision(name, KEEP, name, None), part.span)
    return Table(name, HitPolicy.FIRST, (row,), None, part.source, part.span)
