"""From a path through a diagram to a presence that lies on it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from presencemap.model import Field, FieldType, Value
from presencemap.model.durations import seconds_of, written
from presencemap.tables.diagram.budget import Budget
from presencemap.tables.diagram.masks import bits, first
from presencemap.tables.diagram.search import Path
from presencemap.tables.diagram.texts import text_like
from presencemap.tables.diagram.variables import NO, OTHER, YES, Atom, Variable

__all__ = ["Sample", "sample"]

_UNLISTED = "something-else"

_UNITS: Final = ("s", "ms", "m", "h", "d")


@frozen
class Sample:
    """A presence on a path, None if there is none or none was found.

    `is_certain` tells that there is none: texts can't be like the patterns that the path asks
    for, and unlike the others.
    """

    presence: dict[str, Value] | None
    is_certain: bool = True


def sample(variables: Sequence[Variable], path: Path, budget: Budget | None = None) -> Sample:
    """Return a presence on a path: fields that it leaves open are absent, numbers are low.

    Raises TooLarge if the budget does not allow to look for the texts that it takes.
    """
    by_field: dict[str, list[tuple[Variable, int]]] = {}
    for level, variable in enumerate(variables):
        mask = path.get(level, variable.full)
        by_field.setdefault(variable.field.name, []).append((variable, mask))
    presence: dict[str, Value] = {}
    is_certain = True
    for name, parts in by_field.items():
        known = parts[0][0].field
        if known.type is FieldType.TOKEN_SET:
            presence[name] = _set(known, parts)
            continue
        value, is_found, is_proven = _value(parts, budget)
        if not is_found:
            return Sample(None, is_proven)
        is_certain &= is_proven
        presence[name] = value
    return Sample(presence, is_certain)


def _value(parts: list[tuple[Variable, int]], budget: Budget | None) -> tuple[Value, bool, bool]:
    """Return a value, whether there is one, and whether that is certain."""
    variable, mask = parts[0]
    is_proven = True
    for number in bits(mask):
        atom = variable.atoms[number]
        if atom is not OTHER:
            return _of_atom(variable.field, atom), True, True
        if variable.field.type is not FieldType.TEXT:
            return _unlisted(variable), True, True
        like = [each.words[0] for each, asked in parts[1:] if asked == YES]
        unlike = [each.words[0] for each, asked in parts[1:] if asked == NO]
        words = [each for each in variable.atoms if isinstance(each, str)]
        found = text_like(like, unlike, words, budget=budget)
        if found.text is not None:
            return found.text, True, True
        is_proven = found.is_certain
    return None, False, is_proven


def _of_atom(known: Field, atom: Atom) -> Value:
    if not isinstance(atom, tuple):
        return atom  # type: ignore[return-value]  # other words are dealt with above
    low, high = atom
    if known.type is not FieldType.DURATION:
        return int(low)
    return next((each for each in _plain_seconds(low) if low <= each <= high), low)


def _plain_seconds(low: float) -> Iterator[float]:
    """Yield lengths of time that can be written, from the plainest on."""
    for unit in _UNITS if math.isfinite(low) else ():
        one = seconds_of(f"1{unit}")
        number = math.ceil(low / one) if one else 0
        for each in (number, number + 1):  # the first may be one too low, because it is rounded
            seconds = seconds_of(f"{each}{unit}")
            if seconds is not None and seconds_of(written(seconds)) == seconds:
                yield seconds


def _unlisted(variable: Variable) -> str:
    fold = str.casefold if variable.field.caseless else str
    words = {fold(each) for each in variable.atoms if isinstance(each, str)}
    return _fresh({*words, *map(fold, variable.field.tokens)})


def _fresh(words: set[str]) -> str:
    found, number = _UNLISTED, 2
    while found in words:
        found, number = f"{_UNLISTED}-{number}", number + 1
    return found


def _set(known: Field, parts: list[tuple[Variable, int]]) -> Value:
    held: list[str] = []
    named = {word for variable, _ in parts for word in variable.words}
    for variable, mask in parts:
        if first(mask) == first(YES):
            held.append(variable.words[0] if variable.words else _unnamed(known, named))
    return frozenset(held) or None


def _unnamed(known: Field, named: set[str]) -> str:
    """Return a token that no row names: a listed one, if there is one."""
    fold = str.casefold if known.caseless else str
    taken = {fold(word) for word in named}
    listed = next((word for word in known.tokens if fold(word) not in taken), None)
    return listed or _fresh(taken)
