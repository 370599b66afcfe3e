"""business-rules: conditions as nested `all` and `any`, variables as methods.

An engine that runs actions: the action notes the row's name, and stops the run.
"""

from __future__ import annotations

from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    string_rule_variable,
)

from peers.records import identifier
from presencemap.tables.conditions import AllOf, AnyOf, InRanges, IsOneOf, IsYesNo, tests_of

KINDS = {
    InRanges: numeric_rule_variable,
    IsOneOf: string_rule_variable,
    IsYesNo: boolean_rule_variable,
}


class Answer(BaseActions):
    """The row that answers."""

    def __init__(self, name):
        self.name = name

    @rule_action(params={"name": FIELD_TEXT})
    def answer(self, name):
        """Note the name of a row."""
        self.name = name


class Record(BaseVariables):
    """What all classes of variables share: the record that they read."""

    def __init__(self, record):
        self.record = record


def build(table):
    """Return the decision of a list of rules."""
    rules, otherwise = [_rule(row) for row in table.rows], table.otherwise.name
    variables = _variables(table)

    def decide(record):
        actions = Answer(otherwise)
        run_all(rules, variables(record), actions, stop_on_first_trigger=True)
        return actions.name

    return decide


def _variables(table):
    tests = [test for row in table.rows for test in tests_of(row.condition)]
    methods = {identifier(test.field): KINDS[type(test)](_reader(test)) for test in tests}
    return type("Variables", (Record,), methods)


def _reader(test):
    name, is_yes_no = identifier(test.field), isinstance(test, IsYesNo)

    def read(self):
        value = self.record[name]
        return bool(value) if is_yes_no else value  # None is refused as a yes/no

    return read


def _rule(row):
    answer = {"name": "answer", "params": {"name": row.name}}
    return {"conditions": _condition(row.condition), "actions": [answer]}


def _condition(condition):
    match condition:
        case AllOf(parts):
            return {"all": [_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_condition(part) for part in parts]}
        case InRanges(field, ranges):
            return {"any": [_range(field, *each) for each in ranges]}
        case IsOneOf(field, values, caseless=False):
            return {"any": [_test(field, "equal_to", value) for value in sorted(values)]}
        case IsYesNo(field, value=True):
            return _test(field, "is_true", None)
        case _:
            raise TypeError(f"no peer is told of {condition}")


def _range(field, low, high):
    if low == high:
        return _test(field, "equal_to", low)
    ends = (("greater_than_or_equal_to", low), ("less_than_or_equal_to", high))
    return {"all": [_test(field, operator, end) for operator, end in ends]}


def _test(field, operator, value):
    return {"name": identifier(field), "operator": operator, "value": value}
