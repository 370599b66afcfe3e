"""How code answers with a table's decisions, which are made before: they are constants."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import cast

from presencemap.model import Decision
from presencemap.tables import interpret
from presencemap.tables.code.script import Script
from presencemap.tables.diagram.build import CONFLICT, NO_ROW
from presencemap.tables.table import Table

__all__ = ["Answering"]


class Answering:
    """Writes answers of one table; `wrap` makes what is returned of a decision's expression.

    Where rows contradict the hit policy the interpreter is asked, which says which ones.
    """

    def __init__(self, script: Script, table: Table, wrap: Callable[[str], str]) -> None:
        """Start without a name for any decision."""
        self._script = script
        self._table = table
        self._wrap = wrap
        self._names: dict[Hashable, str] = {}
        self._ask: str | None = None

    def decision(self, leaf: Hashable) -> Decision | None:
        """Return the decision at a leaf, None where rows contradict the hit policy."""
        if leaf == CONFLICT:
            return None
        matching = () if leaf == NO_ROW else (self._table.rows[cast("int", leaf)],)
        return interpret.decided(self._table, iter(matching))

    def at_leaf(self, leaf: Hashable) -> None:
        """Write what returns a leaf's answer, and say which row it is."""
        decision = self.decision(leaf)
        if decision is None:
            self.interpreted("several rows match")
            return
        self.found(self.name(leaf), repr(decision.row))

    def name(self, leaf: Hashable) -> str:
        """Return the name of the decision at a leaf."""
        if leaf not in self._names:
            self._names[leaf] = self._script.name("row", self.decision(leaf))
        return self._names[leaf]

    def found(self, expression: str, comment: str = "") -> None:
        """Write what returns the decision that an expression gives."""
        said = f"  # {comment}" if comment else ""
        self._script.line(f"return {self._wrap(expression)}{said}")

    def interpreted(self, comment: str) -> None:
        """Write what returns the interpreter's answer, and why it is asked."""
        if self._ask is None:
            self._ask = self._script.name("ask", partial(interpret.decide, self._table))
        self.found(f"{self._ask}(presence)", comment)

    def settled(self, leaves: Iterable[Hashable]) -> list[Decision] | None:
        """Return the decisions of leaves, None if the interpreter is to be asked at one."""
        decisions = [self.decision(leaf) for leaf in leaves]
        found = [decision for decision in decisions if decision is not None]
        return found if len(found) == len(decisions) else None
