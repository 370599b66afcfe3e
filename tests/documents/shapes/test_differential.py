"""The shape cache and the plain path, on documents that have a known shape or nearly have.

The plain path is the specification. What a cache gives for a document, the plain path must give:
values, places, presentity. Whatever it does not know goes the plain path anyway.
"""

from __future__ import annotations

import os
import re
from random import Random

import pytest
from document_mutations import changed_values, mutated
from traffic import CONTENT_TYPES, PLAIN, REALISTIC, documents

from presencemap.documents import (
    AMBIGUITIES,
    MICROSOFT_FIELDS,
    PIDF_FIELDS,
    PROFILES,
    DocumentOptions,
    PresenceReader,
    read_documents,
)
from presencemap.limits import Limits

FEW = {
    "microsoft": frozenset({"availability", "activity"}),
    "pidf": frozenset({"basic", "activities", "user-input"}),
}
SOME = {
    "microsoft": frozenset({"availability", "activity", "custom-activity", "device", "note"}),
    "pidf": frozenset({"basic", "activities", "note", "sphere"}),
}
ALL = {"microsoft": MICROSOFT_FIELDS, "pidf": PIDF_FIELDS}
MOST = {  # all but those that depend on times, of which no shape tells
    "microsoft": MICROSOFT_FIELDS - {"calendar", "last-active"},
    "pidf": PIDF_FIELDS - {"idle"},
}
MUTATIONS = int(os.environ.get("PRESENCEMAP_EXAMPLES", "0")) * 100 or 17_000
SETS = [
    (dialect, size, fields)
    for dialect in ("microsoft", "pidf")
    for size in (500, 2_000)
    for fields in (FEW, SOME, MOST)
]
IDS = [
    f"{dialect}-{size}-{('few', 'some', 'most')[(FEW, SOME, MOST).index(fields)]}"
    for dialect, size, fields in SETS
]


def trained(dialect, size, fields, limits=None):
    """Return a reader that knows the shapes of some traffic, and documents of those shapes."""
    reader = PresenceReader(fields[dialect], limits=limits or Limits())
    for body in documents(dialect, size, seed=1, count=300, shapes=12):
        reader.read(CONTENT_TYPES[dialect], body)
    return reader, documents(dialect, size, seed=2, count=60, shapes=12)


def assert_alike(reader, dialect, fields, body):
    """Hold a reader to the plain path; return whether the document had a known shape."""
    before = reader.statistics.hits
    updates, errors = reader.read(CONTENT_TYPES[dialect], body)
    plain, wrong = read_documents(CONTENT_TYPES[dialect], body, fields[dialect])
    assert updates == plain, body
    assert [update.places for update in updates] == [update.places for update in plain], body
    assert [str(error) for error in errors] == [str(error) for error in wrong], body
    return reader.statistics.hits > before


@pytest.mark.parametrize(("dialect", "size", "fields"), SETS, ids=IDS)
def test_mutations_of_known_documents(dialect, size, fields):
    """A document of a known shape with something changed reads as it does when it is parsed."""
    reader, bodies = trained(dialect, size, fields)
    dice = Random(f"{dialect} {size}")  # noqa: S311 - nothing is kept secret with it
    hits = 0
    for number in range(MUTATIONS):
        body = mutated(dice.choice(bodies), dice)
        # what no shape tells goes the plain path itself: a part of it is looked at all the same
        if number % 4 == 0 or reader._shapes.read(body) is not None:
            hits += assert_alike(reader, dialect, fields, body)
    assert hits > MUTATIONS // 100  # a fuzzer that hardly ever gets through attacks nothing


@pytest.mark.parametrize("mix", [PLAIN, REALISTIC], ids=["plain", "realistic"])
@pytest.mark.parametrize("dialect", ["microsoft", "pidf"])
@pytest.mark.parametrize("fields", [FEW, SOME, ALL], ids=["few", "some", "all"])
def test_known_traffic(dialect, mix, fields):
    """Traffic of known shapes in which every value changes reads as it does when it is parsed."""
    for size in (500, 2_000, 4_000, 25_000):
        reader, _ = trained(dialect, size, fields)
        for body in documents(dialect, size, seed=3, count=60, shapes=12, mix=mix):
            assert_alike(reader, dialect, fields, body)


@pytest.mark.parametrize("dialect", ["microsoft", "pidf"])
def test_narrow_limits(dialect):
    """A document beyond the limits is refused though its shape is known."""
    limits = Limits(document_bytes=900, document_text=600, document_namespaces=20)
    reader, bodies = trained(dialect, 500, FEW, limits)
    dice = Random(dialect)  # noqa: S311 - nothing is kept secret with it
    for _ in range(2_000):
        body = mutated(dice.choice(bodies), dice)
        updates, errors = reader.read(CONTENT_TYPES[dialect], body)
        plain, wrong = read_documents(CONTENT_TYPES[dialect], body, FEW[dialect], limits=limits)
        assert updates == plain
        assert [str(error) for error in errors] == [str(error) for error in wrong]


@pytest.mark.parametrize(("dialect", "size", "fields"), SETS, ids=IDS)
def test_learning_from_odd_documents(dialect, size, fields):
    """A shape that is learned from a document with odd values reads ordinary ones right."""
    dice = Random(f"odd {dialect} {size}")  # noqa: S311 - nothing is kept secret with it
    bodies = documents(dialect, size, seed=4, count=40, shapes=8, mix=PLAIN)
    for body in bodies[: MUTATIONS // 1_000 + 2]:
        reader = PresenceReader(fields[dialect])
        for odd in [changed_values(body, dice)] * 4:
            assert_alike(reader, dialect, fields, odd)
        for _ in range(20):
            assert_alike(reader, dialect, fields, changed_values(body, dice))


ATTRIBUTES = (
    *(' xml:lang="de"', ' xml:lang="en"', ' xml:space="preserve"', ' from="2026-11-20T09:00:00Z"'),
    *(' until="x"', ' startTime="x"', ' endTime="2026-11-20T09:00:00Z"', ' last-input="x"'),
    ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="b"',
    *(f' xmlns:u="urn:ietf:params:xml:ns:pidf" u:mustUnderstand="{value}"' for value in "01"),
)
TIMES = (None, 0.0, 1.0e9, 1.8e9)


def decorated(body, dice):
    """Return a document of which some tags have one more attribute."""
    for _ in range(dice.choice((0, 1, 3, 6))):
        tag = dice.choice([*re.finditer(rb"<[\w:-]+(?=[\s>/])", body)])
        body = body[: tag.end()] + dice.choice(ATTRIBUTES).encode() + body[tag.end() :]
    return body


@pytest.mark.parametrize("dialect", ["microsoft", "pidf"])
def test_any_options_at_any_time(dialect):
    """What is asked for and when may be anything: what a reader has read before changes nothing."""
    dice = Random(f"any {dialect}")  # noqa: S311 - nothing is kept secret with it
    bodies = documents(dialect, 500, seed=5, count=40, shapes=20)
    names = [profile.name for profile in PROFILES]
    for _ in range(MUTATIONS // 20):
        fields = dice.sample(sorted(ALL[dialect]), dice.randrange(1, len(ALL[dialect])))
        options = DocumentOptions(
            ambiguity=dice.choice(AMBIGUITIES),
            profiles=dice.choice(((), (), names, dice.sample(names, 1))),
            languages=dice.choice(((), (), ("de",), ("en", "pt"))),
        )
        reader = PresenceReader(fields, options=options)
        body = decorated(dice.choice(bodies), dice)
        known = [body] * 3 + [mutated(body, dice) for _ in range(12)]
        for each in known:
            at = dice.choice(TIMES)
            updates, errors = reader.read(CONTENT_TYPES[dialect], each, at=at)
            plain, wrong = read_documents(
                CONTENT_TYPES[dialect], each, fields, options=options, at=at
            )
            assert updates == plain, each
            assert [update.places for update in updates] == [update.places for update in plain]
            assert [str(error) for error in errors] == [str(error) for error in wrong]
