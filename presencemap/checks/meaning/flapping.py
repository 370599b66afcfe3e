"""Presences that change back and forth within one call, and what lies beside them.

A client with several endpoints, or a call and a calendar, publishes `InACall`, `InAMeeting`,
`Busy` and `Available` in turns during one call (Microsoft's clients: isaacrlevin/presencelight
issues 114 and 664). So these are neighbours: presences that differ in one field only, where

- a token is one of those words in the one and another of them in the other; where the field
  does not list `available`, *absent* stands for it (Lync's activity: nothing is being done);
- a set of tokens holds one of those words more than the other, or another one in its place;
- a number lies in the named range `available` in the one and in `busy` in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Final

from attrs import frozen

from presencemap.checks.meaning.sets import NO, YES, SetRead, sets_read
from presencemap.checks.meaning.unknown import Origins
from presencemap.model import FieldType, Value
from presencemap.tables.diagram import Aspect, Box, Diagrams, Node, Variable
from presencemap.tables.diagram.masks import bits

__all__ = ["WORDS", "Step", "beside", "neighbours", "plainly", "steps"]

AVAILABLE: Final = "available"
BUSY: Final = "busy"

WORDS: Final = frozenset(
    {
        AVAILABLE,
        BUSY,
        "on-the-phone",  # RFC 4480 3.2, Microsoft's state page
        "in-a-conference",  # the same page
        "in-a-meeting",  # the same page, published by calendars
        "meeting",  # RFC 4480 3.2
        "inacall",  # Microsoft Graph, the presence resource
        "inaconferencecall",
        "inameeting",
    }
)
"""What a presence changes between within one call, in lower case."""


@frozen
class Step:
    """A way from a presence to a neighbour: what is so in the one, and then in the other.

    Both boxes have the same levels, of one field; all others stay as they are.
    """

    before: Box
    behind: Box


def steps(origins: Origins) -> list[Step]:
    """Return the steps to all neighbours that a table can tell apart."""
    found: list[Step] = []
    for level, variable in enumerate(origins.proof.variables):
        if origins.of_presence(variable.field.name) and variable.aspect is Aspect.VALUE:
            classes = [mask for mask in _classes(variable) if mask]
            pairs = permutations(classes, 2)
            found += (Step({level: one}, {level: another}) for one, another in pairs)
    for each in sets_read(origins.proof):
        if origins.of_presence(each.field.name):
            found += _steps_of_set(each)
    return found


def _classes(variable: Variable) -> Iterator[int]:
    known = variable.field
    if known.type is FieldType.INT:
        for name in (AVAILABLE, BUSY):
            for each in known.ranges:
                if each.name.casefold() == name:
                    yield variable.mask(
                        atom
                        for atom in variable.atoms
                        if isinstance(atom, tuple) and each.low <= atom[0] and atom[1] <= each.high
                    )
    elif known.type is FieldType.TOKEN:
        words = [each for each in variable.atoms if isinstance(each, str)]
        flapping = [each for each in words if each.casefold() in WORDS]
        yield from (variable.mask([each]) for each in flapping)
        if flapping and AVAILABLE not in map(str.casefold, flapping):
            yield variable.mask([None])


def _steps_of_set(read: SetRead) -> Iterator[Step]:
    levels = dict.fromkeys(map(read.level_of, read.words_in(WORDS)))
    told = [level for level in levels if level is not None]
    for level in told:
        yield Step({level: NO}, {level: YES})
        yield Step({level: YES}, {level: NO})
    for one, another in permutations(told, 2):
        yield Step({one: YES, another: NO}, {one: NO, another: YES})


def neighbours(diagrams: Diagrams, region: Node, ways: Iterable[Step]) -> Node:
    """Return all presences that have a neighbour in a region."""
    around: dict[tuple[tuple[int, int], ...], Node] = {}
    by_start: dict[tuple[tuple[int, int], ...], list[Node]] = {}
    for step in ways:
        end = tuple(step.behind.items())
        if end not in around:
            inside = diagrams.both(region, diagrams.box(step.behind))
            around[end] = _whatever(diagrams, inside, step.behind, {})
        by_start.setdefault(tuple(step.before.items()), []).append(around[end])
    return diagrams.any_of(
        [
            diagrams.both(diagrams.box(dict(start)), diagrams.any_of(ends))
            for start, ends in by_start.items()
        ]
    )


def _whatever(diagrams: Diagrams, region: Node, levels: Box, memo: dict[Node, Node]) -> Node:
    """Return what is in a region with some value of the variables of some levels."""
    if not region.edges:
        return region
    found = memo.get(region)
    if found is None:
        edges = [(mask, _whatever(diagrams, child, levels, memo)) for mask, child in region.edges]
        if region.level in levels:
            found = diagrams.any_of([child for _, child in edges])
        else:
            found = diagrams.node(region.level, edges)
        memo[region] = found
    return found


def plainly(origins: Origins, presence: Mapping[str, Value]) -> dict[str, Value]:
    """Return a presence whose sets hold flapping words, where rows treat them as what is held."""
    found = dict(presence)
    for each in sets_read(origins.proof):
        held = each.held(found)
        for word in each.words_in(WORDS) if held else ():
            alike = each.alike(word, held)
            if alike and WORDS.isdisjoint(map(str.casefold, alike)):
                held = held - alike | {word}
        if held:
            found[each.field.name] = held
    return found


def beside(origins: Origins, presence: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield neighbours of a presence, at least one of each kind: a field with its other value."""
    for variable in origins.proof.variables:
        name = variable.field.name
        if origins.of_presence(name) and variable.aspect is Aspect.VALUE:
            classes = [[*_values(variable, mask)] for mask in _classes(variable)]
            own = _atom(variable, presence.get(name))
            here = [each for each in classes if own in (_atom(variable, one) for one in each)]
            for each in classes if here else ():
                if each not in here:
                    yield from ((name, value) for value in each)
    for read in sets_read(origins.proof):
        if origins.of_presence(read.field.name):
            yield from ((read.field.name, value) for value in _sets_beside(read, presence))


def _sets_beside(read: SetRead, presence: Mapping[str, Value]) -> Iterator[Value]:
    held, words = read.held(presence), [*read.words_in(WORDS)]
    inside = [word for word in words if word in held]
    for word in words:
        if word not in held:
            yield held | {word}
            yield from (held - {other} | {word} for other in inside)
    yield from ((held - {word}) or None for word in inside)


def _values(variable: Variable, mask: int) -> Iterator[Value]:
    for number in bits(mask):
        atom = variable.atoms[number]
        if isinstance(atom, tuple):
            yield int(atom[0])
        elif atom is None or isinstance(atom, str):
            yield atom


def _atom(variable: Variable, value: Value) -> int | None:
    """Return the number of the atom of a value, None of a word that has none of its own."""
    fold = str.casefold if variable.field.caseless else str
    for number, atom in enumerate(variable.atoms):
        if isinstance(atom, tuple) and isinstance(value, int) and atom[0] <= value <= atom[1]:
            return number
        if isinstance(atom, str) and isinstance(value, str) and fold(atom) == fold(value):
            return number
    return 0 if value is None else None
