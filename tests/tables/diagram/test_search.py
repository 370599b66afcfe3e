"""Searches: paths through a region that some rows do not match."""

from __future__ import annotations

from itertools import islice

from random_tables import cases

from presencemap.tables.diagram import search
from presencemap.tables.diagram.search import Search


def region_of(diagrams, paths):
    """Return all that lies on some paths."""
    return diagrams.any_of([diagrams.box(path) for path in paths])


def test_paths_are_just_what_lies_outside_the_rows():
    """All paths together are the region without the rows: nothing missed, nothing invented."""
    for case in cases():
        diagrams, rows = case.proof.diagrams, case.proof.rows
        outside = Search(diagrams, case.proof.levels).outside
        for count in range(len(rows)):
            paths = islice(outside(rows[count], case.proof.levels.alive_of(range(count))), 500)
            before = diagrams.negated(diagrams.any_of(rows[:count]))
            assert region_of(diagrams, paths) is diagrams.both(rows[count], before), case


def test_what_was_excluded_once_is_not_looked_at_again():
    """A second search for what is nowhere takes no step."""
    for case in cases():
        proof = case.proof
        looked = Search(proof.diagrams, proof.levels)
        everything = proof.levels.alive_of(range(len(proof.rows)))
        union = proof.diagrams.any_of(proof.rows)
        assert list(looked.outside(union, everything)) == [], case
        before = proof.diagrams.budget._steps
        assert list(looked.outside(union, everything)) == [], case
        assert proof.diagrams.budget._steps == before, case


def test_a_search_that_is_broken_off_excludes_nothing():
    """Who takes only the first path finds it again."""
    for case in cases():
        outside = Search(case.proof.diagrams, case.proof.levels).outside
        first = next(outside(case.proof.rows[0], 0), None)
        assert next(outside(case.proof.rows[0], 0), None) == first, case


def test_what_is_remembered_takes_bounded_memory(monkeypatch):
    """With hardly any memory, searches find the same."""
    monkeypatch.setattr(search, "_MOST_BITS", 3 * search._OTHER_BITS)
    for case in cases():
        proof = case.proof
        looked = Search(proof.diagrams, proof.levels)
        for row in range(len(proof.rows)):
            alive = proof.levels.alive_of(range(row))
            found = next(looked.outside(proof.rows[row], alive), None)
            fresh = Search(proof.diagrams, proof.levels)
            assert found == next(fresh.outside(proof.rows[row], alive), None), case
            assert len(looked._nothing) <= 3
