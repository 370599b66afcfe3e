"""Grids to rows: each line becomes a row whose condition is its cells, joined by `and`.

What follows knows rows only. A cell that can't be is reported here, where its column is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.source import Source, Span
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
        if name in scope.defines and name not in scope.fields:
            columns.append(column)
            continue
        known = resolver.field(source, column)
        # By the field's own name, so that the lines do not repeat what the column was told.
        columns.append(tree.Word(column.span, known.name) if known else None)
    return columns


def _wrong_number(resolver: Resolver, source: Source, grid: tree.Grid, line: tree.GridRow) -> None:
    cells, columns = len(line.cells or ()), len(grid.columns)
    here = "1 cell" if cells == 1 else f"{cells} cells"
    there = "1 column" if columns == 1 else f"{columns} columns"
    message = f"this line has {here}, and the table {there}"
    first, last = grid.columns[0], grid.columns[-1]
    related = (Related("the columns are here", source, first.span.to(last.span)),)
    help_ = "write `any` where a column does not matter" if cells < columns else None
    spans = [cell.span for cell in line.cells or ()]
    wrong = tree.Node(spans[min(columns, cells) if cells > columns else 0].to(spans[-1]))
    resolver.operands.say(WRONG_CELLS, source, wrong, message, help_=help_, related=related)


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
    if column.text in scope.defines and column.text not in scope.fields:
        return _of_define(resolver, source, column, cell)
    span = _positive(source, cell)
    match cell.operator, cell.values:
        case ("absent", _):
            return tree.IsAbsent(cell.span, column, cell.negated)
        case ("is", values):
            return tree.Membership(cell.span, column, values, cell.negated)
        case ("like", (tree.Text() as glob,)):
            made: tree.Condition = tree.Like(span, column, glob)
        case ("between", (tree.Clock() as start, tree.Clock() as end)):
            made = tree.Between(span, column, start, end)
        case (operator, (value,)) if not isinstance(value, tree.Range):
            made = tree.Compare(span, column, operator, value)
        case _:
            return None
    return tree.Not(cell.span, made) if cell.negated else made


def _positive(source: Source, cell: tree.Cell) -> Span:
    """Return the span of a cell without its `not`: of what is tested."""
    text = source.at(cell.span)
    skipped = len(text) - len(text.removeprefix("not").lstrip()) if cell.negated else 0
    return Span(cell.span.start + skipped, cell.span.end)


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
