"""The proofs of all tables of a rule set, each made when it is first asked for.

A table that is too large for a proof is remembered with the reason, and with what could not
be looked for because of it: silence must not look like a proof.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from attrs import frozen

from presencemap.limits import Limits
from presencemap.model import Field
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.table import Table

__all__ = ["GivenUp", "Proofs"]

_Said = TypeVar("_Said")


@frozen
class GivenUp:
    """A table of which not everything is proved: which bound was met, what was not looked for."""

    table: Table
    reason: str
    unproved: tuple[str, ...]


class Proofs:
    """Makes proofs of tables; `given_up` tells what has failed so far."""

    def __init__(
        self, tables: Iterable[Table], fields: Mapping[str, Field], limits: Limits
    ) -> None:
        """Start with nothing proved."""
        self._tables: Final = tuple(tables)
        self._fields = fields
        self._limits = limits
        self._proofs: dict[str, Proof] = {}
        self._hopeless: dict[str, TooLarge] = {}
        self._given_up: dict[str, GivenUp] = {}
        self._spent = 0.0

    @property
    def given_up(self) -> tuple[GivenUp, ...]:
        """The tables of which something could not be proved, in the order of the file."""
        names = [table.name for table in self._tables]
        return tuple(self._given_up[name] for name in names if name in self._given_up)

    def each(self, claim: str, say: Callable[[Proof], Iterable[_Said]]) -> Iterator[_Said]:
        """Yield what is to say of each table; `claim` is what it is called that is looked for.

        Where the proof of a table goes beyond its bounds, nothing at all is said of it.
        """
        for table in self._tables:
            yield from self.attempt(table, claim, say)

    def attempt(
        self, table: Table, claim: str, say: Callable[[Proof], Iterable[_Said]]
    ) -> tuple[_Said, ...]:
        """Return what is to say of one table; nothing where its proof goes beyond its bounds."""
        start = time.monotonic()
        try:
            self._refuse_late()
            proof = self._of(table)
            proof.diagrams.budget.renew()
            return tuple(say(proof))
        except TooLarge as beyond:
            before = self._given_up.get(table.name)
            unproved = (*(before.unproved if before else ()), claim)
            reason = before.reason if before else str(beyond)
            self._given_up[table.name] = GivenUp(table, reason, unproved)
            return ()
        finally:
            self._spent += time.monotonic() - start

    def _refuse_late(self) -> None:
        """Raise TooLarge where the tables of a file have had, together, what one of them may."""
        most = self._limits.diagram_seconds
        if self._spent > most:
            raise TooLarge(f"more than {most:g} seconds, with those of other tables")

    def _of(self, table: Table) -> Proof:
        if table.name in self._hopeless:
            raise self._hopeless[table.name]
        proof = self._proofs.get(table.name)
        if proof is None:
            try:
                proof = self._proofs[table.name] = Proof(table, self._fields, self._limits)
            except TooLarge as beyond:
                self._hopeless[table.name] = beyond
                raise
        return proof
