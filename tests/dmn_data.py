"""What an engine that runs DMN is given for a presence, and what it has to answer."""

from __future__ import annotations


def data_of(table, rules, presence):
    """Return the variables of a decision table: all of them, null for what is absent."""
    return {each.name: _value(rules.fields[each.field], presence) for each in table.data}


def _value(field, presence):
    value = presence.get(field.name)
    fold = str.casefold if field.caseless else str
    if isinstance(value, frozenset):
        return sorted(map(fold, value))
    return fold(value) if isinstance(value, str) else value


def answer_of(table, decision):
    """Return the outputs that a decision is, by the names of the outputs."""
    fixed = {
        "outcome": decision.outcome.kind.value,
        "state": decision.outcome.state,
        "hold": decision.after,
    }
    attributes = decision.outcome.attributes
    given = {each.expression: attributes.get(each.attribute) for each in table.outputs}
    return {name: fixed.get(name, value) for name, value in given.items()}
