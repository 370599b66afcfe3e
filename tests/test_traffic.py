"""The made-up traffic is what benchmarks and tests take it for."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from traffic import CONTENT_TYPES, PLAIN, REALISTIC, SIZES, documents, new_documents, skeleton

from presencemap.documents import read_presence

SHAPES = 6
HOLE = re.compile(r"""\s([\w:-]+)=("[^"]*"|'[^']*')|>([^<>]*[^\s<>][^<>]*)<""")
CONSTANT = frozenset(
    {
        *("version", "encoding", "name", "xsi:type", "id"),  # ids of FreeSWITCH and of containers
        *("granularity", "encodingVersion", "container", "expireType", "lineType", "preferred"),
        *("token", "minAvailability", "maxAvailability", "LCID"),  # of calendars; English mostly
        *("type", "Monday Tuesday Wednesday Thursday Friday", "Uc"),
    }
)


@pytest.fixture(params=CONTENT_TYPES)
def dialect(request):
    """Give a dialect."""
    return request.param


@pytest.fixture(params=SIZES)
def size(request):
    """Give a size."""
    return request.param


def holes(text):
    """Return the values in a document with what they stand in, an attribute or the text itself."""
    found = [(match[1] or match[3], match[2] or match[3]) for match in HOLE.finditer(text)]
    return [pair for pair in found if not pair[0].startswith("xmlns")]


def test_same_for_a_seed(dialect):
    """A seed gives the same documents again, another seed none of them."""
    first, again, other = (documents(dialect, 500, seed=seed, count=40) for seed in (1, 1, 2))
    assert first == again
    assert not set(first) & set(other)
    new = new_documents(dialect, 500, seed=1, count=20)
    assert new == new_documents(dialect, 500, seed=1, count=20)


def test_known_shapes(dialect, size):
    """Traffic of any seed has the same few shapes, and no document twice."""
    found = [
        documents(dialect, size, seed=seed, count=24, shapes=SHAPES, mix=PLAIN) for seed in (1, 2)
    ]
    shapes = [{skeleton(body.decode()) for body in bodies} for bodies in found]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == SHAPES
    assert all(len(set(bodies)) == len(bodies) for bodies in found)


def test_new_shapes(dialect, size):
    """Each document has a shape of its own, also beside the known ones."""
    known = documents(dialect, size, seed=1, count=24, shapes=SHAPES, mix=PLAIN)
    new = new_documents(dialect, size, seed=1, count=15, mix=PLAIN)
    shapes = {skeleton(body.decode()) for body in new}
    assert len(shapes) == len(new)
    assert not shapes & {skeleton(body.decode()) for body in known}


def test_all_values_change(dialect, size):
    """In documents of one shape each value is another sooner or later, few aside."""
    rows = defaultdict(list)
    for body in documents(dialect, size, seed=3, count=50, shapes=2, mix=PLAIN):
        rows[skeleton(body.decode())].append(holes(body.decode()))
    for found in rows.values():
        same = [set(column) for column in zip(*found, strict=True)]
        assert {next(iter(pairs))[0] for pairs in same if len(pairs) == 1} <= CONSTANT


def test_sizes(dialect, size):
    """Documents have about the size that is asked for."""
    for bodies in (
        documents(dialect, size, seed=1, count=30),
        new_documents(dialect, size, seed=1, count=15),
    ):
        assert 0.8 * size < sum(map(len, bodies)) / len(bodies) < max(1.25 * size, 1_300)


def test_all_are_read(dialect, size):
    """Every document is read without a fault, and changes something."""
    bodies = documents(dialect, size, seed=1, count=24)
    bodies += new_documents(dialect, size, seed=1, count=12)
    for body in bodies:
        (update,) = read_presence(CONTENT_TYPES[dialect], body)
        assert update.presentity.startswith("sip:")
        assert update.changes


def test_mix():
    """Realistic traffic has some texts beyond ASCII and a few that are escaped; plain has none."""
    plain = documents("microsoft", 4_000, seed=1, count=300, mix=PLAIN)
    assert all(body.isascii() and not re.search(rb"&|CDATA", body) for body in plain)
    mixed = documents("microsoft", 4_000, seed=1, count=300, mix=REALISTIC)
    assert 15 < sum(not body.isascii() for body in mixed) < 60
    assert 1 < sum(bool(re.search(rb"&|CDATA", body)) for body in mixed) < 15
