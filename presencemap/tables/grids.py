"""Grids to rows: each line becomes a row whose condition is its cells, joined by `and`.

What follows knows rows only. A cell that can't be is reported here, where its column is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.source import Source
from presencemap.tables.findings import DUPLICATE_NAME, WRONG_CELLS, WRONG_TYPE
from presencemap.tables.resolve import Resolver
from presencemap.tables.scope import Scope

__all__ = ["rows_of_grid"]


def rows_of_grid(
    scope: Scope, resolver: Resolver, source: Source, grid: tree.Grid
) -> Iterator[tree.Row]:
    """Yield the lines of a grid as rows; one without a name is called by its number."""
    columns = _columns(scope, resolver, source, grid)
    for number, line in enumerate(grid.rows, 1):
        name = line.name or tree.Word(line.span, str(number))
        if line.cells is None:
            yield tree.Row(line.span, None, None, line.outcome, line.after)
            continue
        parts: tuple[tree.Condition, ...] = ()
        if len(line.cells) == len(columns):
            pairs = zip(columns, line.cells, strict=True)
            made = (_condition(scope, resolver, source, *pair) for pair in pairs)
            parts = tuple(each for each in made if each is not None)
        else:
            _wrong_number(resolver, source, grid, line)
        yield tree.Row(line.span, name, _joined(line, parts), line.outcome, line.after)


def _columns(
    scope: Scope, resolver: Resolver, source: Source, grid: tree.Grid
) -> list[tree.Word | None]:
    """Return the columns, None for one that is no field; that is said once, not in each line."""
    columns: list[tree.Word | None] = []
    seen: dict[str, tree.Word] = {}
    for column in grid.columns:
        name = column.text
        if name in seen:
            related = (Related("it is a column here", source, seen[name].span),)
            message = f"`{name}` is a column already"
            resolver.operands.say(DUPLICATE_NAME, source, column, message, related=related)
        seen.setdefault(name, column)
        known = name in scope.defines or resolver.field(source, column) is not None
        columns.append(column if known else None)
    return columns


def _wrong_number(resolver: Resolver, source: Source, grid: tree.Grid, line: tree.GridRow) -> None:
    cells, columns = len(line.cells or ()), len(grid.columns)
    message = f"this line has {cells} cells, and the table {columns} columns"
    first, last = grid.columns[0], grid.columns[-1]
    related = (Related("the columns are here", source, first.span.to(last.span)),)
    help_ = "write `any` where a column does not matter" if cells < columns else None
    resolver.operands.say(WRONG_CELLS, source, line, message, help_=help_, related=related)


def _joined(line: tree.GridRow, parts: tuple[tree.Condition, ...]) -> tree.Condition:
    real = tuple(part for part in parts if not isinstance(part, tree.Anything))
    if not real:
        return tree.Anything(line.span)
    return real[0] if len(real) == 1 else tree.And(real[0].span.to(real[-1].span), real)


def _condition(
    scope: Scope, resolver: Resolver, source: Source, column: tree.Word | None, cell: tree.Cell
) -> tree.Condition | None:
    if column is None:
        return None
    if cell.operator == "any":
        everything = tree.Anything(cell.span)
        return tree.Not(cell.span, everything) if cell.negated else everything
    if column.text in scope.defines:
        return _of_define(resolver, source, column, cell)
    match cell.operator, cell.values:
        case ("absent", _):
            return tree.IsAbsent(cell.span, column, cell.negated)
        case ("is", values):
            return tree.Membership(cell.span, column, values, cell.negated)
        case ("like", (tree.Text() as glob,)):
            made: tree.Condition = tree.Like(cell.span, column, glob)
        case ("between", (tree.Clock() as start, tree.Clock() as end)):
            made = tree.Between(cell.span, column, start, end)
        case (operator, (value,)) if not isinstance(value, tree.Range):
            made = tree.Compare(cell.span, column, operator, value)
        case _:
            return None
    return tree.Not(cell.span, made) if cell.negated else made


def _of_define(
    resolver: Resolver, source: Source, column: tree.Word, cell: tree.Cell
) -> tree.Condition | None:
    if cell.operator == "is" and len(cell.values) == 1:
        value = cell.values[0]
        if isinstance(value, tree.YesNo):
            # The span is the cell's, so that explanations show what stands there.
            reference = tree.Reference(cell.span, column)
            wanted = value.value is not cell.negated
            return reference if wanted else tree.Not(cell.span, reference)
    message = f"`{source.at(cell.span)}` can't be a value of `{column.text}`, a `define`"
    help_ = "its cells are `yes`, `no` or `any`"
    resolver.operands.say(WRONG_TYPE, source, cell, message, help_=help_)
    return None
