"""Presence documents to fields, beside a bare parse of the same bytes and beside other libraries.

Each loop is over many documents that differ in every value. Those of *known shapes* have the
markup of documents that the reader has met, in values of their own; of those of *new shapes*
no two have the same markup.
"""

from __future__ import annotations

import pytest
from attrs import frozen
from lxml import etree
from readers import READERS
from traffic import CONTENT_TYPES, SIZES, Mix, documents, new_documents

from presencemap.checks import load_rules
from presencemap.documents import PresenceReader

MISSING = "the library is not installed: pip install -e '.[bench]'"
COUNTS = {500: 400, 2_000: 400, 4_000: 300, 25_000: 100}
SHAPES = 20
SEVERAL = 6  # times as many documents as are measured go before, so that rare shapes come again
KNOWN = Mix(accented=0.1, escaped=0)  # a document with entities or CDATA is of no known shape
FEW, FEW_SHAPES = 12, 3  # where benchmarks are switched off
BEFORE, NOW = 1, 2  # seeds: of the traffic that makes shapes known, and of that which is measured
REAL = "document, bodies of the real capture"
OWN = "document of known shape, Microsoft roaming-self, 25 kB"
PIDF = CONTENT_TYPES["pidf"]


@frozen
class Dialect:
    """A dialect, what the results call it, rules that read it, and the fields of an answer."""

    name: str
    label: str
    rules: str
    fields: tuple[str, ...]

    @property
    def content_type(self):
        """What its documents are sent as."""
        return CONTENT_TYPES[self.name]


DIALECTS = (
    Dialect("microsoft", "Microsoft categories", "lync-genesys.pm", ("availability", "activity")),
    Dialect("pidf", "PIDF", "pidf-genesys.pm", ("basic", "activities", "user-input")),
)


@pytest.fixture(scope="module", params=DIALECTS, ids=lambda dialect: dialect.name)
def dialect(request):
    """Give a dialect."""
    return request.param


@pytest.fixture(scope="module", params=SIZES)
def size(request):
    """Give a size in bytes."""
    return request.param


@pytest.fixture(scope="module")
def count(is_measured, size):
    """Give how many documents a loop is over."""
    return COUNTS[size] if is_measured else FEW


@pytest.fixture(scope="module")
def shapes(is_measured):
    """Give how many shapes are known."""
    return SHAPES if is_measured else FEW_SHAPES


@pytest.fixture(scope="module")
def fields(dialect, rules_folder):
    """Give the fields that the shipped rules for a dialect use."""
    return load_rules(rules_folder / dialect.rules).used_fields


@pytest.fixture(scope="module")
def known(dialect, size, count, shapes):
    """Give documents of shapes that traffic before them had, too."""
    return documents(dialect.name, size, seed=NOW, count=count, shapes=shapes, mix=KNOWN)


@pytest.fixture(scope="module")
def new(dialect, size, count):
    """Give documents each of which has a shape of its own."""
    return new_documents(dialect.name, size, seed=NOW, count=count)


@pytest.fixture(scope="module")
def before(dialect, size, count, shapes):
    """Give documents of the same shapes as `known`, with other values, and several of each."""
    several = SEVERAL * count
    return documents(dialect.name, size, seed=BEFORE, count=several, shapes=shapes, mix=KNOWN)


def group(dialect, size, shapes):
    """Return the name of a group of results."""
    return f"document of {shapes} shape, {dialect.label}, {size / 1000:g} kB"


def parse_all(bodies):
    """Parse every body, to throw the trees away."""
    for body in bodies:
        etree.fromstring(body)


def read_all(reader, content_type, bodies):
    """Read every body with one of our readers."""
    read = reader.read
    for body in bodies:
        read(content_type, body)


def call_all(read, bodies):
    """Read every body with a function of a peer."""
    for body in bodies:
        read(body)


def read_anew(fields, content_type, bodies):
    """Read every body with a reader that knows no shape yet."""
    read_all(PresenceReader(fields), content_type, bodies)


def answers(reader, dialect, bodies):
    """Return URI and fields of every document, which have no fault."""
    found = []
    for body in bodies:
        (update,), faults = reader.read(dialect.content_type, body)
        assert not faults
        found.append((update.presentity, *map(update.changes.get, dialect.fields)))
    return found


def hit_rate(reader, content_type, bodies):
    """Read every body; return the share of those that did not have to be parsed."""
    hits = reader.statistics.hits
    read_all(reader, content_type, bodies)
    return (reader.statistics.hits - hits) / len(bodies)


def known_label(label, reader, content_type, bodies):
    """Read every body; return a label that tells how many were read by their shape."""
    return f"{label} ({hit_rate(reader, content_type, bodies):.0%} not parsed)"


def test_read_alike(dialect, known, new):
    """With its cache and without, a reader gives the same for all of them."""
    cached, plain = PresenceReader(dialect.fields), PresenceReader(dialect.fields, shapes=0)
    for bodies in (known, new, known):
        assert answers(cached, dialect, bodies) == answers(plain, dialect, bodies)
    assert plain.statistics.hits == 0


def test_new_are_new(dialect, fields, before, new):
    """Hardly any document of the new shapes happens to have one of the known ones."""
    reader = PresenceReader(fields)
    read_all(reader, dialect.content_type, before)
    assert hit_rate(reader, dialect.content_type, new) < 0.03


def test_known_are_known(dialect, fields, is_measured):
    """Most of the smallest documents of known shapes are not parsed; the results tell of others."""
    count, shapes = (COUNTS[500], SHAPES) if is_measured else (FEW, FEW_SHAPES)
    before, known = (
        documents(dialect.name, 500, seed=seed, count=count, shapes=shapes)
        for seed in (BEFORE, NOW)
    )
    reader = PresenceReader(fields)
    read_all(reader, dialect.content_type, before)
    assert hit_rate(reader, dialect.content_type, known) > 0.5


def test_known_parse_alone(measure, dialect, size, known):
    """Measure lxml alone."""
    measure(
        group(dialect, size, "known"),
        "lxml.etree.fromstring",
        parse_all,
        known,
        items=len(known),
        baseline=True,
    )


def test_known(measure, dialect, size, fields, before, known):
    """Measure documents of known shapes, every value of which is new."""
    reader = PresenceReader(fields)
    read_all(reader, dialect.content_type, before)
    measure(
        group(dialect, size, "known"),
        known_label("PresenceReader", reader, dialect.content_type, known),
        read_all,
        reader,
        dialect.content_type,
        known,
        items=len(known),
        at_most="0.35",
    )


def test_known_all_fields(measure, dialect, size, before, known):
    """Measure the same where somebody asks for everything."""
    reader = PresenceReader()
    read_all(reader, dialect.content_type, before)
    kind = dialect.content_type
    label = known_label("PresenceReader, all fields", reader, kind, known)
    measure(group(dialect, size, "known"), label, read_all, reader, kind, known, items=len(known))


@pytest.mark.filterwarnings("ignore")  # theirs are not ours to mend
@pytest.mark.parametrize("peer", READERS, ids=lambda peer: peer.module)
def test_peer(measure, dialect, size, known, new, peer):
    """Another library answers as we do, on shapes of every kind; only then is it measured."""
    module = pytest.importorskip(f"readers.{peer.module}", reason=MISSING)
    read = module.READ[dialect.name]
    part = max(1, round(len(known) * peer.part))
    expected = answers(PresenceReader(dialect.fields, shapes=0), dialect, known[:part])
    assert list(map(read, known[:part])) == expected
    expected = answers(PresenceReader(dialect.fields, shapes=0), dialect, new[:part])
    assert list(map(read, new[:part])) == expected
    measure(
        group(dialect, size, "known"),
        peer.label,
        call_all,
        read,
        known[:part],
        items=part,
        rounds=peer.rounds,
    )


def test_new_parse_alone(measure, dialect, size, new):
    """Measure lxml alone."""
    measure(
        group(dialect, size, "new"),
        "lxml.etree.fromstring",
        parse_all,
        new,
        items=len(new),
        baseline=True,
    )


def test_new(measure, dialect, size, fields, new):
    """Measure documents of new shapes, with all that is done in the hope of another."""
    measure(
        group(dialect, size, "new"),
        "PresenceReader",
        read_anew,
        fields,
        dialect.content_type,
        new,
        items=len(new),
        at_most="1.6",
    )


def test_new_without_shapes(measure, dialect, size, fields, new):
    """Measure documents read by a reader that keeps no shapes."""
    measure(
        group(dialect, size, "new"),
        "PresenceReader, shapes=0",
        read_all,
        PresenceReader(fields, shapes=0),
        dialect.content_type,
        new,
        items=len(new),
        at_most="1.6",
    )


@pytest.fixture(scope="module")
def own(is_measured, shapes):
    """Give, of the same shapes, two sets of documents about oneself with all containers."""
    count = COUNTS[25_000] if is_measured else FEW
    return [
        documents("self", 25_000, seed=seed, count=count, shapes=shapes) for seed in (BEFORE, NOW)
    ]


def test_own_parse_alone(measure, own):
    """Measure lxml alone."""
    bodies = own[1]
    label = "lxml.etree.fromstring"
    measure(OWN, label, parse_all, bodies, items=len(bodies), baseline=True)


def test_own(measure, rules_folder, own):
    """Measure what the owner of a presence is sent, in which every state is one of many."""
    before, bodies = own
    kind = CONTENT_TYPES["self"]
    reader = PresenceReader(load_rules(rules_folder / "lync-genesys.pm").used_fields)
    read_all(reader, kind, before)
    label = known_label("PresenceReader", reader, kind, bodies)
    measure(OWN, label, read_all, reader, kind, bodies, items=len(bodies))


@pytest.fixture(scope="module")
def real_fields(rules_folder):
    """Give the fields that the rules which fit the real capture use."""
    return load_rules(rules_folder / "pidf-genesys.pm").used_fields


def test_real_parse_alone(measure, real_bodies):
    """Measure lxml alone."""
    items = len(real_bodies)
    measure(REAL, "lxml.etree.fromstring", parse_all, real_bodies, items=items, baseline=True)


def test_real_again(measure, real_fields, real_bodies):
    """Measure a reader that has read the capture before."""
    reader = PresenceReader(real_fields)
    read_all(reader, PIDF, real_bodies)
    label = known_label("PresenceReader, later", reader, PIDF, real_bodies)
    measure(REAL, label, read_all, reader, PIDF, real_bodies, items=len(real_bodies))


def test_real_anew(measure, real_fields, real_bodies):
    """Measure a reader that meets each of the shapes for the first time."""
    reader = PresenceReader(real_fields)
    label = known_label("PresenceReader, the first time", reader, PIDF, real_bodies)
    measure(REAL, label, read_anew, real_fields, PIDF, real_bodies, items=len(real_bodies))
