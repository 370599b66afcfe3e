"""PM801 unused-allow: a comment allows a finding that is not there.

What it allowed was mended, or it stands on the wrong line. Left in place it would hide the
next such finding, which nobody has looked at. An allow speaks for what is found on its line
and, from a line of its own, on the next line that holds something other than comments; what
counts is the line on which a finding starts. It speaks for a whole construct, too: for the
one that it stands behind, the one that starts right below its own line, or the row,
definition or example that it stands in. So behind the `}` of a table, or above the table, it
speaks for all of the table's rows. Of several allows the nearest to a finding is used.

Whoever gave a reason may want to keep it, so taking such a comment out is no safe fix.

Whether an allow silences something is judged where all checks have run: in the file that is
checked, not in one that it uses, once it compiles, and whatever `--select` and `--ignore`
say. This finding itself can't be allowed.

Bad:

    table voice first {
        row free when availability is available -> Ready
        # presencemap: allow fail-open -- until the new clients are out
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        # presencemap: allow fail-open -- the desk is staffed when the gates are open
        otherwise -> Ready
    }
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from presencemap.checks.allowing.allows import Allow, leave_out, leave_out_comment
from presencemap.diagnostics import Diagnostic, Finding, Fix, Severity
from presencemap.language import tree

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM801", "unused-allow", Severity.WARNING)


def check(
    allows: Iterable[Allow], used: AbstractSet[tree.Word], allowable: Mapping[str, Finding]
) -> Iterator[Diagnostic]:
    """Find allows without a name, and names of findings that are not there to be silenced.

    `used` are the names that have silenced something, `allowable` the findings that can be
    silenced, by code and by name in lower case.
    """
    for allow in allows:
        if not allow.works:
            continue
        if not allow.names and allow.rest is None:
            fix = Fix("remove the comment", (leave_out_comment(allow),), safe=not allow.reasoned)
            help_ = "name findings, as in `# presencemap: allow fail-open`"
            message = "this comment names no finding to allow"
            yield FINDING.at(allow.source, allow.comment.span, message, help=help_, fix=fix)
        for name in allow.names:
            finding = allowable.get(name.text.casefold())
            if finding is not None and name not in used:
                yield _unused(allow, name, finding)


def _unused(allow: Allow, name: tree.Word, finding: Finding) -> Diagnostic:
    where = "on the next line" if allow.alone else "on this line"
    if any("\n" in allow.source.at(span) for span in allow.constructs):
        where = "in what it speaks for"
    message = f"there is no {finding.code} {finding.name} {where} to allow"
    safe = not allow.reasoned and allow.rest is None
    fix = Fix(f"remove `{name.text}`", (leave_out(allow, name),), safe=safe)
    return FINDING.at(allow.source, name.span, message, fix=fix)
