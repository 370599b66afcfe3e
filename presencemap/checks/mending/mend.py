"""The fixes that findings carry, applied to the text of their file.

It works on text and knows neither files nor which findings somebody wants to see fixed: the
caller examines a text and chooses. A file's text changes where fixes say so and nowhere else.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from presencemap.checks.examine import Examination
from presencemap.diagnostics import Diagnostic, Edit
from presencemap.language import parse
from presencemap.source import Source, Span

__all__ = ["Chooser", "Examiner", "Mended", "edited", "mend"]

_ROUNDS: Final = 50
"""Fixes that touch each other take a round each; one comment with 200 names takes eight."""

_TRIES: Final = 60
"""A text is read so often to find the fixes that break it: one among thousands takes thirty."""

Examiner = Callable[[str], Examination]
"""Examines a text as if its file held it already."""

Chooser = Callable[[Sequence[Diagnostic]], Iterable[Diagnostic]]
"""Tells which findings shall be fixed, and by what."""


@frozen
class Mended:
    """A text with its fixes applied, and how that went.

    `applied` are the findings whose fixes are in the text, as they were found on the way.
    `refused` are those whose fix would have made a text that can no longer be read, or one that
    couldn't be read anyway even worse. `untried` were given up, for too many others were such.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    untried: tuple[Diagnostic, ...] = ()


@frozen
class _Parted:
    kept: Sequence[Diagnostic] = ()
    refused: tuple[Diagnostic, ...] = ()
    untried: tuple[Diagnostic, ...] = ()


def mend(text: str, examine: Examiner, choose: Chooser) -> Mended:
    """Apply fixes until none is left, or those that are left only undo each other.

    Fixes are taken in reading order. Of two that touch, the first is applied, and the text
    examined anew: the second may be needless by then, or another. To mend what is mended
    changes nothing.
    """
    applied: list[Diagnostic] = []
    parted = _Parted()
    tries = iter(range(_TRIES))
    seen = {text: 0}
    for _ in range(_ROUNDS):
        examination = examine(text)
        source = examination.source
        fixable = [
            each
            for each in choose(examination.found)
            if each.source is source and any(source.at(e.span) != e.text for e in _edits(each))
        ]
        parted = _readable(text, _apart(fixable), tries)
        text = _with_fixes(text, parted.kept)
        if text in seen:
            del applied[seen[text] :]
            break
        applied += parted.kept
        seen[text] = len(applied)
    return Mended(text, tuple(applied), parted.refused, parted.untried)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; raises ValueError if they overlap.

    The line ends of what is new are those of the text.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError("edits overlap")
        new = edit.text.replace("\r\n", "\n").replace("\n", line_end)
        parts += [text[at : edit.span.start], new]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _apart(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose fixes touch no fix of one that stands before them.

    A fix with several edits is taken whole or not at all.
    """
    taken: list[Span] = []
    chosen = []
    for diagnostic in sorted(found, key=_place):
        spans = [edit.span for edit in _edits(diagnostic)]
        if not any(_touches(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
            chosen.append(diagnostic)
    return chosen


def _place(diagnostic: Diagnostic) -> tuple[object, ...]:
    return min(edit.span for edit in _edits(diagnostic)), diagnostic.span, diagnostic.code


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return diagnostic.fix.edits if diagnostic.fix else ()


def _touches(span: Span, taken: list[Span]) -> bool:
    """Tell whether a span meets one of others, which are sorted and apart."""
    at = bisect(taken, span)
    return any(
        span.start <= each.end and each.start <= span.end for each in taken[max(at - 1, 0) : at + 1]
    )


def _readable(text: str, chosen: list[Diagnostic], tries: Iterator[int]) -> _Parted:
    """Part fixes into those with which the text is no harder to read, and the others."""
    if not chosen:
        return _Parted()
    most = _unreadable(text)
    kept: list[Diagnostic] = []
    refused: list[Diagnostic] = []
    waiting = [chosen]
    while waiting and next(tries, None) is not None:  # halves, for most of many are good ones
        some = waiting.pop()
        if _unreadable(_with_fixes(text, kept + some)) <= most:
            kept += some
        elif len(some) == 1:
            refused += some
        else:
            half = len(some) // 2
            waiting += [some[half:], some[:half]]
    return _Parted(kept, tuple(refused), tuple(each for some in waiting[::-1] for each in some))


def _with_fixes(text: str, chosen: Iterable[Diagnostic]) -> str:
    return edited(text, (edit for each in chosen for edit in _edits(each)))


def _unreadable(text: str) -> int:
    """Return how much keeps a text from being read: nothing, or its findings."""
    parsed = parse(Source("<mended>", text))
    return len(parsed.diagnostics) if parsed.file is None else 0
