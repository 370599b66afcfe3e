"""One table, ready to be asked whether there is a presence that does this or that.

A claim that something never happens is certain: every presence has been looked at, patterns
(`like`) counting as if any text could be like each or not. A claim that something happens comes
with a presence; where no text was found that is like the patterns in question, it is only
possible.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar

from attrs import frozen

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Field, FieldType, Value
from presencemap.tables.conditions import Condition, InRanges, Test, fields_of
from presencemap.tables.diagram.asked import asked
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.build import build
from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.meetings import Meetings
from presencemap.tables.diagram.nodes import Box, Diagrams, Node
from presencemap.tables.diagram.order import field_order, ordered
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.diagram.remains import remains
from presencemap.tables.diagram.search import Path, Search
from presencemap.tables.diagram.variables import Aspect, Atom, Variable, variables_of
from presencemap.tables.diagram.witness import sample
from presencemap.tables.table import Row, Table

__all__ = ["Evidence", "Proof", "decides"]

_PATHS: Final = 100
"""How many paths are tried for a text that is like their patterns."""

_Found = TypeVar("_Found")


@frozen
class Evidence:
    """That there is a presence as asked for; `presence` is one, absent fields left out.

    Without one it is only possible: none of the texts that were tried is like the patterns
    that it takes, and not all could be.
    """

    path: Path
    presence: Mapping[str, Value] | None


def decides(row: Row) -> Hashable:
    """Return what a row decides, apart from its name: rows with equal ones agree."""
    decision = row.decision
    outcome = decision.outcome
    values = tuple(sorted((k, type(v).__name__, v) for k, v in outcome.attributes.items()))
    return outcome.kind, outcome.state, values, decision.after


class Proof:
    """What can be proved of one table.

    `rows` are the regions of its rows as conditions, whatever rows stand before them. Fields
    that no row reads are not looked at: nothing depends on them. Everything here may raise
    `TooLarge`, and so may making it.
    """

    def __init__(
        self, table: Table, fields: Mapping[str, Field], limits: Limits = DEFAULT_LIMITS
    ) -> None:
        """Cut the fields that the table reads by all that its rows ask for."""
        self.table = table
        self.fields = fields
        conditions = [row.condition for row in table.rows]
        tests = [test for _, test in asked(conditions)]
        variables = variables_of([*tests, *_named_ranges(tests, fields)], fields)
        if len(variables) > limits.diagram_variables:
            raise TooLarge(f"more than {limits.diagram_variables} variables")
        names = field_order(conditions, variables)
        self.diagrams = Diagrams(ordered(variables, names), Budget(limits))
        self._regions = Regions(self.diagrams)
        self._shapes = [self._shape(condition) for condition in conditions]
        self.levels = Levels(self.diagrams, self._shapes)
        self._search = Search(self.diagrams, self.levels)
        self._idle = 0
        self._reached: dict[int, Evidence | None] = {}
        self._once: dict[Callable[[Proof], object], object] = {}

    def _shape(self, condition: Condition) -> Box | Node:
        box = self._regions.box(condition)
        return self._regions.region(condition) if box is None else box

    @property
    def shapes(self) -> Sequence[Box | Node]:
        """The regions of the rows, those that are plain boxes as such."""
        return self._shapes

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables of the fields that the table reads, in the order of the levels."""
        return self.diagrams.variables

    @cached_property
    def rows(self) -> tuple[Node, ...]:
        """The regions of the rows' conditions."""
        return tuple(
            shape if isinstance(shape, Node) else self._regions.of_box(shape)
            for shape in self._shapes
        )

    @cached_property
    def diagram(self) -> Node:
        """The table's diagram: its leaves are numbers of rows, NO_ROW or CONFLICT.

        If it is too large, that is found out only once.
        """
        return self.once(_built)

    @cached_property
    def decisions(self) -> tuple[Hashable, ...]:
        """What the rows decide, equal for those that agree."""
        return tuple(decides(row) for row in self.table.rows)

    @cached_property
    def agreeing(self) -> Mapping[Hashable, int]:
        """For what rows decide, the bits with which these rows start."""
        found: dict[Hashable, int] = {}
        for decision, start in zip(self.decisions, self.levels.starts, strict=True):
            found[decision] = found.get(decision, 0) | start
        return found

    @cached_property
    def meetings(self) -> Meetings:
        """Which rows may match together, as the bits with which they start."""
        return Meetings(self.diagrams, self.levels, self._shapes)

    def once(self, make: Callable[[Proof], _Found]) -> _Found:
        """Return what a function makes of this proof; what is dear is made once, for all who ask.

        That it went beyond a bound is remembered, too.
        """
        if make not in self._once:
            try:
                self._once[make] = make(self)
            except TooLarge as beyond:
                self._once[make] = beyond
        found = self._once[make]
        if isinstance(found, TooLarge):
            raise found
        return found  # type: ignore[return-value]  # it is what this function has made

    def region(self, condition: Condition) -> Node:
        """Return the region of a condition that asks for nothing but what the rows ask for."""
        return self._regions.region(condition)

    def mask(self, test: Test) -> int:
        """Return the atoms of its field's value that pass a test; not of a set of tokens."""
        return self._regions.mask(test)

    def where(self, wanted: Mapping[str, Collection[Atom]]) -> Node:
        """Return the region in which the values of some fields are among these atoms.

        Those of a set are yes and no, and say of all its tokens alike whether it holds them;
        when it is absent, it holds none.
        """
        box = {
            level: _among(variable, wanted[variable.field.name])
            for level, variable in enumerate(self.variables)
            if variable.field.name in wanted and variable.aspect is not Aspect.LIKE
        }
        return self.diagrams.false if 0 in box.values() else self.diagrams.box(box)

    def both(self, *regions: Node) -> Node:
        """Return what is in all of some regions."""
        return self.diagrams.all_of(regions)

    def find(self, region: Node, rows: Iterable[int] = ()) -> Evidence | None:
        """Look for a presence in a region that none of some rows (by number) matches.

        None means that there certainly is none.
        """
        numbers = rows if isinstance(rows, range) else tuple(rows)
        return self.find_beside(region, self.levels.alive_of(numbers))

    def find_beside(self, region: Node, alive: int) -> Evidence | None:
        """Look for a presence in a region that no row with one of these bits matches."""
        return self.evidence(self._search.outside(region, alive))

    def evidence(self, paths: Iterator[Path]) -> Evidence | None:
        """Return the first of some paths on which there is a presence, None if none has one."""
        possible: Path | None = None
        for tried, path in enumerate(islice(paths, _PATHS), start=1):
            found = sample(self.variables, path, self.diagrams.budget)
            if found.presence is not None:
                return Evidence(path, _present(found.presence))
            if not found.is_certain or tried == _PATHS:
                possible = path
        return None if possible is None else Evidence(possible, None)

    def remains(self, region: Node, alive: int) -> Node:
        """Return the part of a region that no row with one of these bits matches."""
        return remains(self.diagrams, self.levels, region, alive)

    def reached(self, row: int, within: Node | None = None) -> Evidence | None:
        """Look for a presence (in a region) that a row of a table `first` is the first to match."""
        if within is not None:
            return self.find(self.both(within, self.rows[row]), range(row))
        if row not in self._reached:
            start = self.levels.starts[row]
            before = max(start - 1, 0)
            is_hidden = self.meetings.around(row) & before
            meeting = self.meetings.of(row) & before & ~self._idle
            found = None if is_hidden else self.find_beside(self.rows[row], meeting)
            if found is None:  # what it takes, rows before it have taken
                self._idle |= start
            self._reached[row] = found
        return self._reached[row]

    def unmatched(self, within: Node | None = None) -> Evidence | None:
        """Look for a presence (in a region) that no row matches."""
        return self.find(within or self.diagrams.true, range(len(self.table.rows)))


def _built(proof: Proof) -> Node:
    return build(proof.diagrams, proof.levels, proof.table.policy, proof.decisions)


def _among(variable: Variable, atoms: Collection[Atom]) -> int:
    if variable.aspect is Aspect.VALUE:
        return variable.mask(atoms)
    return variable.mask(False if atom is None else atom for atom in atoms)


def _present(presence: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in presence.items() if value is not None}


def _named_ranges(tests: Iterable[Test], fields: Mapping[str, Field]) -> Iterable[Test]:
    """Yield tests for the named ranges of the fields, which are worth telling apart."""
    for name in dict.fromkeys(test.field for test in tests):
        known = fields[name]
        if known.type is FieldType.INT and known.ranges:
            yield InRanges(name, tuple((each.low, each.high) for each in known.ranges))


def fields_read(table: Table) -> frozenset[str]:
    """Return the names of the fields that the rows of a table read."""
    return frozenset[str]().union(*(fields_of(row.condition) for row in table.rows))
