"""SpiffWorkflow's DMN engine: a decision table with cells in Python, compiled at each decision.

It knows the hit policies UNIQUE and COLLECT. UNIQUE stops at the first rule that matches and
never looks for a second: it is what DMN calls FIRST. The table is put together as its parser
would from XML, and asked without a workflow round it, which would only add to the time.
"""

from __future__ import annotations

from types import SimpleNamespace

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.specs.model import (
    DecisionTable,
    Input,
    InputEntry,
    Output,
    OutputEntry,
    Rule,
)

from peers.records import alternatives, fields, identifier
from presencemap.tables.conditions import InRanges, IsOneOf, IsYesNo


def build(table):
    """Return the decision of one table."""
    engine = DMNEngine(_decision_table(table))
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())

    def decide(record):
        return engine.result(SimpleNamespace(data=record, workflow=workflow))["row"]

    return decide


def _decision_table(table):
    made = DecisionTable("table", table.name, "UNIQUE")
    names = {field: identifier(field) for field in fields(table)}
    made.inputs = [Input(name, name, name, name, "") for name in names.values()]
    made.outputs = [Output("row", "row", "row", "string")]
    for row in table.rows:
        made.rules += (_rule(made, names, row.name, each) for each in alternatives(row.condition))
    made.rules.append(_rule(made, names, table.otherwise.name, {}))
    return made


def _rule(made, names, row, tests):
    rule = Rule(row)
    for field, column in zip(names, made.inputs, strict=True):
        entry = InputEntry(f"{row} {field}", column)
        entry.lhs = [_cell(tests[field])] if field in tests else []
        rule.inputEntries.append(entry)
    output = OutputEntry(row, made.outputs[0])
    output.text = repr(row)
    rule.outputEntries = [output]
    return rule


def _cell(test):
    match test:
        case InRanges(_, ranges):
            return " or ".join(f"{low} <= ? <= {high}" for low, high in ranges)
        case IsOneOf(_, values, caseless=False):
            return f"? in {sorted(values)!r}"
        case IsYesNo(_, value):
            return f"? is {value}"
        case _:
            raise TypeError(f"no peer is told of {test}")
