"""What of a condition could be taken out and no presence would see it: parts, values, ends.

What is looked for is the largest part that may go, the last one first: of two that could each
stand in for the other, the first stays. All that is found may go together.

What only asks for more (a part of an `and`, a value behind `not`) is looked at within its
condition, and without what definitions say: that rows before took the rest, and that
something else is defined to be so, may be said once more for care.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from presencemap.checks.meaning.ends import ENDED, left_of
from presencemap.checks.meaning.listed import Listed
from presencemap.checks.meaning.uses import Context
from presencemap.checks.meaning.written import Part, references
from presencemap.language import tree
from presencemap.tables.conditions import AnyOf, HasAny, InRanges, Negation, fields_of
from presencemap.tables.diagram.nodes import Node

__all__ = ["Idle", "Search"]


@frozen
class Idle:
    """Something that makes no difference: parts (`places` in `path[-1]`) or values of a test.

    `changes` are, by context, where it would make one. It is `covered` if that is nowhere: then
    `less` tells whether the condition would be true of less without it. With `rest` it is just
    the ends of one range, of which that is left.
    """

    path: tuple[Part, ...]
    places: tuple[int, ...]
    changes: tuple[Node, ...]
    covered: bool
    less: bool = True
    rest: tuple[float, float] | None = None

    @property
    def field(self) -> str:
        """The name of the field that a test reads."""
        return next(iter(fields_of(self.path[-1].meaning)))


class Search:
    """Looks at one condition, in all the contexts in which it is used."""

    def __init__(
        self,
        contexts: Sequence[Context],
        gone: set[int | tuple[int, int]],
        values: Callable[[Part], Sequence[Listed]],
    ) -> None:
        """Start with what is `gone` already; what is found is put there."""
        self._contexts = contexts
        self._gone = gone
        self._values = values
        self._defined = contexts[0].pruned.defined
        self.found: list[Idle] = []

    def at(self, path: tuple[Part, ...], *, positive: bool = True) -> None:
        """Look at the last part of a path; `positive` if it is under no `not`, or under two."""
        part = path[-1]
        if isinstance(part.meaning, Negation) and part.parts:
            self.at((*path, part.parts[0]), positive=not positive)
        elif part.parts:
            self._in_parts(path, positive=positive)
        elif self._values(part):
            is_negated = isinstance(part.meaning, Negation)
            self._in_values(path, positive=positive is not is_negated)

    def _in_parts(self, path: tuple[Part, ...], *, positive: bool) -> None:
        part = path[-1]
        less = isinstance(part.meaning, AnyOf) is positive
        for place in reversed(range(len(part.parts))):
            child = part.parts[place]
            left = self._contexts[0].pruned.left(part)
            if id(child) in self._gone or len(left) == 1:
                continue
            if not less and next(references(child, self._defined), None) is not None:
                continue
            changes = []
            for context in self._contexts:
                deciding = context.pruned.deciding((*path, child))
                changes.append(deciding.change if less else deciding.plain_change)
            if self._is_idle(changes, less=less):
                self._take(Idle(path, (place,), tuple(changes), self._is_empty(changes), less))
                self._go(id(child))
        for child in self._contexts[0].pruned.left(part):
            self.at((*path, child), positive=positive)

    def _in_values(self, path: tuple[Part, ...], *, positive: bool) -> None:
        values = self._values(path[-1])
        for place in reversed(range(len(values))):
            key = id(path[-1]), place
            changes = [self._of_value(context, path, place, positive) for context in self._contexts]
            left = self._contexts[0].pruned.values_left(path[-1])
            if key in self._gone or len(left) == 1 or not self._is_idle(changes, less=positive):
                continue
            covered = self._is_empty(changes)
            self._take(Idle(path, (place,), tuple(changes), covered, positive))
            self._go(key)
        for place, value in enumerate(values if positive else ()):
            if (id(path[-1]), place) not in self._gone and isinstance(value.node, tree.Range):
                self._ends(path, place, value)

    def _of_value(
        self, context: Context, path: tuple[Part, ...], place: int, positive: bool
    ) -> Node:
        """Return where it makes a difference in one context whether a value stands in its list."""
        pruned = context.pruned
        regions = pruned.values_left(path[-1])
        region = found = regions.get(place, pruned.proof.diagrams.false)
        is_set = isinstance(self._values(path[-1])[place].test, HasAny)
        for other, each in regions.items():
            # Tokens that are only named together have one region, but a set may hold just one.
            if other != place and not (is_set and each is region):
                found = pruned.proof.both(found, pruned.proof.diagrams.negated(each))
        deciding = pruned.deciding(path)
        return pruned.proof.both(found, deciding.whole if positive else deciding.plain)

    def _ends(self, path: tuple[Part, ...], place: int, value: Listed) -> None:
        """Look for the ends of a range that rows before take from all the others."""
        test = value.test
        known = self._contexts[0].pruned.proof.fields[test.field]
        if not isinstance(test, InRanges) or known.type not in ENDED:
            return
        low, high = test.ranges[0]
        ends = [left_of(each, each.pruned.within(path), test) for each in self._contexts]
        rest = min(first for first, _ in ends), max(last for _, last in ends)
        if rest == (low, high):
            return
        cut = tuple((a, b) for a, b in ((low, rest[0] - 1), (rest[1] + 1, high)) if a <= b)
        changes = [
            each.pruned.proof.both(
                each.pruned.within(path), each.pruned.proof.region(evolve(test, ranges=cut))
            )
            for each in self._contexts
        ]
        if not self._is_empty(changes):
            self._take(Idle(path, (place,), tuple(changes), covered=False, rest=rest))

    def _is_idle(self, changes: Sequence[Node], *, less: bool) -> bool:
        pairs = zip(self._contexts, changes, strict=True)
        return all(context.is_idle(change, less=less) for context, change in pairs)

    def _is_empty(self, changes: Sequence[Node]) -> bool:
        pairs = zip(self._contexts, changes, strict=True)
        return all(context.pruned.is_empty(change) for context, change in pairs)

    def _take(self, idle: Idle) -> None:
        self.found.append(idle)

    def _go(self, key: int | tuple[int, int]) -> None:
        self._gone.add(key)
        for context in self._contexts:
            context.pruned.forget()
