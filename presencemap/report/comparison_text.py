"""Two rule sets compared, as text for people: a block a difference, and the sum of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text

from presencemap.report.printable import one_line
from presencemap.tables.comparing import (
    Change,
    Comparison,
    RowPlace,
    TableComparison,
    Verdict,
    answer_words,
)

__all__ = ["comparison_lines", "places_words", "share_words", "table_sentences", "verdict_words"]

_SHOWN: Final = 50
"""Changes of a table that a person may want to read one after the other."""

_ROWS: Final = 4
_LABEL: Final = 7
_SMALLEST: Final = 0.0001


def comparison_lines(comparison: Comparison) -> Iterator[Text]:
    """Yield the whole report, line by line."""
    for table in comparison.tables:
        for sentence in table_sentences(table, comparison):
            yield Text.assemble((f"{table.name}: ", "bold"), sentence)
            yield Text()
        for change in table.changes[:_SHOWN]:
            yield from _change_lines(table, change)
            yield Text()
        if len(table.changes) > _SHOWN:
            left = f"{len(table.changes) - _SHOWN:,} more (--format json has all)"
            yield Text(f"{table.name}: and {left}", "bold")
            yield Text()
    for note in comparison.notes:
        yield Text.assemble(("note: ", "cyan"), note)
    style = "bold green" if comparison.verdict is Verdict.SAME else "bold red"
    yield Text(verdict_words(comparison), style)


def table_sentences(table: TableComparison, comparison: Comparison) -> Iterator[str]:
    """Yield what is to say of a table apart from its changes."""
    old, new = one_line(comparison.old), one_line(comparison.new)
    if table.is_added:
        yield f"only {new} has this table"
    if table.is_removed:
        yield f"only {old} has this table"
    for each in table.retyped:
        yield f"`{each.name}` is of type {each.old} before, {each.new} now; compared where absent"
    if table.zones:
        before, now = (zone or "no time zone" for zone in table.zones)
        yield f"times of day are those of {before} before, of {now} now"


def _change_lines(table: TableComparison, change: Change) -> Iterator[Text]:
    arrow = " -> " if change.presence is not None else " may become "
    share = f"   ({share_words(change.share)} of cells)" if change.share is not None else ""
    yield Text.assemble(
        (f"{table.name}: ", "bold"),
        (answer_words(change.old), "red"),
        arrow,
        (answer_words(change.new), "green"),
        (share, "dim"),
    )
    for number, place in enumerate(change.where):
        yield _line("or" if number else "where", place)
    if change.where and change.more != 0:
        yield _line("and", more_words(change.more))
    if change.old_rows:
        yield _line("rows", f"{places_words(change.old_rows)} -> {places_words(change.new_rows)}")
    if change.example is None:
        yield Text("    no presence was found that shows it; there may be one", "dim")
    else:
        yield from (Text(f"    {line}") for line in change.example.splitlines())


def _line(label: str, words: str) -> Text:
    return Text.assemble("    ", (f"{label:<{_LABEL}}", "cyan"), words)


def more_words(more: int | None) -> str:
    """Say how many other places there are."""
    if more is None:
        return "many other places"
    return f"{more:,} other place{'' if more == 1 else 's'}"


def places_words(places: Sequence[RowPlace]) -> str:
    """Return rows with their places, the first few: `away (site.pm:12), idle (site.pm:14)`."""
    words = [_place(each) for each in places[:_ROWS]]
    if len(places) > _ROWS:
        words.append(f"{len(places) - _ROWS:,} more")
    return ", ".join(words)


def _place(place: RowPlace) -> str:
    if place.row is None:
        return "no row"
    return f"{place.row} ({one_line(place.file or '')}:{place.line})"


def share_words(share: float) -> str:
    """Return a share as a percentage; it is never 0 %, and 100 % only for all."""
    if share >= 1:
        return "100 %"
    if share < _SMALLEST:
        return "less than 0.01 %"
    percent = share * 100
    return f"{min(percent, 99.9):.1f} %" if percent >= 1 else f"{percent:.2f} %"


def verdict_words(comparison: Comparison) -> str:
    """Return the sum of it: whether both mean the same, and what is not proved."""
    unproved = [each for each in comparison.tables if each.unproved is not None]
    doubts = [f"`{each.name}` is too large to be looked at whole" for each in unproved]
    reasons = [f"{doubt} ({each.unproved})" for doubt, each in zip(doubts, unproved, strict=True)]
    if comparison.verdict is Verdict.SAME:
        return "same meaning: proved over all presences"
    if comparison.verdict is Verdict.UNKNOWN:
        return f"not proved: no difference was met, and none is excluded; {'; '.join(reasons)}"
    number = comparison.differences
    words = f"{number:,} difference{'' if number == 1 else 's'}"
    return "; ".join([words, *reasons])
