"""All that makes no difference in the conditions of one rule set, rows first, then definitions.

What other findings say is left to them: parts that are constant or say nothing beside another,
parts and values that stand twice, rows that are never reached. A definition is looked at in all
of its uses at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from attrs import field, frozen

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.constants import Constants
from presencemap.checks.meaning.idle import Idle, Search
from presencemap.checks.meaning.listed import Listed, listed, repeated_values, values_of
from presencemap.checks.meaning.part_regions import PartRegions
from presencemap.checks.meaning.plain_rows import PlainRow
from presencemap.checks.meaning.pruned import Pruned
from presencemap.checks.meaning.spaces import Space, Spaces
from presencemap.checks.meaning.uses import Context, Use, reached, uses_of
from presencemap.checks.meaning.written import Part, written
from presencemap.language import tree
from presencemap.tables.conditions import AnyOf, InRanges, Negation, fields_of
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.load import Compiled
from presencemap.tables.operands import Operands
from presencemap.tables.table import Row, Table

__all__ = ["Found", "Idles"]


@frozen
class Found:
    """Something idle, in a row or in a definition (then with its name)."""

    idle: Idle
    contexts: Sequence[Context] = field(repr=False)
    definition: str | None = None


class Idles:
    """Looks at all conditions of one rule set; `claim` is what is looked for."""

    def __init__(self, compiled: Compiled, claim: str) -> None:
        """Start with nothing looked at."""
        self._written = compiled.once(written)
        self._constants = compiled.once(Constants)
        self._alike = Alike(compiled)
        self._operands = Operands(compiled.scope, compiled.limits)
        self._spaces = Spaces(compiled, (claim,))
        self._gone: set[int | tuple[int, int]] = set()
        self._lists: dict[int, tuple[Listed, ...]] = {}
        self._pruned: dict[str, Pruned] = {}
        self._whole: dict[str, Pruned] = {}

    def found(self) -> Iterator[Found]:
        """Yield all that is idle."""
        # What others say of definitions is to be known before the rows that use them.
        defined = [(n, part) for n, part in self._written.defined.items() if self._has_choice(part)]
        for table, rows in self._written.tables:
            space = self._spaces.of_table(table)
            looked_at = [n for n, (_, part) in enumerate(rows) if self._has_choice(part)]
            if looked_at:
                yield from self._ask(space, partial(self._in_rows, rows, looked_at))
        for name, part in defined:
            yield from self._in_definition(name, part, ())

    def _has_choice(self, part: Part, *, positive: bool = True) -> bool:
        """Tell whether anything could be taken out, and put down what others say is too much."""
        if self._constants.value(part) is not None:
            return False
        if isinstance(part.meaning, Negation) and part.parts:
            return self._has_choice(part.parts[0], positive=not positive)
        if part.parts:
            self._leave_out(part)
            left = [each for each in part.parts if id(each) not in self._gone]
            inner = [self._has_choice(each, positive=positive) for each in left]
            is_choice = isinstance(part.meaning, AnyOf) is positive
            return any(inner) or (len(left) > 1 and (is_choice or not _are_of_different(left)))
        values = self.values(part)
        if len(values) > 1:
            known = self._written.rules.fields[values[0].test.field]
            places = repeated_values(part, known, self._operands)
            self._gone |= {(id(part), place) for place in places}
        if positive is isinstance(part.meaning, Negation):  # ranges may cover one another
            return len(values) > 1 and isinstance(values[0].test, InRanges)
        return bool(values)

    def _leave_out(self, part: Part) -> None:
        seen: set[int] = set()
        for child in part.parts:
            constant = self._constants.value(child) is not None
            number = self._alike.number(child)
            if constant or number in seen or self._constants.is_idle(child):
                self._gone.add(id(child))
            seen.add(number)

    def values(self, part: Part) -> tuple[Listed, ...]:
        """Return the values that a part lists, if it is more than one or a range."""
        nodes = values_of(part)
        if len(nodes) < 2 and not any(isinstance(node, tree.Range) for node in nodes):  # noqa: PLR2004 - one can't go
            return ()
        found = self._lists.get(id(part))
        if found is None:
            names = fields_of(part.meaning)
            known = self._written.rules.fields[next(iter(names))] if len(names) == 1 else None
            found = listed(part, known, self._operands) if known else ()
            self._lists[id(part)] = found
        return found

    def _in_table(self, regions: PartRegions) -> Pruned:
        name = regions.proof.table.name
        if name not in self._pruned:
            made = Pruned(regions.proof, self._written.defined, self.values, self._gone)
            self._pruned[name] = made
        return self._pruned[name]

    def _as_written(self, regions: PartRegions) -> Pruned:
        name = regions.proof.table.name
        if name not in self._whole:
            made = Pruned(regions.proof, self._written.defined, self.values, set())
            self._whole[name] = made
        return self._whole[name]

    def _in_rows(
        self, rows: Sequence[tuple[Row, Part]], numbers: Iterable[int], regions: PartRegions
    ) -> Iterator[Found]:
        pruned, diagrams = self._in_table(regions), regions.proof.diagrams
        for number in numbers:
            part = rows[number][1]
            contexts = [Context(pruned, [Use(pruned, number, diagrams.true, diagrams.false)])]
            plain = PlainRow.of(regions.proof, number, part)
            found = None if plain is None else self._in_plain(plain, part)
            if found is None and reached(regions.proof, number):
                search = Search(contexts, self._gone, self.values)
                search.at((part,))
                found = search.found
            for each in found or ():
                yield Found(each, contexts)

    def _in_plain(self, row: PlainRow, part: Part) -> list[Idle] | None:
        found: list[Idle] = []
        for path in _tests((part,)):
            values = self.values(path[-1])
            if values:
                negations = sum(isinstance(each.meaning, Negation) for each in path)
                idle = row.idle(path, values, self._gone, positive=negations % 2 == 0)
                if idle is None:
                    return None
                found += idle
        return found

    def _ask(self, space: Space, question: Callable[[PartRegions], Iterable[Found]]) -> list[Found]:
        """Ask a question of a space; what is not told in the end is not taken out either."""
        gone = frozenset(self._gone)

        def all_or_nothing(regions: PartRegions) -> list[Found]:
            try:
                return list(question(regions))
            except TooLarge:
                self._gone &= gone
                for each in self._pruned.values():
                    each.forget()
                raise

        return space.ask(all_or_nothing)

    def _in_definition(
        self, name: str, part: Part, contexts: tuple[Context, ...], tables: int = 0
    ) -> Iterator[Found]:
        """Gather the contexts of a definition, table by table, then look at it in all of them."""
        using = self._using(name)
        if tables < len(using):
            table, rows, names = using[tables]

            def ask(regions: PartRegions) -> Iterator[Found]:
                pruned = self._in_table(regions)
                uses = uses_of(name, pruned, rows, names)
                if self._gone:  # what was taken out of rows may stay, if nobody minds the finding
                    uses += uses_of(name, self._as_written(regions), rows, names)
                context = Context(pruned, uses)
                yield from self._in_definition(name, part, (*contexts, context), tables + 1)

            yield from self._ask(self._spaces.of_table(table), ask)
        elif contexts:
            is_reached = any(use.reached for each in contexts for use in each.uses)
            whole = [each.is_idle(each.pruned.of(part), less=True) for each in contexts]
            if all(whole) or not is_reached:  # said of the rows, if at all
                contexts = (Context(contexts[0].pruned, ()),)
            search = Search(contexts, self._gone, self.values)
            search.at((part,))
            for idle in search.found:
                yield Found(idle, contexts, name)

    def _using(
        self, name: str
    ) -> list[tuple[Table, Sequence[tuple[Row, Part]], Sequence[frozenset[str]]]]:
        """Return the tables that need a definition, with what each of their rows needs."""
        found: list[tuple[Table, Sequence[tuple[Row, Part]], Sequence[frozenset[str]]]] = []
        for table, rows in self._written.tables:
            names = self._spaces.needed_by(table)
            if any(name in each for each in names):
                found.append((table, rows, names))
        return found


def _tests(path: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Yield the paths to what has no parts."""
    if not path[-1].parts:
        yield path
    for child in path[-1].parts:
        yield from _tests((*path, child))


def _are_of_different(parts: Sequence[Part]) -> bool:
    """Tell whether parts of an `and` ask for different fields: then each has its say."""
    fields = [fields_of(each.meaning) for each in parts]
    return sum(map(len, fields)) == len(frozenset[str]().union(*fields))
