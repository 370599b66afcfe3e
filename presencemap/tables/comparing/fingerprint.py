"""A rule set's meaning as one short text: equal for rule sets that decide alike.

It is a hash over the canonical diagrams of the tables by their names, each node hashed with
the hashes of what it leads to. What does not count: names of rows and files, the order of rows
and their number, hit policies, definitions, fields that make no difference, examples, how a
target carries a state out. What counts besides the answers: the time zone where answers depend
on the time, and the type of each field on which they depend.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final, cast

from presencemap.errors import TooLargeError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Field, FieldType
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.comparing.answer import Answer
from presencemap.tables.comparing.canonical import canonical
from presencemap.tables.comparing.joint import has_cases
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.variables import OTHER, Aspect, Variable
from presencemap.tables.glob import glob_matches
from presencemap.tables.table import Table

__all__ = ["fingerprint_of"]

_FORM: Final = "pm1"
"""The version of what is hashed: fingerprints of two versions say nothing about each other."""

_NUMBERS: Final = (FieldType.INT, FieldType.DURATION, FieldType.TIME_OF_DAY)


def fingerprint_of(
    tables: tuple[Table, ...],
    fields: Mapping[str, Field],
    zone: str | None,
    limits: Limits = DEFAULT_LIMITS,
) -> str:
    """Return the fingerprint of tables; `zone` is the time zone of the rules' clock.

    Raises TooLargeError for a table whose diagram goes beyond the limits.
    """
    by_name: dict[str, str] = {}
    for table in sorted(tables, key=lambda each: each.name):
        try:
            diagrams, root = canonical(table, fields, limits)
        except TooLarge as beyond:
            raise TooLargeError(f"`{table.name}` is too large: {beyond}") from beyond
        by_name[table.name] = _Hashes(diagrams, zone).of(root)
    return f"{_FORM}:{_hash(by_name)}"


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class _Hashes:
    """The hashes of the nodes of one diagram."""

    def __init__(self, diagrams: Diagrams, zone: str | None) -> None:
        self._diagrams = diagrams
        self._zone = zone
        self._known: dict[Node, str] = {}

    def of(self, root: Node) -> str:
        for node in reversed(self._diagrams.under(root)):
            self._known[node] = _hash(self._content(node))
        return self._of(root)

    def _of(self, node: Node) -> str:
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = _hash(_leaf(cast("Answer", node.leaf)))
        return found

    def _content(self, node: Node) -> list[object]:
        variable = self._diagrams.variables[node.level]
        field = variable.field
        name = [field.name, field.type.value]
        if self._zone is not None and field in CLOCK_FIELDS:
            name.append(self._zone)
        if variable.aspect is Aspect.VALUE:
            children = [node.child(atom) for atom in range(len(variable.atoms))]
            if field.type in _NUMBERS:
                return [*name, self._of(children[0]), list(self._steps(variable, children))]
            return [*name, *self._words(variable, children)]
        asked = [[_word(field, word) for word in variable.words], variable.aspect.value]
        return [*name, asked, self._of(node.child(0)), self._of(node.child(1))]

    def _steps(self, variable: Variable, children: list[Node]) -> Iterator[tuple[str, str]]:
        """Yield the numbers from which on something else follows, each with what it is."""
        before = None
        for atom, child in zip(variable.atoms[1:], children[1:], strict=True):
            if child is not before:
                start, _ = cast("tuple[float, float]", atom)
                yield float(start).hex(), self._of(child)
            before = child

    def _words(self, variable: Variable, children: list[Node]) -> list[object]:
        """Return what *absent* gives, what all words give, and which words give something else."""
        absent = rest = children[0]
        if variable.atoms[-1] is OTHER:
            rest = children[-1]
        others = {
            json.dumps(_word(variable.field, atom)): self._of(child)
            for atom, child in zip(variable.atoms[1:], children[1:], strict=True)
            if atom is not OTHER and child is not self._unnamed(variable, rest, atom)
        }
        return [self._of(absent), self._of(rest), others]

    def _unnamed(self, variable: Variable, rest: Node, word: object) -> Node:
        """Return what a word would give if no row named it: patterns then tell."""
        while rest.edges:
            following = self._diagrams.variables[rest.level]
            if following.aspect is not Aspect.LIKE or following.field.name != variable.field.name:
                break
            rest = rest.child(int(glob_matches(following.words[0], str(word))))
        return rest


def _word(field: Field, word: object) -> list[object]:
    """Return a word, and whether it stands for all its spellings."""
    if not isinstance(word, str) or not field.caseless:
        return [word, False]
    return [word.casefold(), has_cases(word)]


def _leaf(answer: Answer) -> list[object]:
    after = None if answer.after is None else float(answer.after).hex()
    return ["answer", answer.key, after, answer.conflict, answer.gap]
