"""Allows for all that is found in a file now, so that only what is new is seen from now on.

An allow is written at the end of its finding's line. Where the line has a comment already,
an allow takes the name in, and above any other comment the allow gets a line of its own. Where
constructs share a line, each gets its own allow, above it if not behind it: formatting gives
them lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from presencemap.checks.allowing.allows import ALLOW, Allow, allows_in, line_span
from presencemap.checks.allowing.constructs import Constructs
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


@frozen
class _Place:
    """Where an allow goes: it takes the place of a span, between two texts."""

    span: Span
    before: str = ""
    after: str = ""


class _Placing:
    """Where in one file allows are put."""

    def __init__(self, source: Source, file: tree.File) -> None:
        self._source = source
        self._constructs = Constructs(source, file)
        self._by_line: dict[int, list[Allow]] = {}
        for allow in allows_in(source, file):
            for line in allow.lines if allow.works else ():
                self._by_line.setdefault(line, []).append(allow)
        self._commented = {source.position(each.span.start).line for each in file.comments}

    def edits(self, found: Iterable[Diagnostic]) -> Iterator[Edit]:
        """Yield one edit for each allow that is new or takes in more names."""
        new: dict[_Place, tuple[int, set[tuple[str, str]]]] = {}
        more: dict[Span, tuple[Allow, set[tuple[str, str]]]] = {}
        for each in found:
            start = each.span.start
            allow = self._there(start)
            if allow is None:
                names = new.setdefault(self._place(start), (start, set()))[1]
            else:
                names = more.setdefault(allow.comment.span, (allow, set()))[1]
            names.add((each.code, each.name))
        for place, (start, names) in new.items():
            yield self._new(place, start, _spoken(names))
        yield from (_taken_in(allow, _spoken(names)) for allow, names in more.values())

    def _there(self, offset: int) -> Allow | None:
        """Return the allow in whose line something is found, if it is about the same construct."""
        around = frozenset(self._constructs.around(offset))
        for allow in self._by_line.get(self._source.position(offset).line, ()):
            if not (around and allow.constructs) or around & allow.constructs:
                return allow
        return None

    def _place(self, offset: int) -> _Place:
        """Return where to allow what is found at an offset: behind its line, above it or in it."""
        line = line_span(self._source, offset)
        inner = next(self._constructs.around(offset), None)
        commented = self._source.position(offset).line in self._commented
        if not commented and (inner is None or self._is_last(offset, inner, line.end)):
            kept = len(self._source.at(line).rstrip())
            return _Place(Span(line.start + kept, line.end), "  " if kept else "")
        indentation = self._indentation(line)
        if inner is None or inner.start <= line.start + len(indentation):
            return _Place(Span(line.start, line.start), indentation, "\n")
        before = self._source.text[line.start : inner.start].rstrip()
        between = Span(line.start + len(before), inner.start)
        return _Place(between, f"\n{indentation}", f"\n{indentation}")

    def _is_last(self, offset: int, inner: Span, end: int) -> bool:
        """Tell whether a comment at the end of a line is about what is found in it."""
        comment = Span(end, end)
        meant = self._constructs.in_which(comment) or self._constructs.behind_which(comment)
        if meant is None:
            return inner.start <= end < inner.end
        return meant in self._constructs.around(offset)

    def _indentation(self, line: Span) -> str:
        text = self._source.at(line)
        return text[: len(text) - len(text.lstrip())]

    def _new(self, place: _Place, offset: int, names: str) -> Edit:
        comment = f"# presencemap: {ALLOW} {names}"
        line = line_span(self._source, offset)
        length = place.span.start - line.start + len(place.before) + len(comment)
        if not place.after and length > DEFAULT_LIMITS.rules_line_characters:
            place = _Place(Span(line.start, line.start), self._indentation(line), "\n")
        return Edit(place.span, f"{place.before}{comment}{place.after}")


def _spoken(names: Iterable[tuple[str, str]]) -> str:
    return ", ".join(name for _, name in sorted(names))


def _taken_in(allow: Allow, names: str) -> Edit:
    if allow.names:
        end = allow.names[-1].span.end
        return Edit(Span(end, end), f", {names}")
    end = allow.verb.span.end
    return Edit(Span(end, end), f" {names}")
