"""A sheet as Markdown: a table as GitHub reads it, everything from the rules as code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from presencemap.report.printable import one_line
from presencemap.report.sheet import Sheet, SheetRow, field_words, policy_words

__all__ = ["sheet_markdown"]

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


def sheet_markdown(sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a sheet: a heading, the table, what the fields are."""
    yield f"## {_plain(sheet.name)}"
    yield ""
    place = _code(f"{sheet.file}:{sheet.line}")
    yield f"Hit policy {_code(sheet.policy.value)}: {policy_words(sheet.policy)}. ({place})"
    yield ""
    header = ["row", *(_code(field.name) for field in sheet.columns)]
    header += ["condition"] * sheet.has_conditions + ["outcome", "after", "line"]
    yield _line(header)
    yield _line(["---"] * (len(header) - 1) + ["---:"])
    for row in sheet.rows:
        yield from map(_line, _row(sheet, row))
    if sheet.columns:
        yield ""
    for field in sheet.columns:
        yield f"* {_code(field.name)}: {_plain('; '.join(field_words(field)))}"


def _row(sheet: Sheet, row: SheetRow) -> Iterator[list[str]]:
    nothing: tuple[Mapping[str, str], ...] = ({},)
    for index, line in enumerate(row.lines or nothing):
        cells = [_code(line.get(field.name, "")) for field in sheet.columns]
        if sheet.has_conditions:
            cells.append("" if row.lines else _code(row.condition))
        if index:
            yield ["*or*", *cells, "", "", ""]
        else:
            yield [_code(row.name), *cells, _code(row.outcome), row.after or "-", str(row.line)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    """Return text as code, fenced by more back-ticks than it has in a row; "" is a dash.

    A pipe ends a cell even there, and loses its backslash before it is shown.
    """
    if not text:
        return "-"
    text = one_line(text).replace("|", r"\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
