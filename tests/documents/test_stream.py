from __future__ import annotations

import pickle
import sys

import pytest

from presencemap.documents.stream import (
    FullState,
    ListState,
    Stream,
    resource_key,
    version_of,
)
from presencemap.limits import DEFAULT_LIMITS, Limits


def test_an_unused_stream_is_small():
    """80,000 agents have a stream each, nearly all of which keep nothing."""
    assert sys.getsizeof(Stream()) <= 64
    assert not hasattr(Stream(), "__dict__")


def test_documents_are_bounded_by_number():
    """Beyond the bound the document that was silent for longest gives way."""
    stream, limits = Stream(), Limits(document_parts=2)
    for name, version in (("a", 1), ("b", 1), ("a", 2), ("c", 1)):
        stream.keep_document((name,), FullState(version, b"x"), limits)
    assert stream.document(("b",)) is None
    assert stream.document(("a",)).version == 2
    assert stream.document(("c",)) is not None


def test_documents_are_bounded_by_size():
    """All documents together are no larger than four bodies of the largest size."""
    stream, limits = Stream(), Limits(document_bytes=10)
    for number in range(6):
        stream.keep_document((str(number),), FullState(1, b"x" * 10), limits)
    kept = [number for number in range(6) if stream.document((str(number),))]
    assert kept == [2, 3, 4, 5]


def test_lists_are_bounded():
    """Lists are bounded by their number and by their resources, which no full list exceeds."""
    stream, limits = Stream(), Limits(document_parts=2, document_elements=3)
    for name in "abc":
        stream.keep_list((name,), ListState(1, {name: name}), limits)
    assert [stream.resource_list((name,)) is None for name in "abc"] == [True, False, False]
    stream.keep_list(("d",), ListState(1, dict.fromkeys("abc", "x")), limits)
    assert stream.resource_list(("c",)) is None
    assert stream.resource_list(("d",)) is not None
    stream.keep_list(("d",), ListState(2, dict.fromkeys("abcd", "x")), limits)
    assert stream.resource_list(("d",)) is None


def test_forgetting_takes_what_is_below():
    """With a resource goes its document, the lists in it, and what those list."""
    stream = Stream()
    stream.keep_list(("l",), ListState(1, {"a": "sip:a"}), DEFAULT_LIMITS)
    stream.keep_list(("l", "a", "m"), ListState(1, {"b": "sip:b"}), DEFAULT_LIMITS)
    for slot in (("l", "a", "1"), ("l", "a", "m", "b", "1"), ("l", "ab", "1")):
        stream.keep_document(slot, FullState(1, b"x"), DEFAULT_LIMITS)
    assert stream.forget(("l", "a")) == ["sip:b"]
    assert stream.resource_list(("l",)) is not None
    assert stream.resource_list(("l", "a", "m")) is None
    assert stream.document(("l", "a", "1")) is None
    assert stream.only_document() == ("l", "ab", "1")


def test_a_stream_can_be_saved():
    """A stream comes back whole from being saved."""
    stream = Stream()
    stream.keep_document(("a",), FullState(7, b"<x/>"), DEFAULT_LIMITS)
    stream.keep_list(("l",), ListState(3, {"a": "sip:a"}, doubted=True), DEFAULT_LIMITS)
    assert pickle.loads(pickle.dumps(stream)) == stream  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("text", "version"),
    [
        *(("0", 0), (" 12\n", 12), ("+7", 7), ("4294967295", 2**32 - 1), ("007", 7)),
        *((None, None), ("", None), ("-1", None), ("1.5", None), ("4294967296", None)),
        *(("9" * 5_000, None), ("1e3", None), ("\u0661", None), ("1_0", None)),
    ],
)
def test_versions(text, version):
    """A version is an unsigned number of 32 bits in ASCII digits."""
    assert version_of(text) == version


@pytest.mark.parametrize(
    "uri", ["sip:Ada@Desk.example", "ada@desk.example", " sip:ADA@desk.example "]
)
def test_resource_keys(uri):
    """What servers spell in several ways is one resource."""
    assert resource_key(uri) == "ada@desk.example"
