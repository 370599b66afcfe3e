"""PM601 missing-example: rows that no example reaches.

An `example` is a test that stands beside what it tests. A row without one may be wrong, or may
be made wrong by the next change, and nobody is told; `presencemap test --min-coverage 100`
asks for one for each. A row is reached by an example that names its table, and that it answers.

It is information, said once a table, of the tables of the file itself, and only of a file that
has an example: the first one is the decision to have them.

Bad:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
    example "available" { availability 3500 => voice Ready }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
    example "available" { availability 3500 => voice Ready }
    example "nothing known" { availability absent => voice NotReady reason "Unknown" }
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.described import listed
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM601", "missing-example", Severity.INFO)

_MOST_NAMED: Final = 5


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own tables with rows that no example reaches."""
    if not any(example.source is compiled.source for example in compiled.examples):
        return
    reached: dict[str, set[str]] = defaultdict(set)
    for example in compiled.examples:
        for expected in example.expected:
            reached[expected.table].update(compiled.answers.reached(expected.table, example))
    for table in rules.tables:
        left = [row.name for row in table.all_rows if row.name not in reached[table.name]]
        if left and table.source is compiled.source:
            message = f"no example reaches {listed(left, _MOST_NAMED)}"
            yield FINDING.at(table.source, table.span, message)
