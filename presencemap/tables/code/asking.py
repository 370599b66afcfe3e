"""How code reads a field and asks a variable's question about its value.

The value stands in the variable `value`: of a set it is a collection, empty if the field is
absent, and of a caseless field its case is folded. A value of a wrong type may raise TypeError or
AttributeError here, where the interpreter finds that no test is true of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from attrs import frozen

from presencemap.model import FieldType
from presencemap.tables.code.script import Script
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.variables import OTHER, YES, Aspect, Variable
from presencemap.tables.glob import glob_matches

__all__ = [
    "Asking",
    "Run",
    "default_atom",
    "got",
    "has_intervals",
    "is_plain_word",
    "key_of",
    "runs_of",
]


@frozen
class Run:
    """Neighbouring intervals that lead to one place: from `start` to where the next one starts."""

    start: float
    place: int


class Asking:
    """Writes questions about the variables of one table into a script."""

    def __init__(self, script: Script, variables: Sequence[Variable]) -> None:
        """Look up which words the variables of each set name."""
        self._script = script
        self._names: dict[frozenset[str], str] = {}
        self._named: dict[str, set[str]] = {}
        for variable in variables:
            if variable.aspect is Aspect.HOLDS:
                named = self._named.setdefault(variable.field.name, set())
                named.update(map(_fold_of(variable), variable.words))

    def read(self, variable: Variable) -> None:
        """Write what reads the variable's field into `value`."""
        known = variable.field
        words = f"{got(variable)} or ()"
        if known.type is FieldType.TOKEN_SET:
            folded = f"{{each.casefold() for each in {words}}}"
            self._script.line(f"value = {folded if known.caseless else words}")
            return
        self._script.line(f"value = {got(variable)}")
        if known.caseless:
            with self._script.block("if value is not None:"):
                self._script.line("value = value.casefold()")

    def test(self, variable: Variable, mask: int) -> str:
        """Return the expression that is true of some atoms of a variable without intervals.

        The mask does not have *other*, which nothing but the absence of the rest tells.
        """
        if variable.aspect is not Aspect.VALUE:
            return self._part(variable, is_so=mask == YES)
        missing = [variable.atoms[number] for number in bits(variable.full & ~mask)]
        if missing == [None]:
            return "value is not None"
        keys = [key_of(variable, number) for number in bits(mask)]
        if len(keys) > 1:
            return f"value in {{{', '.join(map(repr, keys))}}}"
        return f"value == {keys[0]!r}" if isinstance(keys[0], str) else f"value is {keys[0]!r}"

    def _part(self, variable: Variable, *, is_so: bool) -> str:
        no, yes = ("", "not ") if is_so else ("not ", "")
        if variable.aspect is Aspect.LIKE:
            self._script.names["glob_matches"] = glob_matches
            return f"{no}glob_matches({variable.words[0]!r}, value)"
        if variable.aspect is Aspect.HOLDS_OTHER:
            named = self._named.get(variable.field.name, ())
            return f"{yes}{self._name(frozenset(named))}.issuperset(value)"
        words = list(map(_fold_of(variable), variable.words))
        if len(words) == 1:
            return f"{words[0]!r} {no}in value"
        return f"{yes}{self._name(frozenset(words))}.isdisjoint(value)"

    def _name(self, words: frozenset[str]) -> str:
        if words not in self._names:
            self._names[words] = self._script.name("words", words)
        return self._names[words]


def got(variable: Variable) -> str:
    """Return the expression that reads a variable's field, as it stands in the presence."""
    return f"get({variable.field.name!r})"


def is_plain_word(variable: Variable) -> bool:
    """Say whether what stands in a presence is what words are compared with."""
    is_words = variable.aspect is Aspect.VALUE and not has_intervals(variable)
    return is_words and not variable.field.caseless


def _fold_of(variable: Variable) -> Callable[[str], str]:
    return str.casefold if variable.field.caseless else str


def key_of(variable: Variable, number: int) -> str | bool | None:
    """Return what `value` is compared with to see if it is an atom that is one value."""
    atom = variable.atoms[number]
    if isinstance(atom, str):
        return _fold_of(variable)(atom)
    return cast("bool | None", atom)


def has_intervals(variable: Variable) -> bool:
    """Say whether the atoms, *absent* aside, are intervals."""
    return isinstance(variable.atoms[-1], tuple)


def default_atom(variable: Variable) -> int:
    """Return the number of the atom that stands for all that is not tested for.

    That is *other*, and of what can't have other values *absent*: so is taken what a closed
    field does not list, if it gets here against all promises.
    """
    last = len(variable.atoms) - 1
    return last if variable.atoms[last] is OTHER else 0


def runs_of(variable: Variable, places: Iterable[int]) -> list[Run]:
    """Return the runs of a variable's intervals, whose places are given in order."""
    found: list[Run] = []
    for atom, place in zip(variable.atoms[1:], places, strict=True):
        if not found or found[-1].place != place:
            found.append(Run(cast("tuple[float, float]", atom)[0], place))
    return found
