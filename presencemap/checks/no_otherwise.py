"""PM301 no-otherwise: a table may leave a presence without an answer.

A table must say what happens for every presence: the ones nobody thought of are the ones
that servers send. A real server sends numbers between the classes, tokens of newer clients,
empty documents and documents without a status; without a last word each of them would leave
the agent in whatever state he was in. Under `unique` and `any` it also answers where rows
contradict each other, so a row `when any` does not stand in for it there.

The fix adds a last row that answers the first state of the target that is neither routable nor
logged-out, or the first logged-out one where there is no other. It is a proposal: only you
know what shall become of an agent whose presence nobody understands.

Bad:

    table voice first {
        row free when availability is available -> Ready
    }

Good:

    table voice first {
        row free when availability is available -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from presencemap.checks.meaning.written import table_nodes
from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix
from presencemap.language import tree
from presencemap.model import FieldType, TargetState
from presencemap.source import Source, Span
from presencemap.tables.conditions import Always
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM301", "no-otherwise")

_REASON: Final = "Unknown"
_INDENT: Final = "    "


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables with neither `otherwise` nor a row that matches everything."""
    for table, node in table_nodes(compiled, rules):
        if table.otherwise or (table.policy is HitPolicy.FIRST and _has_row_for_all(table)):
            continue
        message = f"table `{table.name}` does not say what happens to any other presence"
        row = _last_row(table, rules.states)
        help_ = "add a last row `otherwise -> ...` with a state that is not routable"
        fix = None
        if row is not None:
            help_ = f"add a last row such as `{row}`"
            fix = Fix(f"add `{row}`", (_inserted(table.source, node, row),), safe=False)
        yield FINDING.at(table.source, table.span, message, help=help_, fix=fix)


def _has_row_for_all(table: Table) -> bool:
    return any(row.condition == Always() for row in table.rows)


def _last_row(table: Table, states: Mapping[str, TargetState]) -> str | None:
    """Return a fail-safe last row in the words of the target that the table answers."""
    answered = (states.get(row.decision.outcome.state or "") for row in table.rows)
    targets = {state.vocabulary for state in answered if state is not None}
    safe = [state for state in states.values() if not state.routable]
    same = [state for state in safe if state.vocabulary in targets]
    if not safe:
        return None
    state = min(same or safe, key=lambda each: each.logged_out)
    reason = any(
        each.name == "reason"
        and each.type is FieldType.TEXT
        and (each.longest is None or each.longest >= len(_REASON))
        for each in state.attributes
    )
    return f"otherwise -> {state.name}" + (f' reason "{_REASON}"' if reason else "")


def _inserted(source: Source, node: tree.Table | tree.Grid, row: str) -> Edit:
    """Put a row before the closing brace; on a line of its own, as far as rows here have that."""
    text, brace = source.text, node.span.end - 1
    line = text.rfind("\n", 0, brace) + 1
    margin = text[line:brace]
    if not margin.strip():  # the brace has a line of its own
        return Edit(Span(line, line), f"{_indent(source, node, margin)}{row}\n")
    before = text[:brace].rstrip(" \t")
    if "\n" in text[node.span.start : brace] or isinstance(node, tree.Grid):
        return Edit(Span(len(before), brace), f"\n{_indent(source, node, '')}{row}\n")
    return Edit(Span(len(before), brace), f" {row} ")


def _indent(source: Source, node: tree.Table | tree.Grid, margin: str) -> str:
    """Return what stands before the last row on its line, or a step more than the brace."""
    if node.rows:
        start = node.rows[-1].span.start
        before = source.text[source.text.rfind("\n", 0, start) + 1 : start]
        if not before.strip():
            return before
    return margin + _INDENT
