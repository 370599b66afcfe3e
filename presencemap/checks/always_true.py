"""PM305 always-true: a condition, or a part of one, is true of every presence.

It decides nothing: a row that asks for it takes every presence, or asks for less than it
seems to. Most often an `or` should be an `and` (everybody is not available or not busy), or a
field's value is asked for twice over. A field without a value is `absent`, and only
`is absent` and a negation are true of it: `availability >= 0` is no such condition, it is
false of a presence without a number, but beside `availability is not absent` it says nothing.

What is said is proved over all presences, and said of the smallest part: not of what is always
true only because a part of it is. A row `when any`, a `define` that is `any` and the cells
`any` of a grid are said on purpose. A definition is looked at where it stands, not where it is
used.

Bad:

    table voice first {
        row free when availability is available -> Ready
        row else when availability is not busy or availability is not away -> NotReady
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        row else when availability is not busy and availability is not away -> NotReady
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

FINDING: Final = Finding("PM305", "always-true", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find parts of conditions that are true of every presence, the smallest that are so."""
    del rules
    for constant in compiled.once(Constants).found:
        for cause in constant.causes:
            if cause.value:
                yield cause.diagnostic(FINDING, constant.effect)
