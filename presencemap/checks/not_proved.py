"""PM390 not-proved: a table is too large for some of what is proved of others.

Everything that could happen is looked at, field by field: which rows are left when the number
is known, which of these when the token is known, and so on. Nearly always few cases remain.
A table whose rows each ask for another field, or that tests a number against thousands of
bounds, can leave more cases than any machine looks through; then the search stops at a bound.
What was not looked for is named. It is not that something was found, nor that nothing is
there. Examples test such a table all the same.

Bad:

    # 3,000 rows, each with ranges and fields of its own, in
    table voice first {
        row r1 when availability in {3000..3009} and note like "*a*" or device is mobile -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    # tables that share fields only where they must, such as one a channel or site
    table voice first {
        row r1 when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.conditions import InRanges, fields_of, tests_of
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM390", "not-proved", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Name the tables whose proofs were given up by the checks before this one."""
    del rules
    for given_up in compiled.proofs.given_up:
        table = given_up.table
        names = ", ".join(given_up.unproved)
        message = f"`{table.name}` is too large to be proved: a proof took {given_up.reason}"
        help_ = f"{_size(table)}; not looked for: {names}"
        yield FINDING.at(table.source, table.span, message, help=help_)


def _size(table: Table) -> str:
    """Say what makes a table large: its rows, its fields, the bounds of its numbers."""
    fields = frozenset[str]().union(*(fields_of(row.condition) for row in table.rows))
    bounds: Counter[str] = Counter()
    for row in table.rows:
        for test in tests_of(row.condition):
            if isinstance(test, InRanges):
                bounds[test.field] += len(test.ranges)
    text = f"it has {len(table.rows):,} rows over {len(fields):,} fields"
    if bounds:
        name, count = bounds.most_common(1)[0]
        text += f", and compares `{name}` {count:,} times"
    return text
