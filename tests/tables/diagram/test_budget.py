"""What a proof may cost."""

from __future__ import annotations

import pytest

from presencemap.limits import Limits
from presencemap.tables.diagram.budget import Budget, TooLarge


def test_one_node_too_many_is_too_large():
    """The bound itself is allowed; the text names it."""
    budget = Budget(Limits(diagram_nodes=3))
    for _ in range(3):
        budget.node()
    with pytest.raises(TooLarge, match="more than 3 nodes"):
        budget.node()


def test_long_masks_count_as_nodes():
    """Memory is what nodes are counted for."""
    budget = Budget(Limits(diagram_nodes=10))
    budget.node(bits=8192 * 9)
    with pytest.raises(TooLarge, match="more than 10 nodes"):
        budget.node()


def test_one_step_too_many_is_too_large():
    """Steps are counted singly or several at a time."""
    budget = Budget(Limits(diagram_steps=10))
    budget.step(10)
    with pytest.raises(TooLarge, match="more than 10 steps"):
        budget.step()


def test_a_new_proof_has_its_steps_again_but_not_its_nodes():
    """Nodes stay in memory, whoever made them."""
    budget = Budget(Limits(diagram_steps=10, diagram_nodes=2))
    budget.node()
    budget.step(9)
    budget.renew()
    budget.step(10)
    budget.renew()
    budget.node()
    with pytest.raises(TooLarge, match="more than 2 nodes"):
        budget.node()


def test_behind_a_proof_that_was_too_large_others_get_fewer_steps():
    """The checks of a table together come to an end soon after the first was given up."""
    budget = Budget(Limits(diagram_steps=100))
    with pytest.raises(TooLarge):
        budget.step(101)
    for _ in range(2):
        budget.renew()
        budget.step(10)
        with pytest.raises(TooLarge, match="more than 10 steps"):
            budget.step()


def test_time_ends_a_proof_on_a_slow_machine():
    """It is looked at rarely, and counts from the first look on."""
    budget = Budget(Limits(diagram_seconds=-1.0))
    budget.step(300)
    with pytest.raises(TooLarge, match="more than -1 seconds"):
        budget.step(300)
