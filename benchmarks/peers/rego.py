"""Tables as Rego, the language of Open Policy Agent: one rule with an `else` a row."""

from __future__ import annotations

import json

from peers.records import alternatives, identifier
from presencemap.tables.conditions import InRanges, IsOneOf, IsYesNo

__all__ = ["QUERY", "policy"]

QUERY = "data.presence.row"


def policy(table):
    """Return a module in which the query is the name of the first row that holds."""
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
