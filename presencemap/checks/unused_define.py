"""PM501 unused-define: a `define` that nothing uses.

It is either left over, or the row that should use it spells the condition out, and the two
will drift apart. The fix takes the definition out with the comment behind it; a comment on
lines of its own above it stays. It is unsafe, for a file that uses this one may speak of the
definition: each file is judged with what it uses itself, and nobody knows who else uses it.

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

from presencemap.checks.mending.edits import closed, without_lines
from presencemap.diagnostics import Diagnostic, Finding, Fix, Severity
from presencemap.language import tree
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM501", "unused-define", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the file's own definitions that nothing uses; a vocabulary has them for its users."""
    del rules
    items = compiled.parsed.items if compiled.parsed else ()
    if any(isinstance(item, tree.Vocabulary) for item in items):
        return
    columns = {
        column.text for item in items if isinstance(item, tree.Grid) for column in item.columns
    }
    used = compiled.used_defines | columns  # a column is used even if all its cells say `any`
    for name, declared in compiled.scope.defines.items():
        if declared.source is compiled.source and name not in used:
            edits = without_lines(declared.source, closed(declared.source, declared.thing.span))
            fix = Fix(f"take `{name}` out", edits, safe=False)
            yield FINDING.at(declared.source, declared.span, f"nothing uses `{name}`", fix=fix)
