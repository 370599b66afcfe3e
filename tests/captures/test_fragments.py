from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.captures.fragments import Fragments

DATA = bytes(range(32))
PIECES = [(0, DATA[:8], False), (8, DATA[8:24], False), (24, DATA[24:], True)]


def feed(fragments, pieces, key=b"k"):
    """Add pieces one frame after the other; return what each gave."""
    return [
        fragments.add((number, float(number), 0), key, offset, data, last=last)
        for number, (offset, data, last) in enumerate(pieces, 1)
    ]


@pytest.mark.parametrize("order", list(permutations(PIECES)))
def test_fragments_join_in_any_order(order):
    """The last to come gives the whole, and nothing is left."""
    fragments = Fragments(9)
    assert feed(fragments, order) == [(None, ()), (None, ()), (DATA, ())]
    assert fragments.close() == ()


def test_a_repeated_fragment_changes_nothing():
    """The first copy of a piece is kept."""
    fragments = Fragments(9)
    pieces = [PIECES[0], (0, b"other___", False), *PIECES[1:]]
    assert feed(fragments, pieces)[-1] == (DATA, ())


def test_overlaps_are_laid_over_each_other():
    """Bytes that two pieces give are taken from the one that begins before."""
    fragments = Fragments(9)
    pieces = [(0, b"A" * 16, False), (8, b"B" * 16, True)]
    assert feed(fragments, pieces)[-1] == (b"A" * 16 + b"B" * 8, ())


def test_the_oldest_datagram_makes_room():
    """Past the bound, what waits longest is given up and reported by its first frame."""
    fragments = Fragments(2)
    feed(fragments, PIECES[:1], b"old")
    _, (_, lost) = feed(fragments, PIECES[:2], b"new")
    assert [(damage.number, damage.message) for damage in lost] == [
        (1, "fragments are missing: 8 of an unknown number bytes were captured")
    ]


def test_a_datagram_that_took_too_long_is_another():
    """An identification comes again; after a minute its pieces are not mixed."""
    fragments = Fragments(9)
    fragments.add((1, 0.0, 0), b"k", 0, DATA[:8], last=False)
    whole, lost = fragments.add((2, 61.0, 0), b"k", 8, DATA[8:], last=True)
    assert whole is None
    assert [damage.number for damage in lost] == [1]


def test_what_stays_incomplete_is_reported_at_the_end():
    """A capture's end says which datagrams lack pieces, and how much was there."""
    fragments = Fragments(9)
    feed(fragments, [PIECES[0], PIECES[2]])
    assert [damage.message for damage in fragments.close()] == [
        "fragments are missing: 16 of 32 bytes were captured"
    ]


@given(
    size=st.integers(1, 40),
    seeds=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=12),
)
def test_all_pieces_of_a_datagram_always_make_it(size, seeds):
    """However a datagram is cut, once all its bytes have come it is there."""
    data = bytes(i & 0xFF for i in range(size * 8))
    cuts = [(start * 8, (start + units) * 8) for start, units in seeds if start < size]
    pieces = [(a, data[a:b], b >= len(data)) for a, b in cuts]
    covered = {i for a, b in cuts for i in range(a, min(b, len(data)))}
    fragments = Fragments(99)
    given_out = [whole for whole, _ in feed(fragments, pieces) if whole is not None]
    assert given_out[:1] == ([data] if len(covered) == len(data) else [])
