"""What would have to be different for another answer: the nearest presences that give it.

Near is what differs in few fields. The table's diagram holds every presence there is, so what
is found is exact: no presence that differs in fewer fields gives the answer, and where none is
found there is none. Of texts that must be like a pattern, or must not, one may be out of reach:
what rests on one is only possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from presencemap.errors import PresencemapError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import KEEP, Decision, Field, OutcomeKind, Value
from presencemap.tables.conditions import tests_of
from presencemap.tables.diagram import CONFLICT, NO_ROW, Aspect, Box, Node, Proof, TooLarge
from presencemap.tables.diagram.changes import changed, plain_boxes, wanted_words
from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.diagram.near import Ways, leaves_in, place_of, restricted
from presencemap.tables.interpret import decide
from presencemap.tables.suggest import did_you_mean
from presencemap.tables.table import Table
from presencemap.tables.values import describe

__all__ = ["Alternative", "Change", "Nearest", "nearest", "tables_for"]

_TOLD: Final = 3
"""So many alternatives are told; a person reads no more."""

_TRIED: Final = 50
"""So many ways are tried where one may lead nowhere, for want of a text like its patterns."""


@frozen
class Change:
    """A field that would have to be different: `wanted` is the condition that it must meet.

    `value` is one that does (None: absent), the one in the alternative's presence; `words` are
    it as a person reads it, "" where there is none. `now` are the words of the present value.
    """

    field: str
    wanted: str
    now: str
    value: Value
    words: str


@frozen
class Alternative:
    """Changes that together give the answer, whatever values meet what they want.

    `rows` are the rows that may answer then. `presence` is one, and `decision` what the table
    says of it; both are None where none was found, and the alternative is only possible.
    """

    changes: tuple[Change, ...]
    rows: tuple[str, ...]
    presence: Mapping[str, Value] | None
    decision: Decision | None


@frozen
class Nearest:
    """How far it is to an answer; `target` is the name of a row or a state, or an outcome.

    `rows` are those whose answer it is, whether a presence gets to them or not. `alternatives`
    are ways to it, each of as few changes as there can be, three at most: one without changes if
    the target is the answer already, and none where no presence at all gives it. Where
    `too_large` is set, that is the bound that the search met, and nothing is known.
    """

    table: str
    target: str
    rows: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    too_large: str | None = None


def tables_for(target: str, tables: Iterable[Table], states: Collection[str]) -> tuple[Table, ...]:
    """Return the tables that a target is for: those with a row of that name, else all.

    Raises `PresencemapError` if it is neither a row, nor a state, nor an outcome.
    """
    tables = tuple(tables)
    rows = {row.name for table in tables for row in table.all_rows}
    if target in rows:
        return tuple(t for t in tables if any(row.name == target for row in t.all_rows))
    outcomes = {kind.value for kind in OutcomeKind if kind is not OutcomeKind.STATE}
    if target in outcomes or target in states:
        return tables
    hint = did_you_mean(target, [*sorted(rows), *states, *sorted(outcomes)])
    message = f"the rules have neither a row nor a state `{target}`"
    raise PresencemapError(f"{message}; {hint}" if hint else message)


def nearest(
    table: Table,
    presence: Mapping[str, Value],
    fields: Mapping[str, Field],
    target: str,
    limits: Limits = DEFAULT_LIMITS,
) -> Nearest:
    """Look for the presences nearest to one for which a table's answer is the target.

    The target is a row, by its name, that must be the one that answers; or else a state, `keep`
    or `restore`, whichever row it comes from.
    """
    rows = tuple(row.name for row in table.all_rows if _is_so(table, row.decision, target))
    decision = decide(table, presence)
    if _is_so(table, decision, target):
        answering = (decision.row,) if decision.row else ()
        here = Alternative((), answering, presence, decision)
        return Nearest(table.name, target, rows, (here,))
    if not any(_is_so(table, each, target) for each in _decisions(table).values()):
        return Nearest(table.name, target)
    try:
        found = _Looking(Proof(table, fields, limits), presence, target).alternatives()
        return Nearest(table.name, target, rows, found)
    except TooLarge as beyond:
        return Nearest(table.name, target, rows, too_large=str(beyond))


def _is_so(table: Table, decision: Decision, target: str) -> bool:
    if any(row.name == target for row in table.all_rows):
        return decision.row == target
    return _outcome(decision) == target


def _outcome(decision: Decision) -> str:
    outcome = decision.outcome
    return str(outcome.state if outcome.kind is OutcomeKind.STATE else outcome.kind.value)


def _decisions(table: Table) -> dict[int, Decision]:
    """Return what each leaf of a table's diagram stands for."""
    last = table.otherwise.decision if table.otherwise else Decision(table.name, KEEP, None, None)
    return {**{n: row.decision for n, row in enumerate(table.rows)}, NO_ROW: last, CONFLICT: last}


class _Looking:
    """One search, in a table for a presence that does not give the target."""

    def __init__(self, proof: Proof, presence: Mapping[str, Value], target: str) -> None:
        self._proof = proof
        self._presence = presence
        self._diagrams = proof.diagrams
        self._place = place_of(proof.variables, presence)
        table, decisions = proof.table, _decisions(proof.table)
        self._rows = {leaf: each.row for leaf, each in decisions.items()}
        self._wanted = {leaf for leaf, each in decisions.items() if _is_so(table, each, target)}

    def alternatives(self) -> tuple[Alternative, ...]:
        """Return the nearest ones, those with a presence first."""
        may_fail = any(each.aspect is Aspect.LIKE for each in self._proof.variables)
        most = _TRIED if may_fail else _TOLD
        tests = (test for row in self._proof.table.rows for test in tests_of(row.condition))
        names = list(dict.fromkeys(test.field for test in tests))
        search = Ways(self._diagrams, self._place, names, most)
        ways = search.into(self._region(self._proof.diagram))
        found: list[Alternative] = []
        for way in ways:
            if found and len(way) > len(found[0].changes):
                break
            found += self._by(way)
            if sum(each.presence is not None for each in found) >= _TOLD:
                break
        if not found and len(ways) == most:
            raise TooLarge(f"more than {most} ways for which there is no text")
        return tuple(sorted(found, key=lambda each: each.presence is None)[:_TOLD])

    def _region(self, diagram: Node) -> Node:
        diagrams, wanted = self._diagrams, self._wanted
        return diagrams.mapped(diagram, lambda leaf: diagrams.leaf(leaf in wanted))

    def _by(self, names: tuple[str, ...]) -> Iterator[Alternative]:
        """Yield what changing just some fields can do."""
        variables = self._proof.variables
        free = [n for n, each in enumerate(variables) if each.field.name in names]
        diagram = restricted(self._diagrams, self._proof.diagram, self._place, free)
        told: list[Box] = []
        for box in boxes_of(self._diagrams, self._region(diagram)):
            for each in plain_boxes(variables, box):
                presence, is_possible = self._presence_in(each)
                if is_possible and each not in told:
                    told.append(each)
                    yield self._alternative(names, diagram, each, presence)

    def _presence_in(self, box: Box) -> tuple[Mapping[str, Value] | None, bool]:
        """Return a presence in a box, and whether there may be one.

        A field that changes is rather given another value than none at all.
        """
        variables = self._proof.variables
        valued = {
            level: mask & ~1 or mask if variables[level].aspect is Aspect.VALUE else mask
            for level, mask in box.items()
        }
        possible = False
        for each in (valued, box):
            evidence = self._proof.find(self._diagrams.box(each))
            possible |= evidence is not None
            if evidence is not None and evidence.presence is not None:
                return changed(variables, self._place, self._presence, evidence), True
        return None, possible

    def _alternative(
        self, names: tuple[str, ...], diagram: Node, box: Box, presence: Mapping[str, Value] | None
    ) -> Alternative:
        changes = []
        for name in names:
            known = self._proof.fields[name]
            wanted = wanted_words(self._proof.variables, box, name)
            now = describe(known, self._presence.get(name))
            value = None if presence is None else presence.get(name)
            words = "" if presence is None else describe(known, value)
            changes.append(Change(name, wanted, now, value, words))
        leaves = leaves_in(diagram, box)
        rows = dict.fromkeys(row for leaf, row in self._rows.items() if leaf in leaves and row)
        decision = decide(self._proof.table, presence) if presence is not None else None
        return Alternative(tuple(changes), tuple(rows), presence, decision)
