"""What tells that an agent is on a call.

The contact centre's own calls are known to the connector, which hands them over as a fact: a
yes/no field of a `context` block of which the last part of the name is `on_call` or `on-call`,
as in `agent.on_call`. (Or to Stat Server, if its statuses are what the rules go by.) Calls of
the presence's own system show as tokens; that one of them is not there says nothing of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from presencemap.checks.meaning.sets import sets_read
from presencemap.checks.meaning.unknown import Origins
from presencemap.model import FieldType, Value
from presencemap.tables.diagram import Aspect, Box, Node, Variable

__all__ = ["WORDS", "knows_of_calls", "on_call", "with_call", "without_call"]

NAMES: Final = frozenset({"on_call", "on-call"})
"""The last part of the name of a fact that tells of the contact centre's calls."""

STATUSES: Final = frozenset(
    {
        "offhook",
        "calldialing",
        "callringing",
        "callonhold",
        "callunknown",
        "callconsult",
        "callinternal",
        "calloutbound",
        "callinbound",
    }
)
"""Statuses of an agent with a call, in lower case (Stat Server, status priority tables)."""

WORDS: Final = STATUSES | {
    "on-the-phone",  # RFC 4480 3.2; Microsoft's state page, published by phones
    "in-a-conference",  # the same page
    "inacall",  # Microsoft Graph, the presence resource
    "inaconferencecall",
}
"""Tokens of somebody who is on a call, in lower case."""


def is_call_fact(origins: Origins, variable: Variable) -> bool:
    """Say whether a variable is the connector's fact that the agent is on a call."""
    known = variable.field
    return (
        known.type is FieldType.YES_NO
        and origins.of_context(known.name)
        and known.name.rpartition(".")[2] in NAMES
    )


def knows_of_calls(origins: Origins) -> bool:
    """Say whether a table reads a field that tells of every call of the contact centre."""
    return any(
        is_call_fact(origins, each)
        or not STATUSES.isdisjoint(word.casefold() for word in each.field.tokens)
        for each in origins.proof.variables
    )


def without_call(origins: Origins) -> Node:
    """Return the region in which the connector says of no call."""
    variables = enumerate(origins.proof.variables)
    facts = {n: each.mask([None, False]) for n, each in variables if is_call_fact(origins, each)}
    return origins.proof.diagrams.box(facts)


def on_call(origins: Origins) -> Node:
    """Return the region in which a field that the table reads tells of a call."""
    diagrams = origins.proof.diagrams
    boxes: list[Box] = []
    for level, variable in enumerate(diagrams.variables):
        if is_call_fact(origins, variable):
            boxes.append({level: variable.mask([True])})
        elif variable.field.type is FieldType.TOKEN and variable.aspect is Aspect.VALUE:
            words = (each for each in variable.atoms if isinstance(each, str))
            mask = variable.mask(word for word in words if word.casefold() in WORDS)
            boxes += [{level: mask}] if mask else []
    sets = sets_read(origins.proof)
    boxes += [each.holding(word) for each in sets for word in each.words_in(WORDS)]
    return diagrams.any_of([diagrams.box(box) for box in boxes])


def with_call(origins: Origins, presence: Mapping[str, Value]) -> dict[str, Value]:
    """Return a presence in `on_call` as one that shows the call.

    A set may hold any token of those that rows treat alike; this takes the one that tells.
    """
    if _shows(origins, presence):
        return dict(presence)
    for each in sets_read(origins.proof):
        for word in each.words_in(WORDS):
            if each.is_held(word, presence):
                return {**presence, each.field.name: each.held(presence) | {word}}
    return dict(presence)


def _shows(origins: Origins, presence: Mapping[str, Value]) -> bool:
    facts = {each.field.name for each in origins.proof.variables if is_call_fact(origins, each)}
    words = {
        word.casefold()
        for value in presence.values()
        for word in (value if isinstance(value, frozenset) else [value])
        if isinstance(word, str)
    }
    return any(presence.get(name) is True for name in facts) or not words.isdisjoint(WORDS)
