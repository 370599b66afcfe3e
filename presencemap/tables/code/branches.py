"""A small diagram as nested `if`s: a field is read where its answer begins to matter.

Every branch ends in `return`, so that no `else` is needed; shared nodes are written once for
each way to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from presencemap.model import Decision
from presencemap.tables.code.answering import Answering
from presencemap.tables.code.asking import Asking, Run, default_atom, has_intervals, key_of, runs_of
from presencemap.tables.code.script import Script
from presencemap.tables.code.shape import Shape
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.variables import OTHER, Variable

__all__ = ["write_branches"]

_FEW_WORDS: Final = 4
_FEW_RUNS: Final = 8
"""Beyond so many tests, a look into a dict or a bisection is quicker."""


def write_branches(script: Script, shape: Shape, answering: Answering) -> None:
    """Write what returns a table's decision.

    The lines stand in a function in which `get` reads fields. Raises TooLarge if they would be
    too deep.
    """
    _Branches(script, shape, answering).write(shape.root, None)


class _Branches:
    def __init__(self, script: Script, shape: Shape, answering: Answering) -> None:
        self._script = script
        self._variables = shape.variables
        self._answering = answering
        self._asking = Asking(script, shape.variables)

    def write(self, node: Node | None, held: str | None) -> None:
        """Write a node; `held` is the field that has been read last on the way to it."""
        while node is not None:
            if not node.edges:
                self._answering.at_leaf(node.leaf)
                return
            variable = self._variables[node.level]
            if variable.field.name != held:
                self._asking.read(variable)
            held = variable.field.name
            if has_intervals(variable):
                node = self._intervals(node, variable)
            elif len(node.edges) > _FEW_WORDS:
                node = self._many_words(node, variable)
            else:
                node = self._few_words(node, variable)

    # Each of these returns the child that is left, for whom nothing more need be asked here.

    def _few_words(self, node: Node, variable: Variable) -> Node:
        default = node.child(default_atom(variable))
        for mask, child in node.edges:
            if child is not default:
                with self._script.block(f"if {self._asking.test(variable, mask)}:"):
                    self.write(child, variable.field.name)
        return default

    def _many_words(self, node: Node, variable: Variable) -> Node | None:
        """Give the children numbers, the default one 0, and look for the number of a word."""
        default = node.child(default_atom(variable))
        children = [default, *(child for _, child in node.edges if child is not default)]
        numbers = {
            key_of(variable, atom): children.index(child)
            for mask, child in node.edges
            for atom in bits(mask)
            if variable.atoms[atom] is not OTHER
        }
        decisions = self._decisions(children)
        if decisions:
            found = {key: decisions[number] for key, number in numbers.items()}
            rest = self._answering.name(default.leaf)
            words = self._script.name("rows", found)
            self._answering.found(f"{words}.get(value, {rest})", "a row for each word")
            return None
        self._script.line(f"place = {self._script.name('places', numbers)}.get(value, 0)")
        runs = [Run(number, number) for number in range(len(children))]
        return self._halves(runs, children, "place", variable)

    def _intervals(self, node: Node, variable: Variable) -> Node | None:
        with self._script.block("if value is None:"):
            self.write(node.child(0), variable.field.name)
        children = [child for _, child in node.edges]
        leads = {atom: n for n, (mask, _) in enumerate(node.edges) for atom in bits(mask)}
        runs = runs_of(variable, [leads[atom] for atom in range(1, len(variable.atoms))])
        decisions = self._decisions(children) if len(runs) > _FEW_RUNS else None
        if decisions:
            starts = self._script.name("starts", [run.start for run in runs[1:]])
            rows = self._script.name("rows", [decisions[run.place] for run in runs])
            self._answering.found(
                f"{rows}[{self._script.bisected(starts)}]", "a row for each range"
            )
            return None
        return self._halves(runs, children, "value", variable)

    def _decisions(self, children: Sequence[Node]) -> list[Decision] | None:
        """Return the decisions of children that are leaves, None if not all are."""
        if any(child.edges for child in children):
            return None
        return self._answering.settled(child.leaf for child in children)

    def _halves(
        self, runs: list[Run], children: list[Node], what: str, variable: Variable
    ) -> Node | None:
        """Write comparisons that halve the runs, until one is left."""
        while len(runs) > 1:
            middle = len(runs) // 2
            with self._script.block(f"if {what} < {self._script.number(runs[middle].start)}:"):
                left = self._halves(runs[:middle], children, what, variable)
                self.write(left, variable.field.name)
            runs = runs[middle:]
        return children[runs[0].place]
