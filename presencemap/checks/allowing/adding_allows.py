"""Allows for all that is found in a file now, so that only what is new is seen from now on.

An allow is written at the end of its finding's line. Where the line has a comment already,
an allow takes the name in, and above any other comment the allow gets a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from presencemap.checks.allowing.allows import ALLOW, Allow, allows_in, line_span
from presencemap.checks.allowing.silencing import can_be_allowed
from presencemap.checks.mending.mend import edited
from presencemap.diagnostics import Diagnostic, Edit
from presencemap.language import parse, tree
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source, Span

__all__ = ["WithAllows", "add_allows"]


@frozen
class WithAllows:
    """A text with allows added, and the findings that they silence."""

    text: str
    allowed: tuple[Diagnostic, ...]


def add_allows(source: Source, found: Iterable[Diagnostic]) -> WithAllows:
    """Allow those findings that are in a file and can be allowed.

    A file that can't be read gets none.
    """
    allowed = tuple(each for each in found if each.source is source and can_be_allowed(each))
    file = parse(source).file
    if file is None or not allowed:
        return WithAllows(source.text, ())
    edits = _Placing(source, file).edits(allowed)
    return WithAllows(edited(source.text, edits), allowed)


class _Placing:
    """Where in one file allows are put."""

    def __init__(self, source: Source, file: tree.File) -> None:
        self._source = source
        self._by_line: dict[int, Allow] = {}
        for allow in allows_in(source, file.comments):
            for line in allow.lines if allow.works else ():
                self._by_line.setdefault(line, allow)
        self._commented = {source.position(each.span.start).line for each in file.comments}

    def edits(self, found: Iterable[Diagnostic]) -> Iterator[Edit]:
        """Yield one edit for each allow that is new or takes in more names."""
        new: dict[int, tuple[int, set[tuple[str, str]]]] = {}
        more: dict[Span, tuple[Allow, set[tuple[str, str]]]] = {}
        for each in found:
            start = each.span.start
            line = self._source.position(start).line
            allow = self._by_line.get(line)
            if allow is None:
                names = new.setdefault(line, (start, set()))[1]
            else:
                names = more.setdefault(allow.comment.span, (allow, set()))[1]
            names.add((each.code, each.name))
        yield from (self._new(start, _spoken(names)) for start, names in new.values())
        yield from (_taken_in(allow, _spoken(names)) for allow, names in more.values())

    def _new(self, offset: int, names: str) -> Edit:
        source, comment = self._source, f"# presencemap: {ALLOW} {names}"
        line = line_span(source, offset)
        text = source.at(line)
        kept = text.rstrip()
        whole = f"{kept}  {comment}" if kept else comment
        too_long = len(whole) > DEFAULT_LIMITS.rules_line_characters
        if too_long or source.position(offset).line in self._commented:
            indentation = text[: len(text) - len(text.lstrip())]
            return Edit(Span(line.start, line.start), f"{indentation}{comment}\n")
        return Edit(Span(line.start + len(kept), line.end), whole[len(kept) :])


def _spoken(names: Iterable[tuple[str, str]]) -> str:
    return ", ".join(name for _, name in sorted(names))


def _taken_in(allow: Allow, names: str) -> Edit:
    if allow.names:
        end = allow.names[-1].span.end
        return Edit(Span(end, end), f", {names}")
    end = allow.verb.span.end
    return Edit(Span(end, end), f" {names}")
