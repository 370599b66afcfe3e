"""Tables made to be hard: proved exactly while they are small, given up in time when not."""

from __future__ import annotations

import itertools

import pytest
from adversaries import FAMILIES
from said import compiled

from presencemap.checks import (
    gap,
    mergeable_rows,
    not_proved,
    otherwise_hides,
    otherwise_never_reached,
    overlap,
    redundant_row,
    shadowed_row,
)
from presencemap.limits import Limits
from presencemap.model import FieldType
from presencemap.tables import interpret
from presencemap.tables.diagram.proofs import Proofs

CHECKS = (
    gap,
    overlap,
    shadowed_row,
    redundant_row,
    otherwise_never_reached,
    otherwise_hides,
    mergeable_rows,
)
SMALL = 4
LARGE = 60
FEW_PATTERNS = 8  # whether a text is like a dozen and unlike others takes long to find out
TIGHT = Limits(diagram_nodes=3_000, diagram_steps=10_000)


def presences(rules):
    """Yield every presence that a small table of a family can tell apart."""
    pools = {}
    for name in sorted(rules.used_fields):
        known = rules.fields[name]
        values = {
            FieldType.INT: range(13),
            FieldType.YES_NO: (True, False),
            FieldType.TOKEN_SET: [
                frozenset(some)
                for size in range(1, len(known.tokens) + 1)
                for some in itertools.combinations(known.tokens, size)
            ],
            FieldType.TEXT: (),
        }[known.type]
        pools[name] = (None, *values)
    for each in itertools.product(*pools.values()):
        yield dict(zip(pools, each, strict=True))


@pytest.mark.parametrize("family", [name for name in FAMILIES if name != "patterns"])
def test_small_ones_are_proved_exactly(family):
    """Gap, overlap and shadowed rows are what looking at every presence finds."""
    result = compiled(FAMILIES[family](SMALL), "")
    [table] = result.rules.tables
    first, matched, pairs, is_open = set(), set(), set(), False
    for presence in presences(result.rules):
        rows = [n for n, row in enumerate(table.rows) if interpret.holds(row.condition, presence)]
        first |= set(rows[:1])
        matched |= set(rows)
        is_open |= not rows
        for one, other in itertools.combinations(rows, 2):
            if table.policy.value == "unique" or (
                table.rows[one].decision.after != table.rows[other].decision.after
            ):
                pairs.add((one, other))
    said = {check: list(check.check(result, result.rules)) for check in CHECKS}
    assert len(said[gap]) == is_open
    assert len(said[overlap]) == (0 if table.policy.value == "first" else len(pairs))
    names = [row.span for row in table.rows]
    shadowed = {names.index(each.span) for each in said[shadowed_row]}
    assert shadowed == (matched - first if table.policy.value == "first" else set())
    assert list(not_proved.check(result, result.rules)) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_large_ones_are_proved_or_given_up(family):
    """Within bounds on nodes and steps, each claim is made or is named as not looked for."""
    result = compiled(FAMILIES[family](FEW_PATTERNS if family == "patterns" else LARGE), "")
    result.__dict__["proofs"] = Proofs(result.rules.tables, result.rules.fields, TIGHT)
    said = {check.FINDING.name: list(check.check(result, result.rules)) for check in CHECKS}
    assert len(said["gap"]) == 1  # proved or not, a table without `otherwise` is refused
    for each in not_proved.check(result, result.rules):
        unproved = each.help.rpartition("not looked for: ")[2].split(", ")
        assert set(unproved) <= said.keys()
        assert all(not said[name] for name in unproved if name != "gap")
