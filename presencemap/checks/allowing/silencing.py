"""What is left of findings when the files' own comments have allowed some of them.

It runs behind all checks and needs what they have found; what it finds itself, `unused-allow`
and `unknown-allow`, can't be silenced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from presencemap.checks import too_many_findings, unknown_allow, unused_allow
from presencemap.checks.allowing.allows import Allow, allows_in
from presencemap.checks.allowing.locked import is_locked
from presencemap.diagnostics import Diagnostic, Finding
from presencemap.language import tree
from presencemap.tables.load import Compiled

__all__ = ["Silenced", "can_be_allowed", "silence"]

_NEVER: Final = {
    unused_allow.FINDING.code,
    unknown_allow.FINDING.code,
    too_many_findings.FINDING.code,
}
"""What is said of allows, and of findings, when all else has been said."""


@frozen
class Silenced:
    """Findings after the allows: those that are left, and those that were allowed."""

    left: tuple[Diagnostic, ...]
    allowed: tuple[Diagnostic, ...]


def can_be_allowed(finding: Finding | Diagnostic) -> bool:
    """Tell whether a comment can silence it."""
    return not is_locked(finding.code, finding.severity) and finding.code not in _NEVER


def silence(
    compiled: Compiled, found: Iterable[Diagnostic], findings: Iterable[Finding]
) -> Silenced:
    """Leave out what the files' own comments allow, and add what is wrong with these.

    `findings` are all that there are. Of allows in a file that is used nothing is said: what
    is to be found there is known only where that file itself is checked.
    """
    known = {word: each for each in findings for word in (each.code.casefold(), each.name)}
    allowable = {word: each for word, each in known.items() if can_be_allowed(each)}
    allows = {file.source: allows_in(file.source, file.parsed.comments) for file in compiled.files}
    lines = {source: _by_line(some) for source, some in allows.items()}
    left: list[Diagnostic] = []
    allowed: list[Diagnostic] = []
    used: set[tree.Word] = set()
    for diagnostic in found:
        name = _allowing(diagnostic, lines.get(diagnostic.source), allowable)
        if name is None:
            left.append(diagnostic)
        else:
            allowed.append(diagnostic)
            if diagnostic.source is compiled.source:
                used.add(name)
    own = allows.get(compiled.source, ())
    left += unknown_allow.check(own, known, allowable.keys())
    if compiled.rules is not None:
        left += unused_allow.check(own, used, allowable)
    return Silenced(tuple(left), tuple(allowed))


def _by_line(allows: Iterable[Allow]) -> dict[int, list[tree.Word]]:
    names: dict[int, list[tree.Word]] = {}
    for allow in allows:
        if allow.works:
            for line in allow.lines:
                names.setdefault(line, []).extend(allow.names)
    return names


def _allowing(
    diagnostic: Diagnostic,
    lines: Mapping[int, list[tree.Word]] | None,
    allowable: Mapping[str, Finding],
) -> tree.Word | None:
    """Return the first name that allows a finding, None if none does."""
    if not lines:
        return None
    line = diagnostic.source.position(diagnostic.span.start).line
    for name in lines.get(line, ()):
        finding = allowable.get(name.text.casefold())
        if finding is not None and finding.code == diagnostic.code:
            return name
    return None
