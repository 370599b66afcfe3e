"""Trees to tables: what stands in a `table` block, made frozen and typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import tree
from presencemap.limits import Limits
from presencemap.model import Decision
from presencemap.source import Source, Span
from presencemap.tables.conditions import Always
from presencemap.tables.files import RulesFile
from presencemap.tables.findings import DUPLICATE_NAME, OTHERWISE_NOT_LAST, TOO_MANY_ROWS
from presencemap.tables.grids import rows_of_grid
from presencemap.tables.outcomes import Outcomes
from presencemap.tables.resolve import Resolver
from presencemap.tables.scope import Scope
from presencemap.tables.table import HitPolicy, Row, Table

__all__ = ["OTHERWISE", "compile_tables"]

OTHERWISE = "otherwise"
"""What the row without a condition is called in decisions; no other row can have the name."""


def compile_tables(
    scope: Scope,
    resolver: Resolver,
    outcomes: Outcomes,
    files: Iterable[RulesFile],
    limits: Limits,
) -> tuple[Table, ...]:
    """Compile every table of the files, in order; what is wrong goes to the resolver's list."""
    compiler = _Compiler(scope, resolver, outcomes)
    tables: list[Table] = []
    for file in files:
        for item in file.parsed.items:
            if not isinstance(item, tree.Table | tree.Grid):
                continue
            table = compiler.table(file.source, item)
            span = item.name.span
            _refuse_second(tables, table, file.source, span, resolver.diagnostics)
            if len(item.rows) > limits.rules_rows:
                message = f"`{table.name}` has more than {limits.rules_rows:,} rows"
                resolver.diagnostics.append(TOO_MANY_ROWS.at(file.source, span, message))
            tables.append(table)
    return tuple(tables)


def _refuse_second(
    tables: list[Table], table: Table, source: Source, span: Span, diagnostics: list[Diagnostic]
) -> None:
    for first in tables:
        if first.name == table.name:
            related = (Related("the first one is here", first.source, first.span),)
            message = f"there is a table `{table.name}` already"
            diagnostics.append(DUPLICATE_NAME.at(source, span, message, related=related))
            return


def _misplaced(
    source: Source, row: tree.Row, otherwise: Row, diagnostics: list[Diagnostic]
) -> None:
    related = (Related("`otherwise` is here", source, otherwise.span),)
    what = f"row `{row.name.text}`" if row.name else "a second `otherwise`"
    span = row.name.span if row.name else row.span
    message = f"{what} stands behind `otherwise`, which must be last"
    diagnostics.append(OTHERWISE_NOT_LAST.at(source, span, message, related=related))


class _Compiler:
    def __init__(self, scope: Scope, resolver: Resolver, outcomes: Outcomes) -> None:
        self._scope = scope
        self._resolver = resolver
        self._outcomes = outcomes

    def table(self, source: Source, node: tree.Table | tree.Grid) -> Table:
        diagnostics = self._resolver.diagnostics
        rows: list[Row] = []
        otherwise: Row | None = None
        names: dict[str, Span] = {}
        for each in self._rows(source, node):
            row = self._row(source, node.name.text, each)
            if otherwise is not None:
                _misplaced(source, each, otherwise, diagnostics)
            elif each.condition is None:
                otherwise = row
            else:
                rows.append(row)
            if each.name and each.name.text in names:
                related = (Related("the first one is here", source, names[each.name.text]),)
                message = f"there is a row `{each.name.text}` already"
                diagnostics.append(
                    DUPLICATE_NAME.at(source, each.name.span, message, related=related)
                )
            elif each.name:
                names[each.name.text] = each.name.span
        policy = HitPolicy(node.policy.text)
        return Table(node.name.text, policy, tuple(rows), otherwise, source, node.name.span)

    def _rows(self, source: Source, node: tree.Table | tree.Grid) -> Iterator[tree.Row]:
        if isinstance(node, tree.Table):
            yield from node.rows
        else:
            yield from rows_of_grid(self._scope, self._resolver, source, node)

    def _row(self, source: Source, table: str, node: tree.Row) -> Row:
        resolved = self._resolver.condition(source, node.condition) if node.condition else None
        name = node.name.text if node.name else OTHERWISE
        decision = Decision(
            table,
            self._outcomes.outcome(source, node.outcome),
            name,
            source.position(node.span.start).line,
            node.after.seconds if node.after else None,
            file=source.name,
        )
        # A row whose condition is wrong never gets as far as a decision: its error stops the file.
        return Row(name, resolved or Always(), decision, node.span)
