"""Two rule sets compared, as Markdown: a table for the comment on a change request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.report.comparison_text import (
    more_words,
    places_words,
    share_words,
    table_sentences,
    verdict_words,
)
from presencemap.report.printable import one_line
from presencemap.tables.comparing import Change, Comparison, TableComparison, answer_words

__all__ = ["comparison_markdown"]

_SHOWN: Final = 50
_HEAD: Final = ("table", "before", "now", "cells", "where", "rows")


def comparison_markdown(comparison: Comparison) -> str:
    """Return the whole report; it ends with a line feed."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = code(one_line(comparison.old)), code(one_line(comparison.new))
    yield f"**{old} → {new}: {_escaped(verdict_words(comparison))}**"
    sentences = [
        f"* {code(table.name)}: {_escaped(sentence)}"
        for table in comparison.tables
        for sentence in table_sentences(table, comparison)
    ]
    if sentences:
        yield ""
        yield from sentences
    changes = [(table, change) for table in comparison.tables for change in table.changes]
    if changes:
        yield ""
        yield f"| {' | '.join(_HEAD)} |"
        yield "|---" * len(_HEAD) + "|"
        for table, change in changes[:_SHOWN]:
            yield f"| {' | '.join(_cells(table, change))} |"
        yield from _more(len(changes))
        yield from _witnesses([change for _, change in changes[:_SHOWN]])
    if comparison.notes:
        yield ""
        yield from (f"* {_escaped(note)}" for note in comparison.notes)


def _more(number: int) -> Iterator[str]:
    if number > _SHOWN:
        yield ""
        yield f"and {number - _SHOWN:,} more differences"


def _cells(table: TableComparison, change: Change) -> Iterator[str]:
    yield code(table.name)
    yield code(answer_words(change.old))
    yield code(answer_words(change.new)) + (" (possibly)" if change.presence is None else "")
    yield share_words(change.share) if change.share is not None else ""
    places = [code(each) for each in change.where]
    if change.where and change.more != 0:
        places.append(f"and {more_words(change.more)}")
    yield "<br>".join(places)
    rows = f"{places_words(change.old_rows)} → {places_words(change.new_rows)}"
    yield _escaped(rows) if change.old_rows else ""


def _witnesses(changes: list[Change]) -> Iterator[str]:
    examples = [change.example for change in changes if change.example is not None]
    if not examples:
        return
    yield ""
    yield "<details><summary>A presence for each, and what is decided now</summary>"
    yield ""
    fence = "```"
    while any(fence in each for each in examples):
        fence += "`"
    yield f"{fence}pm"
    yield "\n\n".join(examples)
    yield fence
    yield ""
    yield "</details>"


def code(text: str) -> str:
    """Return text as code that may stand in a cell."""
    fence = "`"
    while fence in text:
        fence += "`"
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}".replace("|", "\\|")


def _escaped(text: str) -> str:
    for character in "\\|<>*_[]":
        text = text.replace(character, f"\\{character}")
    return text
