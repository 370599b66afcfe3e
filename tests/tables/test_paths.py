"""Paths through a diagram as lines of cells."""

from __future__ import annotations

from itertools import combinations

import any_rules
import pytest

from presencemap.tables.diagram import NO_ROW, Aspect, Proof
from presencemap.tables.interpret import holds
from presencemap.tables.paths import UnspeakableError, condition_of, line_of, paths


def leaf(proof, answer):
    """Return the region in which a table gives an answer."""
    diagrams = proof.diagrams
    return diagrams.mapped(
        proof.diagram, lambda each: diagrams.true if each == answer else diagrams.false
    )


@pytest.mark.parametrize("seed", range(40))
def test_lines_of_a_region(seed):
    """The lines of all answers together match every presence once, and with its answer."""
    rules = any_rules.rules(seed)
    [table] = rules.tables
    proof = Proof(table, rules.fields)
    lines = []
    for answer in (NO_ROW, *range(len(table.rows))):
        for path in paths(proof, leaf(proof, answer)):
            try:
                lines.append((answer, line_of(proof, path)))
            except UnspeakableError:
                return  # a set with a token that nobody names: tried by the seeds without one
    assert len(lines) == len({id(line) for _, line in lines})
    for presence in any_rules.presences(seed, 60):
        found = [a for a, line in lines if all(holds(c, presence) for c in line.values())]
        first = (n for n, row in enumerate(table.rows) if holds(row.condition, presence))
        assert found == [next(first, NO_ROW)]


def test_other_tokens_can_not_be_asked_for():
    """No condition says of a set that it holds some token which nobody names."""
    asked = 0
    for seed in range(60):
        rules = any_rules.rules(seed)
        proof = Proof(rules.tables[0], rules.fields)
        for variable in proof.variables:
            if variable.aspect is Aspect.HOLDS_OTHER:
                asked += 1
                with pytest.raises(UnspeakableError):
                    condition_of(variable, 0b10)
    assert asked


def test_paths_do_not_meet():
    """No presence lies on two paths of one region."""
    rules = any_rules.rules(12)
    proof = Proof(rules.tables[0], rules.fields)
    boxes = [proof.diagrams.box(path) for path in paths(proof, leaf(proof, NO_ROW))]
    for one, other in combinations(boxes[:40], 2):
        assert proof.both(one, other) is proof.diagrams.false
