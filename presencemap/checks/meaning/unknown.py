"""Presences of which nothing is known, and subscriptions that are lost, as regions.

A field of a presence document is *unknown* where it is absent, and where it says what nobody
has given a meaning to: a number in none of the field's named ranges (if it has any), a token
that is neither listed nor named by a row, a text that no row names and that is like none of
their patterns. A set is unknown without a listed or named token. Three kinds of fields come
from no document, and may be anything: what the clock shows, the facts of a `context`, and what
is known of the subscription itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs
from attrs import frozen

from presencemap.checks.meaning.sets import NO
from presencemap.model import Field, FieldType
from presencemap.tables.diagram import (
    OTHER,
    Aspect,
    Atom,
    Box,
    Evidence,
    Node,
    Proof,
    Variable,
)
from presencemap.tables.diagram.search import Path
from presencemap.tables.ruleset import RuleSet

__all__ = ["Origins"]

_OF_SUBSCRIPTIONS: Final = frozenset({"sip"}), frozenset({"sip", "connector"})
"""Dialects of what is known of the subscription, not of the presence; see the vocabulary `sip`."""

_LOST: Final = (None, "terminated")
"""A subscription that is lost (RFC 6665), or of which the engine knows nothing."""

_PENDING: Final = "pending"

_Kind: TypeAlias = Callable[[str], bool]

_SUBSCRIPTION: Final = "subscription"
_UNLISTED: Final = "something-else"


@frozen
class Origins:
    """Where the fields that a table reads come from, and the regions in which they say nothing."""

    proof: Proof = attrs.field(repr=False)
    rules: RuleSet = attrs.field(repr=False)

    def of_context(self, name: str) -> bool:
        """Say whether a field is a fact that only the connector knows."""
        return name in self.rules.context

    def of_clock(self, name: str) -> bool:
        """Say whether a field is what the clock of the rules shows."""
        return name in self.rules.clock_fields

    def of_presence(self, name: str) -> bool:
        """Say whether a field is filled by presence documents."""
        return not (self.of_context(name) or self.of_clock(name) or self._of_subscription(name))

    def _of_subscription(self, name: str) -> bool:
        return frozenset(self.rules.fields[name].dialects) in _OF_SUBSCRIPTIONS

    @property
    def unknown(self) -> Node:
        """The region of presences of which nothing is known, whatever all else is."""
        masks = (
            (level, _unknown(variable))
            for level, variable in enumerate(self.proof.variables)
            if self.of_presence(variable.field.name)
        )
        return self.proof.diagrams.box(dict(masks))

    @property
    def _nothing(self) -> Node:
        """The region in which every field of presence documents is absent."""
        return self.proof.diagrams.box(dict(self._absent(self.of_presence)))

    @property
    def lost(self) -> Node:
        """The region of lost subscriptions: no field of a document is left."""
        lost = {level: variable.mask(_LOST) for level, variable in self._subscription}
        return self.proof.diagrams.box({**dict(self._absent(self.of_presence)), **lost})

    @property
    def plainest(self) -> tuple[Node, ...]:
        """Regions in which evidence is easiest to understand, the most important one first."""
        return self._nothing, self._without_context, self.at_some_time

    @property
    def _without_context(self) -> Node:
        """The region in which the connector has no facts."""
        return self.proof.diagrams.box(dict(self._absent(self.of_context)))

    @property
    def at_some_time(self) -> Node:
        """The region in which the clock shows something."""
        masks = {
            level: variable.full & ~variable.mask([None])
            for level, variable in enumerate(self.proof.variables)
            if self.of_clock(variable.field.name)
        }
        return self.proof.diagrams.box(masks)

    @property
    def not_pending(self) -> Node:
        """The region in which the subscription is not pending."""
        masks = {
            level: variable.full & ~variable.mask([_PENDING])
            for level, variable in self._subscription
        }
        return self.proof.diagrams.box(masks)

    def around(self, path: Path) -> Box:
        """Return what a path says of the clock and of the connector's facts."""
        names = (variable.field.name for variable in self.proof.variables)
        return {
            level: path[level]
            for level, name in enumerate(names)
            if level in path and (self.of_clock(name) or self.of_context(name))
        }

    @property
    def _subscription(self) -> Iterator[tuple[int, Variable]]:
        for level, variable in enumerate(self.proof.variables):
            name = variable.field.name
            if name == _SUBSCRIPTION and self._of_subscription(name):
                yield level, variable

    def _absent(self, wanted: _Kind) -> Iterator[tuple[int, int]]:
        for level, variable in enumerate(self.proof.variables):
            if wanted(variable.field.name):
                is_value = variable.aspect is Aspect.VALUE
                yield level, variable.mask([None]) if is_value else NO

    def unknown_evidence(self, evidence: Evidence) -> Evidence:
        """Return evidence in `unknown` whose sets hold a token that nobody lists.

        Any token that no row names shows what the rows do, but a listed one is not unknown.
        """
        if evidence.presence is None:
            return evidence
        presence = dict(evidence.presence)
        for name, value in presence.items():
            if isinstance(value, frozenset) and self.of_presence(name):
                presence[name] = frozenset({self._unlisted(name)})
        return attrs.evolve(evidence, presence=presence)

    def _unlisted(self, name: str) -> str:
        """Return a token of a set that is neither listed nor named."""
        named = [
            word
            for variable in self.proof.variables
            if variable.field.name == name
            for word in variable.words
        ]
        taken = {word.casefold() for word in (*self.rules.fields[name].tokens, *named)}
        word, number = _UNLISTED, 2
        while word in taken:
            word, number = f"{_UNLISTED}-{number}", number + 1
        return word


def _unknown(variable: Variable) -> int:
    """Return the atoms of a variable of a presence field that tell nothing."""
    known = variable.field
    if variable.aspect is Aspect.HOLDS_OTHER:
        return variable.full if known.open else NO
    if variable.aspect is not Aspect.VALUE:
        return NO
    if known.type is FieldType.INT and known.ranges:
        return variable.mask(each for each in variable.atoms if not _is_named(known, each))
    return variable.mask([None, OTHER])


def _is_named(known: Field, atom: Atom) -> bool:
    """Say whether a range of numbers, which never crosses an end of a named one, lies in one."""
    return isinstance(atom, tuple) and any(
        each.low <= atom[0] and atom[1] <= each.high for each in known.ranges
    )
