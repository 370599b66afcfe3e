"""PM303 never-true: a condition, or a part of one, is true of no presence.

A row that asks for it never answers, or answers less often than it seems to. Most often an
`and` should be an `or` (no presence is available and busy), or a number is compared with a
bound that no number passes. A field without a value is `absent`, and only `is absent` and a
negation are true of it. A closed field is absent or one of its listed tokens; an open one may
always be another.

What is said is proved over all presences, and said of the smallest part: not of what is never
true only because a part of it is. Where that makes a row never answer, the help says so. A
definition is looked at where it stands, not where it is used.

Bad:

    table voice first {
        row free when availability is available and availability is available-idle -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available or availability is available-idle -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.constants import Constants
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM303", "never-true", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find parts of conditions that are true of no presence, the smallest that are so."""
    del rules
    for constant in compiled.once(Constants).found:
        for cause in constant.causes:
            if not cause.value:
                yield cause.diagnostic(FINDING, constant.effect)
