"""A sheet as text: a grid of characters, made to fit a width by wrapping cells.

Where the columns can't be had in the width without tearing words apart, rows are written as
sentences, in one column. Plain lines; nothing here knows terminals or colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from rich.cells import cell_len

from presencemap.report.printable import one_line
from presencemap.report.sheet import Sheet, SheetRow, field_words, policy_words
from presencemap.report.wrapping import longest_piece, wrapped

__all__ = ["WIDTH", "sheet_lines"]

WIDTH: Final = 100
"""Columns of a page that is no terminal."""

_NOTHING: Final = "-"
_GAP: Final = " | "
_INDENT: Final = 2
_NARROWEST: Final = 8
_Cells: TypeAlias = tuple[str, ...]


def sheet_lines(sheet: Sheet, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a sheet, none wider than `width` columns if that can be."""
    yield from wrapped(f"{sheet.name} ({sheet.policy.value}: {policy_words(sheet.policy)})", width)
    yield from wrapped(f"{one_line(sheet.file)}:{sheet.line}", width)
    yield ""
    grid = [_header(sheet), *_rows(sheet)]
    widths = _widths(grid, width, longest_piece)
    if widths is None:
        grid = [_sentence_header(), *_sentences(sheet)]
        widths = _widths(grid, width, longest_piece)
    if widths is None:
        widths = _widths(grid, width, lambda text: min(cell_len(text), _NARROWEST))
    yield from _grid(grid, widths or _natural(grid))
    yield from _legend(sheet, width)


def _legend(sheet: Sheet, width: int) -> Iterator[str]:
    if sheet.columns:
        yield ""
    for field in sheet.columns:
        words = f"{field.name}: {'; '.join(field_words(field))}"
        first, *rest = wrapped(words, width - _INDENT)
        yield first
        yield from (" " * _INDENT + line for line in rest)


def _header(sheet: Sheet) -> list[_Cells]:
    condition = ("condition",) if sheet.has_conditions else ()
    names = (field.name for field in sheet.columns)
    return [("row", *names, *condition, "outcome", "after", "line")]


def _rows(sheet: Sheet) -> Iterator[list[_Cells]]:
    """Yield the rows, each with its lines; all of them but the first begin with `or`."""
    for row in sheet.rows:
        nothing: tuple[Mapping[str, str], ...] = ({},)
        first, *rest = [_asked(sheet, row, line) for line in row.lines or nothing]
        more: list[_Cells] = [("  or", *cells, "", "", "") for cells in rest]
        yield [(row.name, *first, *_answer(row)), *more]


def _asked(sheet: Sheet, row: SheetRow, line: Mapping[str, str]) -> _Cells:
    cells = tuple(line.get(field.name, _NOTHING) for field in sheet.columns)
    if sheet.has_conditions:
        cells += (_NOTHING if row.lines else row.condition or _NOTHING,)
    return cells


def _sentence_header() -> list[_Cells]:
    return [("row", "when", "outcome", "after", "line")]


def _sentences(sheet: Sheet) -> Iterator[list[_Cells]]:
    for row in sheet.rows:
        yield [(row.name, row.condition or _NOTHING, *_answer(row))]


def _answer(row: SheetRow) -> _Cells:
    return (row.outcome, row.after or _NOTHING, str(row.line))


def _natural(grid: Sequence[Sequence[_Cells]]) -> list[int]:
    columns = zip(*(line for row in grid for line in row), strict=True)
    return [max(map(cell_len, column)) for column in columns]


def _widths(
    grid: Sequence[Sequence[_Cells]], width: int, least: Callable[[str], int]
) -> list[int] | None:
    """Return how wide each column is; None if they don't fit.

    The widest give way first, as far as the `least` that their cells take lets them.
    """
    widths = _natural(grid)
    columns = zip(*(line for row in grid for line in row), strict=True)
    floors = [max(map(least, column)) for column in columns]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0:
        spare = [index for index, each in enumerate(widths) if each > floors[index]]
        if not spare:
            return None
        widths[max(spare, key=lambda index: widths[index])] -= 1
        excess -= 1
    return widths


def _grid(grid: Sequence[Sequence[_Cells]], widths: Sequence[int]) -> Iterator[str]:
    header, *rows = [[list(_laid(line, widths)) for line in row] for row in grid]
    apart = any(len(lines) > 1 for row in rows for lines in row)
    rule = "-+-".join("-" * each for each in widths)
    yield from header[0]
    yield rule
    for index, row in enumerate(rows):
        if index and apart:
            yield rule
        for lines in row:
            yield from lines


def _laid(cells: _Cells, widths: Sequence[int]) -> Iterator[str]:
    """Yield one line of cells as so many lines of text as its tallest cell takes."""
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for index in range(max(map(len, columns))):
        parts = (column[index] if index < len(column) else "" for column in columns)
        padded = (
            part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True)
        )
        yield _GAP.join(padded).rstrip()
