"""Tables as JsonLogic (jsonlogic.com): one `if` with a condition and a name a row."""

from __future__ import annotations

from peers.records import identifier
from presencemap.tables.conditions import AllOf, AnyOf, InRanges, IsOneOf, IsYesNo

__all__ = ["program"]


def program(table):
    """Return the rule that is the name of the first row that holds."""
    branches = [each for row in table.rows for each in (_condition(row.condition), row.name)]
    return {"if": [*branches, table.otherwise.name]}


def _condition(condition):
    match condition:
        case AllOf(parts):
            return {"and": [_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"or": [_condition(part) for part in parts]}
        case InRanges(field, ranges):
            tests = [{"<=": [low, _value(field), high]} for low, high in ranges]
            return tests[0] if len(tests) == 1 else {"or": tests}
        case IsOneOf(field, values, caseless=False) if len(values) == 1:
            return {"===": [_value(field), *values]}
        case IsOneOf(field, values, caseless=False):
            return {"in": [_value(field), sorted(values)]}
        case IsYesNo(field, value):
            return {"===": [_value(field), value]}
        case _:
            raise TypeError(f"no peer is told of {condition}")


def _value(field):
    return {"var": identifier(field)}
