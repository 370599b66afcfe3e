"""Sheets as one HTML page: no scripts, nothing loaded, for the screen and for paper.

Everything that comes from the rules is escaped. Header cells say what they are the header of,
and what a field or a state is stands behind its name for who points at it, and in the legend
for everybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from presencemap.model import Field
from presencemap.report.printable import one_line
from presencemap.report.sheet import Sheet, SheetRow, field_words, policy_words
from presencemap.report.sheet_style import STYLE

__all__ = ["sheets_html"]

_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_NOTHING: Final = '<span class="any" aria-label="any">&ndash;</span>'


def sheets_html(title: str, sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield the lines of a page that shows sheets, one after the other."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{_text(title)}</h1>"
    for sheet in sheets:
        yield from _sheet(sheet)
    yield "</body>"
    yield "</html>"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield "<section>"
    yield "<table>"
    place = _text(f"{sheet.file}:{sheet.line}")
    policy = f"{_text(sheet.policy.value)}: {_text(policy_words(sheet.policy))}"
    yield f"<caption><b>{_text(sheet.name)}</b> <span>{policy}</span>"
    yield f"<code>{place}</code></caption>"
    yield "<thead>"
    yield from _header(sheet)
    yield "</thead>"
    for row in sheet.rows:
        kind = ' class="otherwise"' if row.is_otherwise else ""
        yield f"<tbody{kind}>"
        yield from _row(sheet, row)
        yield "</tbody>"
    yield "</table>"
    yield from _legend(sheet)
    yield "</section>"


def _header(sheet: Sheet) -> Iterator[str]:
    asked = len(sheet.columns) + sheet.has_conditions
    yield "<tr>"
    yield '<th scope="col" rowspan="2">row</th>'
    if asked:
        yield f'<th scope="colgroup" colspan="{asked}">when</th>'
    yield '<th scope="colgroup" colspan="2">then</th>'
    yield '<th scope="col" rowspan="2">line</th>'
    yield "</tr>"
    yield "<tr>"
    for field in sheet.columns:
        title = _text("; ".join(field_words(field)))
        yield f'<th scope="col" title="{title}">{_broken(field.name)}</th>'
    if sheet.has_conditions:
        yield '<th scope="col">condition</th>'
    yield '<th scope="col">outcome</th>'
    yield '<th scope="col" title="how long the answer must stay the same">after</th>'
    yield "</tr>"


def _row(sheet: Sheet, row: SheetRow) -> Iterator[str]:
    nothing: tuple[Mapping[str, str], ...] = ({},)
    lines: Sequence[Mapping[str, str]] = row.lines or nothing
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    for index, line in enumerate(lines):
        yield "<tr>"
        if not index:
            yield f'<th scope="row"{span}>{_broken(row.name)}</th>'
        first = next((field.name for field in sheet.columns if field.name in line), None)
        for field in sheet.columns:
            is_first = index > 0 and field.name == first
            yield _cell(field, line.get(field.name), or_=is_first)
        if sheet.has_conditions:
            yield _condition("" if row.lines else row.condition)
        if not index:
            yield f'<td class="outcome"{span}>{_broken(row.outcome)}</td>'
            yield f"<td{span}>{_text(row.after) or _NOTHING}</td>"
            yield f'<td class="line"{span}>{row.line}</td>'
        yield "</tr>"


def _cell(field: Field, words: str | None, *, or_: bool) -> str:
    if words is None:
        return f"<td>{_NOTHING}</td>"
    named = [
        f"{each.name} = {each.low} to {each.high}"
        for each in field.ranges
        if each.name in _WORD.findall(words)
    ]
    title = f' title="{_text("; ".join(named))}"' if named else ""
    word = '<i class="or">or</i> ' if or_ else ""
    return f"<td{title}>{word}{_broken(words)}</td>"


def _condition(words: str) -> str:
    return f'<td class="condition">{_broken(words) if words else _NOTHING}</td>'


def _legend(sheet: Sheet) -> Iterator[str]:
    yield "<dl>"
    for field in sheet.columns:
        yield f"<dt>{_text(field.name)}</dt><dd>{_text('; '.join(field_words(field)))}</dd>"
    for state in sheet.states:
        words = [state.documentation] if state.documentation else []
        words += ["calls are routed in this state"] if state.routable else []
        if words:
            yield f"<dt>{_text(state.name)}</dt><dd>{_text('; '.join(words))}</dd>"
    yield "</dl>"


def _text(text: str) -> str:
    return escape(one_line(text))


def _broken(text: str) -> str:
    """Return text that may be broken behind the signs within a name, too."""
    escaped = _text(text)
    for sign in ("..", "_"):
        escaped = escaped.replace(sign, f"{sign}<wbr>")
    return escaped
