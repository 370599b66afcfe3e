"""Edits that take something out of a rules file and leave a text that can still be read.

Spans of nodes leave out what stands around them: parentheses, operators, commas, comments.
These functions look at the text for that, and know no checks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from presencemap.diagnostics import Edit
from presencemap.language import tree
from presencemap.source import Source, Span

__all__ = [
    "closed",
    "without_between",
    "without_lines",
    "without_part",
    "without_value",
    "without_values",
]

_WORDS: Final = re.compile(r'"(?:\\.|[^"\\\n])*"|#[^\n]*|[(),]|[^\W\d][\w.-]*')
"""What the functions here tell apart: strings, comments, parentheses, commas and names."""

_REST_OF_LINE: Final = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\r?\n|$)")


def closed(source: Source, span: Span) -> Span:
    """Return the span of a condition with the parentheses that it cuts through made whole.

    The span of `(a) and not (b or c)` starts with its first node, a, and ends with its last, c.
    """
    depth = lowest = 0
    for word in _words(source, span.start, span.end):
        depth += (word[0] == "(") - (word[0] == ")")
        lowest = min(lowest, depth)
    start = span.start
    for _ in range(-lowest):
        before = source.text[:start].rstrip()
        if before.endswith("("):  # it may stand above a comment
            start = len(before) - 1
    return Span(start, _closing(source, span.end, depth - lowest))


def without_lines(source: Source, span: Span) -> tuple[Edit, ...]:
    """Take out a construct: its lines, if it has them for itself, and the comment behind it.

    A comment on a line of its own above it stays.
    """
    text = source.text
    start = text.rfind("\n", 0, span.start) + 1
    rest = _REST_OF_LINE.match(text, span.end)
    alone = not text[start : span.start].strip()
    if alone and rest:
        return (Edit(Span(start, rest.end()), ""),)
    spaces = len(text[: span.start]) - len(text[: span.start].rstrip(" \t"))
    if alone:
        behind = text[span.end :]
        return (Edit(Span(span.start, span.end + len(behind) - len(behind.lstrip(" \t"))), ""),)
    return (Edit(Span(span.start - spaces, span.end), ""),)


def without_between(source: Source, before: Span, span: Span) -> tuple[Edit, ...]:
    """Take out what ends at the end of `span`, and all between it and what stands before it.

    Comments in between stay.
    """
    return tuple(_cut(source, before.end, span.start, span.end))


def without_value(source: Source, values: Sequence[tree.Node], index: int) -> tuple[Edit, ...]:
    """Take a value out of a list with commas, together with one of the commas."""
    span = values[index].span
    if index > 0:
        return without_between(source, values[index - 1].span, span)
    following = values[1].span
    gap = source.text[span.end : following.start]
    if "#" not in gap:
        return (Edit(Span(span.start, following.start), ""),)
    comma = next(each.start() for each in _words(source, span.end) if each[0] == ",")
    return Edit(span, ""), Edit(Span(comma, comma + 1), "")


def without_values(
    source: Source, values: Sequence[tree.Node], indexes: Collection[int]
) -> tuple[Edit, ...]:
    """Take several values out of a list, but not all of them."""
    first = next(index for index in range(len(values)) if index not in indexes)
    edits = [without_value(source, values, index) for index in sorted(indexes) if index > first]
    if first == 1:
        edits.insert(0, without_value(source, values, 0))
    elif first:
        edits.insert(0, (Edit(Span(values[0].span.start, values[first].span.start), ""),))
    return tuple(edit for some in edits for edit in some)


def without_part(source: Source, parts: Sequence[tree.Node], index: int) -> tuple[Edit, ...]:
    """Take a part but the first out of an `and` or `or`, with operator and parentheses."""
    before, span = parts[index - 1].span, parts[index].span
    start = before.end  # moves behind the parentheses that close the part before
    opened = 0
    for word in _words(source, before.end):
        if word.start() >= span.start:
            break
        if word[0] == ")":
            start = word.end()
        opened += word[0] == "("
    for word in _words(source, span.start, span.end):
        opened += (word[0] == "(") - (word[0] == ")")
    end = _closing(source, span.end, opened)
    return tuple(_cut(source, start, span.start, end))


def _closing(source: Source, end: int, number: int) -> int:
    """Return where so many parentheses behind a place are closed."""
    closing = (word.end() for word in _words(source, end) if word[0] == ")")
    return max([end, *islice(closing, number)])


def _cut(source: Source, start: int, inner: int, end: int) -> Iterator[Edit]:
    """Yield edits that take out `start` to `end`, but the comments between start and inner."""
    at = start
    for word in _words(source, start, inner):
        if word[0].startswith("#"):
            yield from _pieces(source, at, word.start())
            at = word.end()
    if at > start:
        at = inner - len(source.text[at:inner].lstrip())
    yield Edit(Span(at, end), "")


def _pieces(source: Source, start: int, end: int) -> Iterator[Edit]:
    """Yield an edit that takes out what is no white space at the ends of a stretch."""
    text = source.text[start:end]
    if text.strip():
        first = start + len(text) - len(text.lstrip())
        yield Edit(Span(first, start + len(text.rstrip())), "")


def _words(source: Source, start: int, end: int | None = None) -> Iterator[re.Match[str]]:
    return _WORDS.finditer(source.text, start, len(source.text) if end is None else end)
