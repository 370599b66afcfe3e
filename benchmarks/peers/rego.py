"""regorus: Open Policy Agent's Rego, interpreted in Rust (on PyPI as hobofan-regorus).

Its input goes in as JSON: given a dict, it makes 1 and 0 of True and False, and a condition
on a yes/no field silently never holds.
"""

from __future__ import annotations

import json

from hobofan_regorus import Engine

from peers.records import alternatives, identifier
from presencemap.tables.conditions import InRanges, IsOneOf, IsYesNo


def build(table):
    """Return the decision of one rule with an `else` a row."""
    engine = Engine()
    engine.add_policy("table.rego", _policy(table))

    def decide(record):
        engine.set_input_json(json.dumps(record))
        return engine.eval_rule("data.presence.row")

    return decide


def _policy(table):
    branches = [
        f"row := {json.dumps(row.name)} if {{ {_body(tests)} }}"
        for row in table.rows
        for tests in alternatives(row.condition)
    ]
    choice = "\nelse := ".join(branches).replace("else := row := ", "else := ")
    default = f"default row := {json.dumps(table.otherwise.name)}"
    return f"package presence\nimport rego.v1\n{default}\n{choice}\n"


def _body(tests):
    return "; ".join(f"{_test(test)}" for test in tests.values())


def _test(test):
    name = f"input.{identifier(test.field)}"
    match test:
        case InRanges(_, ((low, high),)) if low == high:
            return f"{name} == {low}"
        case InRanges(_, ((low, high),)):
            return f"{name} >= {low}; {name} <= {high}"
        case IsOneOf(_, values, caseless=False) if len(values) == 1:
            return f"{name} == {json.dumps(*values)}"
        case IsOneOf(_, values, caseless=False):
            return f"{name} in {{{', '.join(map(json.dumps, sorted(values)))}}}"
        case IsYesNo(_, value):
            return f"{name} == {json.dumps(value)}"
        case _:
            raise TypeError(f"no peer is told of {test}")
