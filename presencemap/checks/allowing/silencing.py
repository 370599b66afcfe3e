"""What is left of findings when the files' own comments have allowed some of them.

It runs behind all checks and needs what they have found; what it finds itself, `unused-allow`
and `unknown-allow`, can't be silenced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from presencemap.checks import too_many_findings, unknown_allow, unused_allow
from presencemap.checks.allowing.allows import Allow, allows_in, lookalikes_in
from presencemap.checks.allowing.constructs import Constructs
from presencemap.checks.allowing.locked import is_locked
from presencemap.diagnostics import Diagnostic, Finding
from presencemap.language import tree
from presencemap.source import Source, Span
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
    parsed = {file.source: file.parsed for file in compiled.files}
    allows = {source: allows_in(source, file) for source, file in parsed.items()}
    speaking = {
        source: _Speaking(source, parsed[source], some) for source, some in allows.items() if some
    }
    left: list[Diagnostic] = []
    allowed: list[Diagnostic] = []
    used: set[tree.Word] = set()
    for diagnostic in found:
        name = _allowing(diagnostic, speaking.get(diagnostic.source), allowable)
        if name is None:
            left.append(diagnostic)
        else:
            allowed.append(diagnostic)
            if diagnostic.source is compiled.source:
                used.add(name)
    own = allows.get(compiled.source, ())
    own_file = parsed.get(compiled.source)
    lookalikes = lookalikes_in(compiled.source, own_file.comments) if own_file else ()
    left += unknown_allow.check(own, lookalikes, known, allowable.keys())
    if compiled.rules is not None:
        left += unused_allow.check(own, used, allowable)
    return Silenced(tuple(left), tuple(allowed))


class _Speaking:
    """The names in one file's allows, and what they speak for."""

    def __init__(self, source: Source, file: tree.File, allows: Iterable[Allow]) -> None:
        self._source = source
        self._constructs = Constructs(source, file)
        self._by_line: dict[int, list[tuple[tree.Word, Allow]]] = {}
        self._by_construct: dict[Span, list[tree.Word]] = {}
        for allow in allows:
            if allow.works:
                pairs = [(name, allow) for name in allow.names]
                for line in allow.lines:
                    self._by_line.setdefault(line, []).extend(pairs)
                for construct in allow.constructs:
                    self._by_construct.setdefault(construct, []).extend(allow.names)

    def of(self, offset: int) -> Iterator[tree.Word]:
        """Yield the names that speak for what starts at an offset, the nearest first.

        Those of its line go before those of its construct, and these before those of its block.
        Of several in a line those about its construct go first; of several about a construct
        the next behind it: where a line is broken in formatting, that is still the same one.
        """
        around = tuple(self._constructs.around(offset))
        on_line = self._by_line.get(self._source.position(offset).line, ())
        yield from (name for name, allow in on_line if not allow.constructs.isdisjoint(around))
        yield from (name for name, allow in on_line if allow.constructs.isdisjoint(around))
        for construct in around:
            names = self._by_construct.get(construct, ())
            yield from (name for name in names if name.span.start > offset)
            yield from (name for name in reversed(names) if name.span.start < offset)


def _allowing(
    diagnostic: Diagnostic, speaking: _Speaking | None, allowable: Mapping[str, Finding]
) -> tree.Word | None:
    """Return the nearest name that allows a finding, None if none does."""
    if speaking is None:
        return None
    for name in speaking.of(diagnostic.span.start):
        finding = allowable.get(name.text.casefold())
        if finding is not None and finding.code == diagnostic.code:
            return name
    return None
