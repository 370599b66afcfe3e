"""PM501 unused-define: a `define` that nothing uses.

It is either left over, or the row that should use it spells the condition out, and the two
will drift apart.

Bad:

    define on_a_call = activity in {on-the-phone, in-a-conference}

    table voice first {
        row call when activity is on-the-phone -> NotReady reason "OnCall"
        otherwise                              -> NotReady reason "Unknown"
    }

Good:

    define on_a_call = activity in {on-the-phone, in-a-conference}

    table voice first {
        row call when on_a_call -> NotReady reason "OnCall"
        otherwise               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM501", "unused-define", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own definitions that no row and no other definition uses."""
    del rules
    for name, declared in compiled.scope.defines.items():
        if declared.source is compiled.source and name not in compiled.used_defines:
            yield FINDING.at(declared.source, declared.span, f"nothing uses `{name}`")
