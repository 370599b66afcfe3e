"""The whole domain of every field, cut into finitely many atoms by the constants of a file.

Two values in one atom pass the same tests, so that looking at atoms is looking at all values.
A field has one variable, whose atoms are its values: *absent*, numbers from..to, each token
that is listed or named and *other* for all the rest (of an open field). What can hold in more
than one way at once has a yes/no variable each: that a set holds a token (or one of several
that are always named together), that some other text is like a pattern. Patterns are opaque:
whether a text can be like one and not like another is not looked at here.

The variables do not depend on each other: every combination of atoms is a presence, or one
that differs from a presence in what makes no difference (an absent set holds no token by its
variables; a pattern is only asked of texts that no row names).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import pairwise
from typing import Final, TypeAlias, cast

import attrs
from attrs import frozen

from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS
from presencemap.tables.conditions import Glob, HasAny, InRanges, IsAbsent, IsOneOf, Test

__all__ = ["OTHER", "Aspect", "Atom", "Other", "Variable", "variables_of"]


class Other(Enum):
    """The atom of all tokens or texts that nobody lists or names."""

    OTHER = "other"


OTHER: Final = Other.OTHER

Atom: TypeAlias = tuple[float, float] | str | bool | Other | None
"""A part of a domain: a range with both ends, a word, yes or no, all other words, absent."""


class Aspect(Enum):
    """What of a field a variable tells."""

    VALUE = "value"
    HOLDS = "holds"  # whether a set holds one of `words`
    HOLDS_OTHER = "holds other"  # whether a set holds a token that nobody names
    LIKE = "like"  # whether a text, if no row names it, is like the pattern `words`


_GREATEST: Final[Mapping[FieldType, float]] = {
    FieldType.INT: LARGEST_INT,
    FieldType.TIME_OF_DAY: MINUTES_OF_DAY - 1,
    FieldType.DURATION: math.inf,
}
_TRUTHS: Final = (False, True)
NO: Final = 0b01
YES: Final = 0b10
"""The masks of the atoms of a yes/no variable."""


@frozen
class Variable:
    """A variable with its atoms; a set of them is a mask, whose bit n stands for atom n.

    `words` are the tokens (HOLDS) or the one pattern (LIKE) that it asks for.
    """

    field: Field
    aspect: Aspect
    atoms: tuple[Atom, ...] = attrs.field(repr=False)
    words: tuple[str, ...] = ()

    @property
    def full(self) -> int:
        """The mask of all atoms."""
        return (1 << len(self.atoms)) - 1

    @property
    def name(self) -> tuple[str, str, tuple[str, ...]]:
        """What it is, apart from how it is cut: two with one name ask the same."""
        return self.field.name, self.aspect.value, self.words

    def mask(self, wanted: Iterable[Atom]) -> int:
        """Return the mask of the atoms that are given."""
        known = set(wanted)
        return sum(1 << n for n, atom in enumerate(self.atoms) if atom in known)


def variables_of(tests: Iterable[Test], fields: Mapping[str, Field]) -> tuple[Variable, ...]:
    """Return the variables of the fields that some tests read, cut by these tests.

    They stand in the order in which the fields are first read; those of one field together.
    """
    by_field: dict[str, dict[Test, None]] = {}
    for test in tests:
        by_field.setdefault(test.field, {})[test] = None
    found: list[Variable] = []
    for name, asked in by_field.items():
        known = fields[name]
        if known.type is FieldType.TOKEN_SET:
            found += _of_set(known, asked)
        else:
            found.append(Variable(known, Aspect.VALUE, _atoms(known, asked)))
            patterns = dict.fromkeys(test.pattern for test in asked if isinstance(test, Glob))
            found += (Variable(known, Aspect.LIKE, _TRUTHS, (each,)) for each in patterns)
    return tuple(found)


def _atoms(known: Field, tests: Iterable[Test]) -> tuple[Atom, ...]:
    match known.type:
        case FieldType.YES_NO:
            return (None, False, True)
        case FieldType.WEEKDAY:
            return (None, *WEEKDAYS)
        case FieldType.TOKEN | FieldType.TEXT:
            words = _words(known, tests)
            is_open = known.open or known.type is FieldType.TEXT
            return (None, *words, *((OTHER,) if is_open else ()))
        case _:
            return (None, *_intervals(known, tests))


def _words(known: Field, tests: Iterable[Test]) -> Iterable[str]:
    """Return the words that are listed, then those that are only named, each once."""
    fold = str.casefold if known.caseless else str
    named = (word for test in tests if isinstance(test, IsOneOf) for word in sorted(test.values))
    by_key: dict[str, str] = {}
    for word in (*known.tokens, *named):
        by_key.setdefault(fold(word), word)
    return by_key.values()


def _intervals(known: Field, tests: Iterable[Test]) -> Iterable[tuple[float, float]]:
    most = _GREATEST[known.type]
    starts = {0.0 if known.type is FieldType.DURATION else 0}
    for test in tests:
        for low, high in test.ranges if isinstance(test, InRanges) else ():
            if low <= high:
                starts |= {low, after(known, high)}
    edges = sorted(start for start in starts if start <= most)
    for start, following in pairwise(edges):
        yield start, before(known, following)
    if known.type is FieldType.DURATION and edges[-1] == math.inf:
        yield math.inf, math.inf
    else:
        yield edges[-1], most


def after(known: Field, number: float) -> float:
    """Return the number of a field's type that follows another."""
    if known.type is not FieldType.DURATION:
        return number + 1
    # Behind infinity there is nothing; nan is greater than no end, and so is left out.
    return math.nan if number == math.inf else math.nextafter(number, math.inf)


def before(known: Field, number: float) -> float:
    """Return the number of a field's type that another follows."""
    if known.type is not FieldType.DURATION:
        return number - 1
    return math.nextafter(number, -math.inf)


def _of_set(known: Field, tests: Iterable[Test]) -> Iterable[Variable]:
    """Return a variable for each group of tokens that are only named together."""
    asked: dict[str, set[int]] = defaultdict(set)
    spelled: dict[str, str] = {}
    fold = str.casefold if known.caseless else str
    for word in known.tokens:
        spelled.setdefault(fold(word), word)
    is_absent_asked = False
    for number, test in enumerate(tests):
        is_absent_asked |= isinstance(test, IsAbsent)
        for word in sorted(test.values) if isinstance(test, HasAny) else ():
            asked[word].add(number)
    groups: dict[frozenset[int], list[str]] = defaultdict(list)
    for word, numbers in asked.items():
        groups[frozenset(numbers)].append(spelled.get(word, word))
    for words in groups.values():
        yield Variable(known, Aspect.HOLDS, _TRUTHS, tuple(words))
    if is_absent_asked and (known.open or spelled.keys() - asked.keys()):
        yield Variable(known, Aspect.HOLDS_OTHER, _TRUTHS)


def interval_mask(atoms: tuple[Atom, ...], low: float, high: float) -> int:
    """Return the mask of the intervals, which lie behind *absent* in order, within two ends."""
    if low > high:
        return 0
    # Ends of tests are ends of atoms, so that the first and the last one say everything.
    start = bisect_left(atoms, low, lo=1, key=lambda atom: _ends(atom)[0])
    end = min(bisect_left(atoms, high, lo=1, key=lambda atom: _ends(atom)[1]), len(atoms) - 1)
    return (1 << (end + 1)) - (1 << start) if start <= end else 0


def _ends(atom: Atom) -> tuple[float, float]:
    return cast("tuple[float, float]", atom)
