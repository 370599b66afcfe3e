"""What the peers decide about, and a table as those see it that know only columns and cells.

No peer reads `note-type` or `agent.group` as one name, and most stumble over a field without
a value: a record has an underscore for other characters, None for what is absent and, since
to most of them None is smaller or larger than a number or an error, -1 for an absent number.
"""

from __future__ import annotations

import re
from itertools import product

from presencemap.tables.conditions import AllOf, AnyOf, InRanges, fields_of, tests_of

ABSENT_NUMBER = -1


def identifier(field):
    """Return the name under which a record has a field."""
    return re.sub(r"\W", "_", field)


def fields(table):
    """Return the names of the fields that a table reads, in alphabetical order."""
    return sorted(frozenset().union(*(fields_of(row.condition) for row in table.rows)))


def numbers(table):
    """Return the names of the fields that a table compares with numbers."""
    tests = (test for row in table.rows for test in tests_of(row.condition))
    return {test.field for test in tests if isinstance(test, InRanges)}


def reader(table):
    """Return a function from a presence to the record that peers see: all the table's fields."""
    absent = dict.fromkeys(fields(table)) | dict.fromkeys(numbers(table), ABSENT_NUMBER)
    names = {field: identifier(field) for field in absent}

    def read(presence):
        return {names[field]: presence.get(field, value) for field, value in absent.items()}

    return read


def alternatives(condition):
    """Return a condition as rows of a decision table: each a test a field, one must hold."""
    match condition:
        case AnyOf(parts):
            return [row for part in parts for row in alternatives(part)]
        case AllOf(parts):
            choices = product(*(alternatives(part) for part in parts))
            return [_joined(rows) for rows in choices]
        case _:
            return [{condition.field: condition}]


def _joined(rows):
    row = {field: test for each in rows for field, test in each.items()}
    if len(row) < sum(map(len, rows)):
        raise ValueError("two tests of one field in a row: a cell holds one")
    return row
