"""The comments that allow findings: `# presencemap: allow fail-open, PM501 -- why`.

Such a comment speaks for what is found

- on its own line and, if it has that line for itself, on the next one that holds something
  other than comments: what counts is the line on which a finding starts,
- in the whole construct behind which it stands, be it behind the brace that closes a table,
- in the whole construct that starts on the line below a comment on a line of its own,
- in the whole row, definition, example or the like in which it stands.

The last three are what formatting leaves as it is: it breaks lines, but no comment gets into
another place among constructs. Where several share a line, the comment behind the last one,
or above the first, is about that one; the others lose it when they get lines of their own.

Behind `allow` stand codes or names, with commas between them, and behind ` -- ` the reason, if
there is one to be told. A comment that says such a thing, but not from its start on, allows
nothing: it is a `Lookalike`.

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

from presencemap.checks.allowing.constructs import Constructs
from presencemap.diagnostics import Edit
from presencemap.language import tree
from presencemap.source import Source, Span

__all__ = [
    "ALLOW",
    "Allow",
    "Lookalike",
    "allows_in",
    "leave_out",
    "leave_out_comment",
    "line_span",
    "lookalikes_in",
]

ALLOW: Final = "allow"

_COMMENT: Final = re.compile(r"#\s*presencemap\s*:\s*([^\W\d][\w-]*)", re.IGNORECASE)
_LOOKALIKE: Final = re.compile(r"\bpresencemap(?:\s*:\s*|\s+)allow(?![\w-])", re.IGNORECASE)
_NAME: Final = re.compile(r"\s*(\w[\w.-]*)")
_COMMA: Final = re.compile(r"\s*,")
_REASON: Final = re.compile(r"\s*(?:--(?:\s|$)|$)")
_REASONED: Final = re.compile(r"\s--\s+\S")
_TO_REASON: Final = re.compile(r"\S.*?(?=\s+--(?:\s|$)|$)")


@frozen
class Allow:
    """A comment that allows findings, or tries to.

    `verb` is the word that should be `allow`; `rest` is what stands behind the names and is
    not a reason, None if there is nothing of the sort; `reasoned` tells that there is one.
    `alone` tells that nothing else is on its line. Findings that start on one of `lines` are
    meant, and those in one of `constructs`.
    """

    source: Source
    comment: tree.Comment
    verb: tree.Word
    names: tuple[tree.Word, ...]
    rest: tree.Word | None
    lines: frozenset[int]
    alone: bool
    reasoned: bool = False
    constructs: frozenset[Span] = frozenset()

    @property
    def works(self) -> bool:
        """Whether the comment says `allow`, and not another word for it."""
        return self.verb.text.casefold() == ALLOW


@frozen
class Lookalike:
    """A comment that says `presencemap allow` or has it behind other words: it allows nothing.

    `words` are these two; `before` is what stands before them. `more` tells that not only names
    stand behind them.
    """

    source: Source
    comment: tree.Comment
    before: str
    words: tree.Word
    names: tuple[tree.Word, ...]
    more: bool


def allows_in(source: Source, file: tree.File) -> tuple[Allow, ...]:
    """Return those of a file's comments that allow something, in their order."""
    matches = [(comment, _COMMENT.match(comment.text)) for comment in file.comments]
    found = [(comment, match) for comment, match in matches if match is not None]
    if not found:
        return ()
    following = _following_lines(source)
    constructs = Constructs(source, file)
    return tuple(_allow(source, comment, match, following, constructs) for comment, match in found)


def lookalikes_in(source: Source, comments: Iterable[tree.Comment]) -> tuple[Lookalike, ...]:
    """Return those comments that would allow something if they started with it."""
    found = []
    for comment in comments:
        match = None if _COMMENT.match(comment.text) else _LOOKALIKE.search(comment.text)
        if match is not None:
            names, rest, reasoned = _read(comment, match.end())
            before = comment.text[1 : match.start()].strip()
            words = _word(comment, *match.span())
            more = reasoned or rest is not None
            found.append(Lookalike(source, comment, before, words, names, more))
    return tuple(found)


def _allow(
    source: Source,
    comment: tree.Comment,
    match: re.Match[str],
    following: list[_Line],
    constructs: Constructs,
) -> Allow:
    names, rest, reasoned = _read(comment, match.end())
    start = comment.span.start
    line = source.position(start).line
    alone = not source.text[line_span(source, start).start : start].strip()
    meant = constructs.in_which(comment.span)
    lines = {line}
    if alone:
        below = following[line]
        lines.add(below.number)
        meant = meant or constructs.starting_at(below.start)
    else:
        meant = meant or constructs.behind_which(comment.span)
    return Allow(
        source=source,
        comment=comment,
        verb=_word(comment, match.start(1), match.end(1)),
        names=names,
        rest=rest,
        lines=frozenset(lines),
        alone=alone,
        reasoned=reasoned,
        constructs=frozenset({meant} if meant else ()),
    )


def _read(comment: tree.Comment, at: int) -> tuple[tuple[tree.Word, ...], tree.Word | None, bool]:
    """Return the names from an offset on, what is neither name nor reason, and if there is one."""
    names: list[tree.Word] = []
    while name := _NAME.match(comment.text, at):
        names.append(_word(comment, name.start(1), name.end(1)))
        at = name.end()
        comma = _COMMA.match(comment.text, at)
        if comma is None:
            break
        at = comma.end()
    rest = None if _REASON.match(comment.text, at) else _TO_REASON.search(comment.text, at)
    other = _word(comment, rest.start(), rest.end()) if rest else None
    return tuple(names), other, _REASONED.search(comment.text, at) is not None


def _word(comment: tree.Comment, start: int, end: int) -> tree.Word:
    first = comment.span.start
    return tree.Word(Span(first + start, first + end), comment.text[start:end])


@frozen
class _Line:
    """A line's number, counted from 1, and the offset of the first character that is no space."""

    number: int
    start: int


def _following_lines(source: Source) -> list[_Line]:
    """Return for each line, counted from 1, the next that holds something but comments.

    Where there is none, it is the line itself.
    """
    lines = [_Line(0, 0)]
    start = 0
    for number, text in enumerate(source.text.split("\n"), start=1):
        lines.append(_Line(number, start + len(text) - len(text.lstrip())))
        start += len(text) + 1
    following = lines.copy()
    for line in reversed(lines[1:-1]):
        below = lines[line.number + 1]
        holds = below.start < len(source.text) and source.text[below.start] not in "#\n"
        behind = following[below.number]
        following[line.number] = below if holds else line if behind is below else behind
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
