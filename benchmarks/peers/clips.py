"""clipspy: CLIPS, the expert system shell in C, with a rule a row and salience for the order.

It keeps facts: each decision asserts the record and retracts it again. The answer is the rule
at the head of the agenda. It is not fired: each rule that fires in an environment makes the
decisions after it slower, to four times as long after ten thousand.
"""

from __future__ import annotations

import json

from clips import Environment

from peers.records import alternatives, fields, identifier
from presencemap.tables.conditions import InRanges, IsOneOf, IsYesNo


def build(table):
    """Return the decision of an environment with all rules."""
    environment = Environment()
    slots = " ".join(f"(slot {identifier(field)})" for field in fields(table))
    environment.build(f"(deftemplate record {slots})")
    for number, row in enumerate(table.rows):
        environment.build(_rule(row.name, number, alternatives(row.condition)))
    environment.build(_rule(table.otherwise.name, len(table.rows), [{}]))
    assert_fact = environment.find_template("record").assert_fact

    def decide(record):
        fact = assert_fact(**record)
        name = next(environment.activations()).name
        fact.retract()
        return name

    return decide


def _rule(name, number, choices):
    patterns = " ".join(map(_pattern, choices))
    either = f"(or {patterns})" if len(choices) > 1 else patterns
    return f"(defrule {name} (declare (salience -{number})) {either} =>)"


def _pattern(tests):
    return f"(record {' '.join(map(_slot, tests.values()))})"


def _slot(test):
    return f"({identifier(test.field)} {_constraint(test)})"


def _constraint(test):
    match test:
        case InRanges(_, ((low, high),)):
            return f"?value&:(<= {low} ?value {high})"
        case IsOneOf(_, values, caseless=False):
            return "|".join(map(json.dumps, sorted(values)))
        case IsYesNo(_, value):
            return str(value).upper()
        case _:
            raise TypeError(f"no peer is told of {test}")
