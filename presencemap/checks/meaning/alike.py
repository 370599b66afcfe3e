"""Which conditions mean the same by their parts: each gets a number, equal for equal ones.

The contrary of a condition has the number with the other sign, so that opposites are known,
too. The order of parts, repeated parts, the order of a set and the way to write a test
(`is busy`, `in 6000..7499`, the name of a `define`) make no difference. Two conditions with
different numbers may still mean the same: this is bookkeeping, no proof.
"""

from __future__ import annotations

from collections.abc import Hashable

import attrs

from presencemap.checks.meaning.possible import merged
from presencemap.checks.meaning.written import Part, defined
from presencemap.language import tree
from presencemap.tables.conditions import AllOf, AnyOf, Condition, InRanges, Negation
from presencemap.tables.load import Compiled

__all__ = ["Alike", "asks_for_no"]


class Alike:
    """The numbers of one rule set's conditions."""

    def __init__(self, compiled: Compiled) -> None:
        """Start without any; definitions are numbered once, when they are first used."""
        self._numbers: dict[Hashable, int] = {}
        self._defined = defined(compiled)
        self._of_names: dict[str, int] = {}

    def number(self, part: Part) -> int:
        """Return the number of a condition; it takes time in proportion to its text."""
        if isinstance(part.node, tree.Reference | tree.Cell):
            return self._of_name(part)
        numbers = [self.number(each) for each in part.parts]
        match part.meaning:
            case AllOf() if numbers:
                return self._all(numbers)
            case AnyOf() if numbers:
                return -self._all([-each for each in numbers])
            case Negation() if numbers:
                return -numbers[0]
            case meaning:
                return self._of(meaning)

    def _of_name(self, part: Part) -> int:
        """Return the number of a name, perhaps of a definition; a cell may ask for its contrary."""
        node = part.node
        name = node.name.text if isinstance(node, tree.Reference) else part.column
        if name not in self._defined:
            return self._of(part.meaning)
        if name not in self._of_names:
            self._of_names[name] = self.number(self._defined[name])
        number = self._of_names[name]
        return -number if isinstance(node, tree.Cell) and asks_for_no(node) else number

    def _of(self, meaning: Condition) -> int:
        if isinstance(meaning, Negation):
            return -self._of(meaning.part)
        if isinstance(meaning, InRanges):
            # An empty range stays as it is: that nothing passes two tests makes them no twins.
            ranges = tuple(merged(meaning.ranges)) or meaning.ranges
            meaning = attrs.evolve(meaning, ranges=ranges)
        return self._numbers.setdefault(meaning, len(self._numbers) + 1)

    def _all(self, numbers: list[int]) -> int:
        different = frozenset(numbers)
        if len(different) == 1:
            return numbers[0]
        return self._numbers.setdefault(different, len(self._numbers) + 1)


def asks_for_no(cell: tree.Cell) -> bool:
    """Tell whether a cell in the column of a definition asks for its contrary."""
    value = cell.values[0] if cell.values else None
    return isinstance(value, tree.YesNo) and value.value is cell.negated
