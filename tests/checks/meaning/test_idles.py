"""What makes no difference: nothing is missed and nothing invented, on all presences.

All that is found is taken out of a small file at once, and the row that answers each presence
must be the same. Then each value and part that is left is taken out, by itself or as well, and
somebody must be answered by another row.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from said import compiled
from small_conditions import HEAD, Small

from presencemap.checks.meaning.constants import Constants
from presencemap.checks.meaning.idles import Idles
from presencemap.checks.meaning.part_regions import defined_name, is_contrary
from presencemap.checks.meaning.written import Part, references, written
from presencemap.language import tree
from presencemap.tables.conditions import AllOf, AnyOf, Condition, InRanges, Negation, fields_of
from presencemap.tables.interpret import holds
from presencemap.tables.table import HitPolicy

BATCH = 3


@frozen
class Item:
    """A part or value that may be taken out; `less` tells whether its row then matches less."""

    key: object
    less: bool
    is_plain: bool
    text: str


class Examined:
    """A small file, what is idle in it, and what its rows say with some things taken out."""

    def __init__(self, small: Small) -> None:
        self.compiled = compiled(small.text, HEAD)
        self.written = self.compiled.once(written)
        [(self.table, self.rows)] = self.written.tables
        self.constants = self.compiled.once(Constants)
        self.idles = Idles(self.compiled, "partly-shadowed-value")
        self.found = list(self.idles.found())
        self.presences = list(small.presences())
        self.rests: dict[tuple[int, int], tuple[float, float]] = {}
        self.gone: set[object] = set()
        for found in self.found:
            part = found.idle.path[-1]
            for place in found.idle.places:
                if found.idle.rest:
                    self.rests[id(part), place] = found.idle.rest
                    self.gone.add(("ends", id(part), place))
                else:
                    self.gone.add(id(part.parts[place]) if part.parts else (id(part), place))
        self.touched = {id(part) for found in self.found for part in found.idle.path}
        self.said_by_others = self.idles._gone - self.gone
        self.gone |= self.said_by_others

    def condition(self, part: Part, gone: set[object]) -> Condition:
        """Return what a part means with some things taken out of it."""
        name = defined_name(part, self.written.defined)
        if name is not None:
            meaning = self.condition(self.written.defined[name], gone)
            return Negation(meaning) if is_contrary(part) else meaning
        if part.parts:
            parts = tuple(self.condition(e, gone) for e in part.parts if id(e) not in gone)
            kind = type(part.meaning)
            return Negation(parts[0]) if kind is Negation else kind(parts)
        values = self.idles.values(part)
        keys = [(id(part), place) for place in range(len(values))]
        if not any(key in gone or ("ends", *key) in gone for key in keys):
            return part.meaning
        tests = [
            evolve(each.test, ranges=(self.rests[key],)) if ("ends", *key) in gone else each.test
            for key, each in zip(keys, values, strict=True)
            if key not in gone
        ]
        meaning = AnyOf(tuple(tests))
        return Negation(meaning) if isinstance(part.meaning, Negation) else meaning

    def answers(self, gone: set[object]) -> list[tuple[int, ...]]:
        """Return for each presence the rows that answer: the first one, or all that match."""
        rows = [self.condition(part, gone) for _, part in self.rows]
        found = []
        for presence in self.presences:
            matching = tuple(n for n, row in enumerate(rows) if holds(row, presence))
            found.append(matching[:1] if self.table.policy is HitPolicy.FIRST else matching)
        return found

    def numbers_at(self, row: int, field: str) -> list[float]:
        """Return the values of a field with which presences get to a row."""
        pairs = zip(self.presences, self.answers(set()), strict=True)
        return [presence[field] for presence, rows in pairs if rows == (row,)]

    def items(self, part: Part, *, positive: bool = True) -> Iterator[Item]:
        """Yield what is left of a part and could be taken out."""
        if isinstance(part.meaning, Negation) and part.parts:
            yield from self.items(part.parts[0], positive=not positive)
        left = [each for each in part.parts if id(each) not in self.gone]
        for each in left if not isinstance(part.meaning, Negation) else ():
            if len(left) > 1:
                less = isinstance(part.meaning, AnyOf) is positive
                plain = next(references(each, self.written.defined), None) is None
                yield Item(id(each), less, plain, each.text)
            yield from self.items(each, positive=positive)
        values = self.idles.values(part) if not part.parts else ()
        less = positive is not isinstance(part.meaning, Negation)
        keys = [(id(part), place) for place in range(len(values))]
        keys = [each for each in keys if each not in self.gone]
        for key in keys if len(keys) > 1 else ():
            yield Item(key, less, True, f"value {key[1]} of {part.text}")


@given(st.integers(0, 2**32))
def test_what_is_idle_is_known_exactly(seed):
    """All that is found may go at once; of what is left nothing may, as far as it is looked for."""
    for number in range(BATCH):
        small = Small(seed * BATCH + number, policies="first first unique any")
        known = Examined(small)
        before = known.answers(set())
        assert known.answers(known.gone) == before, (small.text, texts(known))
        reached = {row for rows in before for row in rows}
        has_definitions = bool(known.written.defined)
        for n, (_, part) in enumerate(known.rows):
            if n not in reached or known.constants.value(part) is not None:
                continue
            for item in known.items(part):
                if item.key in known.touched:
                    continue  # it is not what it was: something in it is said to be idle
                if item.less or (item.is_plain and not has_definitions):
                    missed = may_go(known, part, item, before)
                    assert not missed, (small.text, item.text, texts(known))
            check_ends(known, n, part)


def may_go(known: Examined, part: Part, item: Item, before: object) -> bool:
    """Tell whether something could have been named besides all that was.

    By itself, with each of the others and with all of them it makes no difference: otherwise it
    and one of them stand in for each other.
    """
    for found in (set(), *({key} for key in known.gone), known.gone):
        without = known.said_by_others | found
        if known.answers(without | {item.key}) != before:
            return False
        # Care is no finding: what asks for more makes none in its own condition, or it stays.
        if not item.less and not means_the_same(known, part, without, without | {item.key}):
            return False
    return True


def check_ends(known: Examined, row: int, part: Part) -> None:
    """Hold the ends of ranges in a row that is an `and` of tests to the numbers that reach it."""
    leaves = part.parts if isinstance(part.meaning, AllOf) else (part,)
    fields = [fields_of(each.meaning) for each in leaves]
    if any(each.parts for each in leaves) or known.table.policy is not HitPolicy.FIRST:
        return
    if sum(map(len, fields)) > len(frozenset().union(*fields)):
        return
    for leaf in leaves:
        if isinstance(leaf.meaning, InRanges) and leaf.meaning.field != "d":
            for place, value in enumerate(known.idles.values(leaf)):
                if isinstance(value.node, tree.Range) and (id(leaf), place) not in known.gone:
                    seen = known.numbers_at(row, leaf.meaning.field)
                    low, high = value.test.ranges[0]
                    within = [each for each in seen if low <= each <= high]
                    rest = known.rests.get((id(leaf), place), (low, high))
                    assert rest == (min(within) if low else low, max(within)), (leaf.text, seen)


def means_the_same(known: Examined, part: Part, one: set[object], other: set[object]) -> bool:
    """Tell whether a condition is true of the same presences with other things taken out."""
    with_one, with_other = known.condition(part, one), known.condition(part, other)
    return all(holds(with_one, each) is holds(with_other, each) for each in known.presences)


def texts(known: Examined) -> list[tuple[str, object, object]]:
    """Show what was found."""
    return [(e.idle.path[-1].text, e.idle.places, e.idle.rest) for e in known.found]
