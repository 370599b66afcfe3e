"""The comments that allow findings: `# presencemap: allow fail-open, PM501 -- why`.

On the line of a finding such a comment silences it; on a line of its own, it does so for the
next line that holds something other than comments. What counts is the line on which the
finding starts. Behind `allow` stand codes or names, with commas between them, and behind
` -- ` the reason, if there is one to be told.

Allows are part of the file that they stand in, and speak of that file only: of one that is
used, too, and of a vocabulary that ships. They hold wherever rules are examined, so for
`load_rules` as well: **an error that is allowed does not keep rules from being loaded**, and
who allows `fail-open` runs rules that fail open. Errors of files, text, names and types
(PM0nn to PM2nn) can't be allowed, for where one stands there are no rules.

Here allows are read and taken out; it knows neither which findings there are nor which were
found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from presencemap.diagnostics import Edit
from presencemap.language import tree
from presencemap.source import Source, Span

__all__ = ["ALLOW", "Allow", "allows_in", "leave_out", "leave_out_comment", "line_span"]

ALLOW: Final = "allow"

_COMMENT: Final = re.compile(r"#\s*presencemap\s*:\s*([^\W\d][\w-]*)", re.IGNORECASE)
_NAME: Final = re.compile(r"\s*(\w[\w.-]*)")
_COMMA: Final = re.compile(r"\s*,")
_REASON: Final = re.compile(r"\s*(?:--(?:\s|$)|$)")
_TO_REASON: Final = re.compile(r"\S.*?(?=\s+--(?:\s|$)|$)")


@frozen
class Allow:
    """A comment that allows findings, or tries to.

    `verb` is the word that should be `allow`; `rest` is what stands behind the names and is
    not a reason, None if there is nothing of the sort. `alone` tells that nothing else is on
    its line. Findings that start on one of `lines` are meant.
    """

    source: Source
    comment: tree.Comment
    verb: tree.Word
    names: tuple[tree.Word, ...]
    rest: tree.Word | None
    lines: frozenset[int]
    alone: bool

    @property
    def works(self) -> bool:
        """Whether the comment says `allow`, and not another word for it."""
        return self.verb.text.casefold() == ALLOW


def allows_in(source: Source, comments: Iterable[tree.Comment]) -> tuple[Allow, ...]:
    """Return those of a file's comments that allow something, in their order."""
    matches = [(comment, _COMMENT.match(comment.text)) for comment in comments]
    found = [(comment, match) for comment, match in matches if match is not None]
    if not found:
        return ()
    following = _following_lines(source)
    return tuple(_allow(source, comment, match, following) for comment, match in found)


def _allow(
    source: Source, comment: tree.Comment, match: re.Match[str], following: list[int]
) -> Allow:
    names, rest = _read(comment, match.end())
    start = comment.span.start
    line = source.position(start).line
    alone = not source.text[line_span(source, start).start : start].strip()
    lines = {line, following[line]} if alone else {line}
    verb = _word(comment, match.start(1), match.end(1))
    return Allow(source, comment, verb, names, rest, frozenset(lines), alone)


def _read(comment: tree.Comment, at: int) -> tuple[tuple[tree.Word, ...], tree.Word | None]:
    """Return the names from an offset in a comment on, and what is neither name nor reason."""
    names: list[tree.Word] = []
    while name := _NAME.match(comment.text, at):
        names.append(_word(comment, name.start(1), name.end(1)))
        at = name.end()
        comma = _COMMA.match(comment.text, at)
        if comma is None:
            break
        at = comma.end()
    rest = None if _REASON.match(comment.text, at) else _TO_REASON.search(comment.text, at)
    return tuple(names), _word(comment, rest.start(), rest.end()) if rest else None


def _word(comment: tree.Comment, start: int, end: int) -> tree.Word:
    first = comment.span.start
    return tree.Word(Span(first + start, first + end), comment.text[start:end])


def _following_lines(source: Source) -> list[int]:
    """Return for each line, counted from 1, the next that holds something but comments.

    Where there is none, it is the line itself.
    """
    last = source.position(len(source.text)).line
    following = list(range(last + 1))
    for line in range(last - 1, 0, -1):
        text = source.line(line + 1).lstrip()
        holds = text and not text.startswith("#")
        behind = following[line + 1]
        following[line] = line + 1 if holds else line if behind == line + 1 else behind
    return following


def line_span(source: Source, offset: int) -> Span:
    """Return the span of the line that an offset is on, without its line end."""
    place = source.position(offset)
    start = offset - place.column + 1
    return Span(start, start + len(source.line(place.line)))


def leave_out(allow: Allow, name: tree.Word) -> Edit:
    """Return the edit that takes a name out of an allow.

    With the last name the whole comment goes, and its line if nothing else is on it.
    """
    at = next((at for at, each in enumerate(allow.names) if each.span == name.span), None)
    if at is None or len(allow.names) == 1:
        return leave_out_comment(allow)
    if at + 1 < len(allow.names):
        return Edit(Span(name.span.start, allow.names[at + 1].span.start), "")
    return Edit(Span(allow.names[at - 1].span.end, name.span.end), "")


def leave_out_comment(allow: Allow) -> Edit:
    """Return the edit that takes an allow out of its file."""
    text, comment = allow.source.text, allow.comment.span
    line = line_span(allow.source, comment.start)
    if allow.alone:
        after = text.find("\n", line.end) + 1
        return Edit(Span(line.start, after or len(text)), "")
    before = text[line.start : comment.start].rstrip()
    return Edit(Span(line.start + len(before), line.end), "")
