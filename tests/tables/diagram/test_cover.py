"""Regions described by boxes, and their size."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice, product

import pytest
from random_tables import cases, is_in, leaf_at

from presencemap.tables.diagram.cover import boxes_of, share
from presencemap.tables.diagram.masks import bits


def gaps():
    """Give random cases, each with two regions: a row's, and what no row matches."""
    for case in cases():
        diagrams = case.proof.diagrams
        yield case, diagrams.negated(diagrams.any_of(case.proof.rows))
        yield case, case.proof.rows[-1]


def test_boxes_cover_a_region_and_nothing_else():
    """Together they are the region, and each is a part of it."""
    for case, region in gaps():
        diagrams = case.proof.diagrams
        boxes = [diagrams.box(each) for each in boxes_of(diagrams, region)]
        assert diagrams.any_of(boxes) is region, case


def test_each_box_holds_something_new():
    """No box lies within those before it."""
    for case, region in gaps():
        diagrams, before = case.proof.diagrams, case.proof.diagrams.false
        for box in islice(boxes_of(diagrams, region), 20):
            together = diagrams.either(before, diagrams.box(box))
            assert together is not before, case
            before = together


def test_each_box_is_as_large_as_it_can_be():
    """With one atom more, of whichever level, a box would leave the region."""
    for case, region in gaps():
        diagrams = case.proof.diagrams
        for box in islice(boxes_of(diagrams, region), 5):
            for level, mask in box.items():
                for atom in bits(diagrams.variables[level].full & ~mask):
                    larger = diagrams.box({**box, level: mask | 1 << atom})
                    assert diagrams.both(larger, region) is not larger, (case, box)


def test_boxes_of_everything_and_of_nothing():
    """Everything is one box without bounds, nothing is no box."""
    case = next(iter(cases()))
    diagrams = case.proof.diagrams
    assert list(boxes_of(diagrams, diagrams.true)) == [{}]
    assert list(boxes_of(diagrams, diagrams.false)) == []


def test_a_share_is_what_counting_gives():
    """All combinations of atoms count alike."""
    for case, region in gaps():
        sizes = [len(variable.atoms) for variable in case.proof.variables]
        if len(sizes) > 4:
            continue
        everything = list(product(*map(range, sizes)))
        inside = sum(leaf_at(region, atoms) for atoms in everything)
        found = share(case.proof.diagrams, region)
        assert found == pytest.approx(float(Fraction(inside, len(everything)))), case


def test_boxes_say_where_a_presence_is():
    """An atom combination is in the region exactly if it is in one of its boxes."""
    for case, region in gaps():
        sizes = [len(variable.atoms) for variable in case.proof.variables]
        if len(sizes) > 3:
            continue
        boxes = list(boxes_of(case.proof.diagrams, region))
        for atoms in product(*map(range, sizes)):
            assert any(is_in(box, atoms) for box in boxes) is leaf_at(region, atoms), case
