"""Diagrams as functions: laws that hold of all of them, whatever they stand for."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_tables import dice_of, is_in, leaf_at

from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.nodes import Diagrams
from presencemap.tables.diagram.variables import Aspect, Variable

SIZES = (3, 2, 5, 2)
EVERYTHING = tuple(product(*map(range, SIZES)))
SEEDS = st.integers(0, 2**32)


def variable(name, size):
    """Return a variable with as many atoms."""
    return Variable(Field(name, FieldType.TOKEN), Aspect.VALUE, tuple(map(str, range(size))))


def diagrams_of(sizes=SIZES, limits=None):
    """Return diagrams over variables with as many atoms each."""
    variables = [variable(f"v{n}", size) for n, size in enumerate(sizes)]
    return Diagrams(variables, Budget(limits or Limits()))


def random_region(diagrams, dice):
    """Return some boxes together."""
    return diagrams.any_of([diagrams.box(random_box(dice)) for _ in range(dice.randrange(4))])


def random_box(dice, sizes=SIZES):
    """Return a box that bounds some levels."""
    levels = dice.sample(range(len(sizes)), dice.randrange(len(sizes) + 1))
    return {level: dice.randrange(1, 1 << sizes[level]) for level in levels}


def table_of(node):
    """Return the answers of a diagram for each combination of atoms."""
    return [leaf_at(node, atoms) for atoms in EVERYTHING]


@given(SEEDS)
def test_operations_are_what_they_say_of_each_combination(seed):
    """And, or and not of regions are and, or and not of their atoms."""
    diagrams, dice = diagrams_of(), dice_of(seed)
    one, other = random_region(diagrams, dice), random_region(diagrams, dice)
    first, second = table_of(one), table_of(other)
    pairs = list(zip(first, second, strict=True))
    assert table_of(diagrams.both(one, other)) == [a and b for a, b in pairs]
    assert table_of(diagrams.either(one, other)) == [a or b for a, b in pairs]
    assert table_of(diagrams.negated(one)) == [not a for a in first]


@given(SEEDS)
def test_two_functions_are_equal_exactly_if_they_are_one_node(seed):
    """Diagrams are canonical: a node for each function, whichever way it was made."""
    diagrams, dice = diagrams_of((2, 3)), dice_of(seed)
    small = tuple(product(range(2), range(3)))
    boxes = [random_box(dice, (2, 3)) for _ in range(6)]
    regions = [diagrams.any_of([diagrams.box(b) for b in boxes[n:]]) for n in range(6)]
    for one in regions:
        for other in regions:
            alike = all(leaf_at(one, each) == leaf_at(other, each) for each in small)
            assert (one is other) is alike


@given(SEEDS)
def test_a_box_is_the_combinations_in_it(seed):
    """What a box does not bound may be anything."""
    diagrams, box = diagrams_of(), random_box(dice_of(seed))
    assert table_of(diagrams.box(box)) == [is_in(box, atoms) for atoms in EVERYTHING]


@given(SEEDS)
def test_any_leaves_can_be_paired(seed):
    """A product gives each combination what the two diagrams give there together."""
    diagrams, dice = diagrams_of(), dice_of(seed)
    one, other = random_region(diagrams, dice), random_region(diagrams, dice)
    named = diagrams.mapped(one, lambda leaf: diagrams.leaf("in" if leaf else "out"))

    def meet(a, b):
        return None if a.edges or b.edges else diagrams.leaf((a.leaf, b.leaf))

    found = table_of(diagrams.product(named, other, meet))
    wanted = zip(table_of(one), table_of(other), strict=True)
    assert found == [("in" if a else "out", b) for a, b in wanted]


@given(SEEDS)
def test_nodes_are_reduced(seed):
    """No node has edges that overlap or leave an atom out, nor leads to one child only."""
    diagrams = diagrams_of()
    for node in diagrams.under(random_region(diagrams, dice_of(seed))):
        masks = [mask for mask, _ in node.edges]
        children = [child for _, child in node.edges]
        assert sum(masks) == diagrams.variables[node.level].full
        assert sum(map(int.bit_count, masks)) == SIZES[node.level]
        assert len(set(children)) == len(children) > 1
        assert all(child.level > node.level for child in children)


def test_many_edges_pair_as_few_do():
    """Where nodes have many edges, their atoms are looked at instead: with the same result."""
    diagrams = diagrams_of((40, 40, 2))
    stairs = [diagrams.box({0: 1 << n, 1: 1 << n}) for n in range(40)]
    slopes = [diagrams.box({0: 1 << n, 1: (1 << n + 1) - 1, 2: 1}) for n in range(40)]
    both = diagrams.both(diagrams.any_of(stairs), diagrams.any_of(slopes))
    for n in range(40):
        for m in range(40):
            assert leaf_at(both, (n, m, 0)) is (n == m)
            assert leaf_at(both, (n, m, 1)) is False


def test_nothing_and_everything_are_the_results_of_nothing():
    """All of no regions is everything, any of none is nothing."""
    diagrams = diagrams_of()
    assert diagrams.all_of([]) is diagrams.true
    assert diagrams.any_of([]) is diagrams.false
    assert diagrams.box({}) is diagrams.true


def test_leaves_of_one_value_but_of_two_types_are_two():
    """Python takes True for 1; diagrams do not."""
    diagrams = diagrams_of()
    assert diagrams.leaf(1) is not diagrams.true
    assert diagrams.leaf(0) is not diagrams.false
    assert diagrams.leaf(1) is diagrams.leaf(1)
    assert list(diagrams.leaves(diagrams.node(0, [(1, diagrams.leaf(7)), (6, diagrams.true)]))) == [
        7,
        True,
    ]


def test_work_is_counted_by_what_it_takes():
    """Nodes with many edges cost as many steps, and a product of thousands ends in time."""
    diagrams = diagrams_of((2000, 2000), Limits(diagram_steps=30_000))
    with pytest.raises(TooLarge, match="more than 30,000 steps"):
        diagrams.any_of([diagrams.box({0: 1 << n, 1: 1 << n}) for n in range(2000)])


DEEP = 250


def parity(diagrams):
    """Return where an odd number of yes/no variables is yes."""
    even, odd = diagrams.true, diagrams.false
    for level in reversed(range(DEEP)):
        even, odd = (
            diagrams.node(level, [(1, even), (2, odd)]),
            diagrams.node(level, [(1, odd), (2, even)]),
        )
    return odd


def under_frames(count, call):
    """Call something with as many frames below it."""
    return call() if count == 0 else under_frames(count - 1, call)


def test_hundreds_of_levels_fit_into_the_recursion_limit():
    """Python allows 1,000 calls within each other, and who asks may be deep already."""
    diagrams = diagrams_of((2,) * DEEP)
    odd = parity(diagrams)
    last = diagrams.box({DEEP - 1: 1})

    def work():
        even = diagrams.negated(odd)
        return diagrams.either(diagrams.both(odd, last), diagrams.both(even, last))

    assert under_frames(200, work) is last
