"""zen-engine's decision table, in a graph of input, table and output.

The static loader compiles it once; `create_decision`, the first way its documents show, makes
each evaluation some ten times slower. An `or` of two fields takes two rows of a table.
"""

from __future__ import annotations

import json

import zen

from peers.records import alternatives, fields, identifier
from presencemap.tables.conditions import InRanges, IsOneOf, IsYesNo


def build(table):
    """Return the decision of one table."""
    loader = {"type": "static", "content": {table.name: _graph(table)}}
    evaluate = zen.ZenEngine({"loader": loader}).evaluate
    name = table.name

    def decide(record):
        return evaluate(name, record)["result"]["row"]

    return decide


def _graph(table):
    kinds = (("input", "inputNode"), ("table", "decisionTableNode"), ("output", "outputNode"))
    nodes = [{"id": each, "name": each, "type": kind, "content": {}} for each, kind in kinds]
    nodes[1]["content"] = _content(table)
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("input", "table"), ("table", "output"))
    ]
    return {"nodes": nodes, "edges": edges}


def _content(table):
    columns = [identifier(field) for field in fields(table)]
    return {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "row", "name": "row", "field": "row"}],
        "rules": list(_rules(table)),
    }


def _rules(table):
    for row in table.rows:
        for number, tests in enumerate(alternatives(row.condition)):
            cells = {identifier(field): _cell(test) for field, test in tests.items()}
            yield {"_id": f"{row.name} {number}", **cells, "row": json.dumps(row.name)}
    yield {"_id": "otherwise", "row": json.dumps(table.otherwise.name)}


def _cell(test):
    match test:
        case InRanges(_, ranges):
            return ", ".join(f"[{low}..{high}]" for low, high in ranges)
        case IsOneOf(_, values, caseless=False):
            return ", ".join(map(json.dumps, sorted(values)))
        case IsYesNo(_, value):
            return json.dumps(value)
        case _:
            raise TypeError(f"no peer is told of {test}")
