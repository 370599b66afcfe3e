"""What two rule sets say around their decisions: who tells a field, how states are reached.

None of it changes what is decided; a connector notices it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from presencemap.model import LegalTransition
from presencemap.tables.ruleset import RuleSet

__all__ = ["notes_of"]

_MOST: Final = 10
"""Sentences before one that counts the rest: a new version of a vocabulary may change all."""


def notes_of(old: RuleSet, new: RuleSet) -> tuple[str, ...]:
    """Return sentences on fields and states that both rule sets use."""
    notes = [*_of_fields(old, new), *_of_states(old, new), *_of_requests(old, new)]
    if len(notes) > _MOST:
        return (*notes[:_MOST], f"{len(notes) - _MOST:,} more of this kind")
    return tuple(notes)


def _of_fields(old: RuleSet, new: RuleSet) -> Iterator[str]:
    for name in sorted(old.used_fields & new.used_fields):
        if (name in old.context) != (name in new.context):
            now = "the connector now" if name in new.context else "presence documents now"
            yield f"`{name}` is told by {now}"


def _of_states(old: RuleSet, new: RuleSet) -> Iterator[str]:
    used = sorted(_states_used(old) & _states_used(new))
    for name in used:
        before, after = old.states[name], new.states[name]
        if before.routable != after.routable:
            yield f"`{name}` takes {'calls' if after.routable else 'no calls'} now"
        if before.logged_out != after.logged_out:
            yield f"an agent in `{name}` is {'' if after.logged_out else 'not '}logged out now"
    for pair in product(used, used):
        before_, after_ = old.transitions.get(pair), new.transitions.get(pair)
        if _requests(before_) != _requests(after_):
            yield f"{pair[0]} -> {pair[1]}: {_way(before_)} before, {_way(after_)} now"


def _states_used(rules: RuleSet) -> set[str]:
    states = (row.decision.outcome.state for table in rules.tables for row in table.all_rows)
    return {state for state in states if state is not None}


def _of_requests(old: RuleSet, new: RuleSet) -> Iterator[str]:
    attributes = _attributes_used(old) & _attributes_used(new)
    for key in sorted(attributes, key=repr):
        before, after = old.requests.get(key, ()), new.requests.get(key, ())
        if before != after:
            name = f"{key[0]} {key[1]}"
            yield f"{name}: {_listed(before)} before, {_listed(after)} now"


def _attributes_used(rules: RuleSet) -> set[tuple[str, str | bool | int]]:
    rows = (row for table in rules.tables for row in table.all_rows)
    return {item for row in rows for item in row.decision.outcome.attributes.items()}


def _requests(legal: LegalTransition | None) -> tuple[str, ...] | None:
    return legal.requests if legal else None


def _way(legal: LegalTransition | None) -> str:
    return "not legal" if legal is None else _listed(legal.requests)


def _listed(requests: tuple[str, ...]) -> str:
    return ", ".join(requests) or "no request"
