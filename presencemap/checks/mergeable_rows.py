"""PM317 mergeable-rows: rows decide the same and differ in one test only.

One row that asks for what they ask for together says the same, and there is one answer less to
keep equal. Rows that stand apart are named only if nothing between them would be decided
otherwise. Lines of a grid are a list that somebody reads and signs: they are named only where a
cell could say `any`.

Bad:

    table voice first {
        row free when availability is available  -> Ready after 2s
        row busy when availability is busy       -> NotReady reason "Busy"
        row dnd  when availability is do-not-disturb -> NotReady reason "Busy"
        otherwise                                -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available  -> Ready after 2s
        row busy when availability in {busy, do-not-disturb} -> NotReady reason "Busy"
        otherwise                                -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.described import listed
from presencemap.checks.meaning.written import table_nodes
from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.language import tree
from presencemap.tables.diagram import Proof, Variable
from presencemap.tables.diagram.masks import union
from presencemap.tables.diagram.merging import Group, mergeable
from presencemap.tables.diagram.phrases import mask_words
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM317", "mergeable-rows", Severity.INFO)

_NAMED: Final = 3


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find groups of rows that one row could stand for."""
    for table, node in table_nodes(compiled, rules):
        say = _of_grid if isinstance(node, tree.Grid) else _of_rows
        yield from compiled.proofs.attempt(table, FINDING.name, say)


def _of_rows(proof: Proof) -> Iterator[Diagnostic]:
    for group in mergeable(proof):
        yield _said(proof, group, f"no test of `{group.field}`")


def _of_grid(proof: Proof) -> Iterator[Diagnostic]:
    for group in mergeable(proof):
        if group.is_everything(proof):
            yield _said(proof, group, "`any`")


def _said(proof: Proof, group: Group, none: str) -> Diagnostic:
    source = proof.table.source
    first, *others = [proof.table.rows[each] for each in group.rows]
    names = listed((each.name for each in (first, *others)), _NAMED)
    message = f"rows {names} decide the same, and differ in `{group.field}` only"
    if group.is_everything(proof):
        help_ = f"together they take all of it: one row with {none} does"
    else:
        help_ = f"one row does, with `{_together(proof, group)}`"
    related = tuple(
        Related(f"`{each.name}` is here", source, each.span) for each in others[:_NAMED]
    )
    return FINDING.at(source, first.span, message, help=help_, related=related)


def _together(proof: Proof, group: Group) -> str:
    """Return the test that asks for what the rows ask for."""
    level = group.masks[0][0]
    variable = proof.variables[level]
    if all(each == level for each, _ in group.masks):
        return mask_words(variable, union(mask for _, mask in group.masks))
    words = tuple(word for each, _ in group.masks for word in proof.variables[each].words)
    aspect, atoms = variable.aspect, variable.atoms
    return mask_words(Variable(variable.field, aspect, atoms, words), group.masks[0][1])
