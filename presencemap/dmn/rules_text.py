"""Compiled tables to the text of a rules file, in the form that `fmt` gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from presencemap.dmn.answers import Answer
from presencemap.dmn.compiling import Compiled, CompiledRow, CompiledTable
from presencemap.model import AttributeType, Field
from presencemap.model.durations import written
from presencemap.model.fields import LARGEST_INT
from presencemap.model.wording import outcome_words, quoted
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.conditions import (
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)
from presencemap.tables.sentences import ANY, cell_words, condition_words
from presencemap.tables.spelling import name_or_string

__all__ = ["rules_text"]


def rules_text(compiled: Compiled, origin: str) -> str:
    """Return a rules file; `origin` says in its first line where it comes from."""
    fields = {field.name: field for field in compiled.fields}
    lines = [f"# {_comment(origin)}", "language 1", ""]
    if compiled.timezone:
        lines.append(f"timezone {quoted(compiled.timezone)}")
    shown = CLOCK_FIELDS if compiled.timezone else ()
    clock = {(field.name, field.type) for field in shown}
    lines += [_field(each) for each in compiled.fields if (each.name, each.type) not in clock]
    lines.append("")
    for called, name in compiled.states.items():
        attributes = compiled.attributes.get(name, {})
        lines.append(_state(name, called, attributes, is_routable=name in compiled.routable))
    for table in compiled.tables:
        lines.append("")
        lines += _table(table, fields)
    return "\n".join(lines) + "\n"


def _field(field: Field) -> str:
    documentation = f" {quoted(field.documentation)}" if field.documentation else ""
    return f"field {field.name}{documentation} : {_type(field)}"


def _type(field: Field) -> str:
    if field.ranges:
        spelt = " ".join(f"{each.name} = {_span(each.low, each.high)}" for each in field.ranges)
        return f"{field.type.value} {{ {spelt} }}"
    caseless, open_ = "caseless " * field.caseless, " open" * field.open
    tokens = f" {{ {', '.join(map(name_or_string, field.tokens))} }}" if field.tokens else ""
    return f"{caseless}{field.type.value}{open_}{tokens}"


def _span(low: int, high: int) -> str:
    return f"{low}.." if high == LARGEST_INT else str(low) if low == high else f"{low}..{high}"


def _state(
    name: str, called: str, attributes: Mapping[str, AttributeType], *, is_routable: bool
) -> str:
    documentation = f" {quoted(called)}" if called != name else ""
    routable = " routable" * is_routable
    kinds = "  ".join(f"{each.name} : {each.type.value}" for each in attributes.values())
    return f"state {name}{documentation}{routable}" + (f" {{ {kinds} }}" if kinds else "")


def _table(table: CompiledTable, fields: Mapping[str, Field]) -> Iterator[str]:
    yield f"table {table.name} {table.policy.value.lower()} {{"
    yield from _grid(table, fields) if _fits_grid(table) else _rows(table, fields)
    if table.otherwise:
        yield f"    otherwise -> {_answer(table.otherwise)}"
    yield "}"


def _fits_grid(table: CompiledTable) -> bool:
    """Say whether every row asks each field by a cell that a grid has."""
    return any(row.cells for row in table.rows) and not any(
        row.is_whole or not all(map(_is_cell, row.cells.values())) for row in table.rows
    )


def _is_cell(condition: Condition) -> bool:
    match condition:
        case Negation(part):
            return not isinstance(part, Negation) and _is_cell(part)
        case InRanges(ranges=ranges):
            # an operator stands alone, and `between` is two ranges only round midnight
            return len(ranges) == 1
        case IsAbsent() | IsOneOf() | HasAny() | IsYesNo() | Glob():
            return True
    return False


def _grid(table: CompiledTable, fields: Mapping[str, Field]) -> Iterator[str]:
    asked = list(dict.fromkeys(name for row in table.rows for name in row.cells))
    yield f"    {' | '.join(asked)} -> outcome"
    for row in table.rows:
        yield from _remark(row)
        cells = [
            cell_words(fields[name], row.cells[name]) if name in row.cells else ANY
            for name in asked
        ]
        yield f"    {row.name}: {' | '.join(cells)} -> {_answer(row.answer)}"


def _rows(table: CompiledTable, fields: Mapping[str, Field]) -> Iterator[str]:
    for row in table.rows:
        yield from _remark(row)
        words = condition_words(fields, row.condition)
        yield f"    row {row.name} when {words} -> {_answer(row.answer)}"


def _remark(row: CompiledRow) -> Iterator[str]:
    if row.remark:
        yield f"    # {_comment(row.remark)}"


def _answer(answer: Answer) -> str:
    hold = "" if answer.after is None else f" after {written(answer.after)}"
    return f"{outcome_words(answer.outcome)}{hold}"


def _comment(text: str) -> str:
    """Return text as the rest of a comment, which must not ask for anything."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown.replace("presencemap:", "presencemap :")[:500]
