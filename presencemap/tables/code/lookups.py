"""A large diagram as lists: each value is a number, and their sum is a place in a list.

The levels are cut into stretches. In each, the atoms of a level that no node there tells
apart are one cell; the cells of the stretch, counted through, are the columns of a list, and
the nodes at which the stretch may begin are its rows. What stands there is the row of the
next list or, below zero, a decision; in the last list, the decision itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from presencemap.model import Decision
from presencemap.tables.code.answering import Answering
from presencemap.tables.code.asking import (
    Asking,
    Run,
    got,
    has_intervals,
    is_plain_word,
    key_of,
    runs_of,
)
from presencemap.tables.code.bounds import Bounds
from presencemap.tables.code.cells import Cells, cells_of
from presencemap.tables.code.script import Script
from presencemap.tables.code.shape import Shape
from presencemap.tables.code.stretches import (
    FEW_RUNS,
    Stretch,
    filled,
    filled_by_runs,
    stretches_of,
)
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.variables import OTHER, Aspect, Variable

__all__ = ["lookups_of", "write_lookups"]

_TRUTHS: Final = 2
"""How many cells a question has that is answered by yes or no."""


def lookups_of(shape: Shape, bounds: Bounds) -> list[Stretch]:
    """Return the stretches of a diagram that is no leaf; raises TooLarge if they are too long."""
    return stretches_of(shape, cells_of(shape.variables, shape.nodes()), bounds)


def write_lookups(
    script: Script, shape: Shape, stretches: list[Stretch], answering: Answering
) -> None:
    """Write what returns a table's decision.

    The lines stand in a function in which `get` reads fields.
    """
    _Lookups(script, shape, answering).write(stretches)


class _Lookups:
    def __init__(self, script: Script, shape: Shape, answering: Answering) -> None:
        self._script = script
        self._shape = shape
        self._answering = answering
        self._asking = Asking(script, shape.variables)
        self._held: str | None = None
        self._leaves = list(shape.diagrams.leaves(shape.root))

    def write(self, stretches: list[Stretch]) -> None:
        script = self._script
        rows = ""
        for stretch, following in zip(stretches, [*stretches[1:], None], strict=True):
            self._add(stretch, "" if stretch is stretches[0] else "at")
            if following is None:
                self._answer(self._found("rows", stretch, self._decisions()))
                return
            script.line(f"at = {self._found('steps', stretch, self._steps(following))}")
            rows = rows or script.name("rows", [self._answering.decision(x) for x in self._leaves])
            with script.block("if at < 0:"):
                self._answer(f"{rows}[~at]")

    def _found(self, kind: str, stretch: Stretch, entries: Mapping[Node, object]) -> str:
        """Return the expression of what a stretch's list has for the presence."""
        script = self._script
        if not stretch.is_by_runs:
            return f"{script.name(kind, filled(stretch, entries))}[at]"
        variable = self._shape.variables[stretch.levels[0]]
        script.line(f"run = {script.name('runs', filled_by_runs(stretch, variable, entries))}[at]")
        script.line("half = len(run) // 2")
        place = script.bisected("run", "0, half")
        return f"run[half if value is None else half + {place}]"

    def _steps(self, following: Stretch) -> dict[Node, int]:
        """Return what stands for a node before another stretch: its row, or ~ the leaf's number."""
        steps = {node: n * following.width for n, node in enumerate(following.entering)}
        leaf = self._shape.diagrams.leaf
        return steps | {leaf(each): ~number for number, each in enumerate(self._leaves)}

    def _decisions(self) -> dict[Node, Decision | None]:
        """Return what stands for a node behind the last stretch, which is a leaf."""
        leaf = self._shape.diagrams.leaf
        return {leaf(each): self._answering.decision(each) for each in self._leaves}

    def _answer(self, expression: str) -> None:
        """Write what returns a decision; None stands where the interpreter is to be asked."""
        if self._answering.settled(self._leaves) is not None:
            self._answering.found(expression)
            return
        self._script.line(f"found = {expression}")
        with self._script.block("if found is None:"):
            self._answering.interpreted("several rows match")
        self._answering.found("found")

    def _add(self, stretch: Stretch, before: str) -> None:
        """Write what adds to `at`, if it is there before, the column of the presence's cells."""
        words: list[str] = []
        others: list[tuple[Variable, Cells, int]] = []
        factor = stretch.width
        for level, cells in zip(stretch.levels, stretch.cells, strict=True):
            factor = 1 if stretch.is_by_runs else factor // cells.count
            variable = self._shape.variables[level]
            if cells.count > _TRUTHS and is_plain_word(variable):
                words.append(self._place(variable, cells, factor, got(variable)))
            else:
                others.append((variable, cells, factor))
        self._sum([before] * bool(before) + words)
        for variable, cells, factor in others:
            if variable.field.name != self._held:
                self._held = variable.field.name
                self._asking.read(variable)
            if not stretch.is_by_runs:
                self._add_one(variable, cells, factor)

    def _sum(self, terms: list[str]) -> None:
        if len(terms) > 1:
            with self._script.block("at = ("):
                self._script.line(terms[0])
                for term in terms[1:]:
                    self._script.line(f"+ {term}")
            self._script.line(")")
        elif terms != ["at"]:
            self._script.line(f"at = {terms[0] if terms else 0}")

    def _add_one(self, variable: Variable, cells: Cells, factor: int) -> None:
        if has_intervals(variable):
            self._add_interval(variable, cells, factor)
        elif cells.count == _TRUTHS:
            self._add_if(variable, cells, factor)
        else:
            self._script.line(f"at += {self._place(variable, cells, factor, 'value')}")

    def _add_if(self, variable: Variable, cells: Cells, factor: int) -> None:
        test = self._asking.test(variable, cells.mask(1))
        if variable.aspect is Aspect.LIKE:
            test = f"value is not None and {test}"
        with self._script.block(f"if {test}:"):
            self._script.line(f"at += {factor}")

    def _place(self, variable: Variable, cells: Cells, factor: int, value: str) -> str:
        """Return the expression of the place of a word, given that of the value."""
        numbers = {
            key_of(variable, atom): number * factor
            for atom, number in enumerate(cells.numbers)
            if variable.atoms[atom] is not OTHER
        }
        name = self._script.name("places", numbers)
        # What a closed field does not list is in no dict: then the interpreter answers.
        return f"{name}.get({value}, 0)" if variable.atoms[-1] is OTHER else f"{name}[{value}]"

    def _add_interval(self, variable: Variable, cells: Cells, factor: int) -> None:
        script = self._script
        runs = runs_of(variable, cells.numbers[1:])
        with script.block("if value is not None:"):  # what is absent is in cell 0
            if len(runs) <= FEW_RUNS:
                self._halves(runs, factor)
                return
            starts = script.name("starts", [run.start for run in runs[1:]])
            places = script.name("places", [run.place * factor for run in runs])
            script.line(f"at += {places}[{script.bisected(starts)}]")

    def _halves(self, runs: list[Run], factor: int) -> None:
        if len(runs) == 1:
            place = runs[0].place
            self._script.line(f"at += {place * factor}" if place else "pass")
            return
        middle = len(runs) // 2
        with self._script.block(f"if value < {self._script.number(runs[middle].start)}:"):
            self._halves(runs[:middle], factor)
        with self._script.block("else:"):
            self._halves(runs[middle:], factor)
