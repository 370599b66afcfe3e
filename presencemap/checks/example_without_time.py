"""PM603 example-without-time: an example leaves out the time that its table asks for.

A field that an example does not name is absent; but what the clock of the rules shows is never
absent when they are in use. Such an example promises something of a moment that will never
come, and says nothing of those that will. Name `time`, `weekday` or both.

Bad:

    timezone "Europe/Paris"

    table voice first {
        row open when between 08:00 and 18:00 and availability is available -> Ready
        otherwise -> NotReady reason "Closed"
    }

    example "available" {
        availability available  =>  voice NotReady reason "Closed"
    }

Good:

    timezone "Europe/Paris"

    table voice first {
        row open when between 08:00 and 18:00 and availability is available -> Ready
        otherwise -> NotReady reason "Closed"
    }

    example "available in the morning" {
        availability available, time 09:00  =>  voice Ready
    }
    example "available at night" {
        availability available, time 23:00  =>  voice NotReady reason "Closed"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.conditions import fields_of
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM603", "example-without-time", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own examples that leave out what their tables ask the clock."""
    if rules.clock is None:
        return
    asked = {
        table.name: rules.clock_fields
        & frozenset().union(*(fields_of(row.condition) for row in table.rows))
        for table in rules.tables
    }
    for example in compiled.examples:
        if example.source is not compiled.source:
            continue
        wanted = frozenset().union(*(asked[each.table] for each in example.expected))
        missing = sorted(wanted - example.presence.keys())
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            message = f"the tables ask for {names}, which this example does not give"
            help_ = "the clock always shows one; name it, as in `time 09:00, weekday mon`"
            yield FINDING.at(example.source, example.span, message, help=help_)
