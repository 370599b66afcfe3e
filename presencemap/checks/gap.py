"""PM301 gap: a table leaves a presence without an answer.

A table must say what happens for every presence: the ones nobody thought of are the ones
that servers send. A real server sends numbers between the classes, tokens of newer clients,
empty documents and documents without a status; without a last word each of them would leave
the agent in whatever state he was in.

Every presence is looked at, whatever values its fields may have. A table without `otherwise`
is fine if its rows take them all; what they leave open is described, and one presence of it
shown. A table that is too large for that needs an `otherwise`. (Where rows contradict each
other under `unique` or `any`, see `overlap`.)

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

from attrs import field, frozen

from presencemap.checks.meaning.described import described
from presencemap.checks.meaning.witnesses import Shown, shown
from presencemap.checks.meaning.written import table_nodes
from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix
from presencemap.language import tree
from presencemap.model import FieldType, TargetState
from presencemap.source import Source, Span
from presencemap.tables.diagram import Proof, TooLarge
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM301", "gap")

_REASON: Final = "Unknown"
_INDENT: Final = "    "


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables without `otherwise` that are not proved to answer every presence."""
    for table, node in table_nodes(compiled, rules):
        if table.otherwise is not None:
            continue
        proved = compiled.proofs.attempt(table, FINDING.name, lambda proof: [_gap(proof)])
        gap = proved[0] if proved else _Gap("is too large to be proved to answer every presence")
        if gap is not None:
            yield _said(table, node, gap, _last_row(table, rules.states))


@frozen
class _Gap:
    says: str
    witness: Shown = field(factory=lambda: Shown(witness=None, example=None))


def _gap(proof: Proof) -> _Gap | None:
    """Return what a table leaves open, None if that is nothing."""
    evidence = proof.unmatched()
    if evidence is None:
        return None
    says = "may not say" if evidence.presence is None else "does not say"
    witness = shown(proof, evidence, f"a gap in {proof.table.name}")
    return _Gap(f"{says} what happens {_where(proof)}", witness)


def _where(proof: Proof) -> str:
    everything = proof.diagrams.true
    try:
        left = proof.remains(everything, proof.levels.alive_of(range(len(proof.table.rows))))
        return "to any presence" if left is everything else f"where {described(proof, left)}"
    except TooLarge:  # that there is a gap is proved all the same
        return "to some presences"


def _said(table: Table, node: tree.Table | tree.Grid, gap: _Gap, row: str | None) -> Diagnostic:
    help_ = "add a last row `otherwise -> ...` with a state that is not routable"
    fix = None
    if row is not None:
        help_ = f"add a last row such as `{row}`"
        fix = Fix(f"add `{row}`", (_inserted(table.source, node, row),), safe=False)
    message = f"table `{table.name}` {gap.says}"
    return FINDING.at(table.source, table.span, message, help=help_, fix=fix, **gap.witness)


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
