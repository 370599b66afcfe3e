"""What must hold of any input: it is read, or refused by a documented error.

An input is a line that says how to read, and the body after it. The line has bytes that choose
among what is known (content types, options, fields, times, limits); a content type that is not
known stands there itself.
"""

from __future__ import annotations

from functools import lru_cache

from presencemap.documents import (
    CODES,
    MICROSOFT_FIELDS,
    PIDF_FIELDS,
    DocumentOptions,
    PresenceReader,
    Stream,
    read_documents,
    read_presence,
)
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import FreeBusy, Place, Update

__all__ = ["FIELDS", "LIMITS", "OPTIONS", "TIMES", "TYPES", "check", "encode"]

TYPES = (
    "application/pidf+xml",
    "application/msrtc-event-categories+xml",
    "application/xpidf+xml",
    "text/xml+msrtc.pidf",
    "application/rlmi+xml",
    "application/pidf-diff+xml",
    "text/xml",
    'multipart/related; type="application/rlmi+xml"; boundary="b0"',
    "multipart/mixed;boundary=d1",
    "multipart/related; boundary=b",
)
OPTIONS = (
    DocumentOptions(),
    DocumentOptions(ambiguity="newest", aggregate=True, languages=("de", "pt-BR")),
    DocumentOptions(ambiguity="first", profiles={"asterisk"}),
    DocumentOptions(ambiguity="cautious", languages=("en",)),
)
FIELDS = (None, frozenset(), PIDF_FIELDS, MICROSOFT_FIELDS, frozenset({"basic", "availability"}))
TIMES = (None, 0.0, 1_700_000_000.0, -1e18, 1e18, float("inf"))
LIMITS = (
    DEFAULT_LIMITS,
    Limits(document_depth=5, document_text=40, document_elements=20, document_parts=3),
)
VALUES = (str, int, float, bool, frozenset, FreeBusy, type(None))
DOCUMENTED = frozenset(dict(CODES))
FULL = b"""<p:pidf-full xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example"
    xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="1">
  <tuple id="t"><status><basic>open</basic></status><note>in</note></tuple>
</p:pidf-full>"""
_CHOICES = (TYPES, OPTIONS, FIELDS, TIMES, LIMITS)


def encode(choices: tuple[int, ...], body: bytes, content_type: str | None = None) -> bytes:
    """Return the input that makes these choices, one of each of the five tuples."""
    line = bytes(32 + number for number in choices)
    more = b"" if content_type is None else content_type.encode("utf-8", "surrogateescape")
    return line + more + b"\n" + body


def check(data: bytes) -> None:
    """Read an input in every way and hold that all ways agree; raises where they don't."""
    line, _, body = data.partition(b"\n")
    chosen = [
        values[(line[at] - 32) % len(values) if at < len(line) else 0]
        for at, values in enumerate(_CHOICES)
    ]
    content_type, options, fields, at, limits = chosen
    if len(line) > len(_CHOICES):
        content_type = line[len(_CHOICES) :].decode("utf-8", "surrogateescape")
    updates, errors = read_documents(
        content_type, body, fields, options=options, at=at, limits=limits
    )
    for update in updates:
        _check_update(update)
    for error in errors:
        _check_error(error)
    raised = None
    try:
        read = read_presence(content_type, body, fields, options=options, at=at, limits=limits)
        assert (read, errors) == (updates, [])
    except DocumentError as error:
        raised = error
    assert repr(raised) == repr(errors[0] if errors else None)
    ways = fields, options, limits
    _check_reader(content_type, body, ways, at, (updates, errors))
    _check_stream(content_type, body, ways, at)


@lru_cache(maxsize=64)
def _reader(fields: frozenset[str] | None, options: DocumentOptions, limits: Limits):
    return PresenceReader(fields, options=options, limits=limits)


def _check_reader(content_type, body, ways, at, expected) -> None:
    """Hold that a reader that remembers says what the plain door says."""
    updates, errors = _reader(*ways).read(content_type, body, at=at)
    assert updates == expected[0]
    assert [repr(error) for error in errors] == [repr(error) for error in expected[1]]


def _check_stream(content_type, body, ways, at) -> None:
    """Hold the same of a body that comes in a subscription that has told a full state, twice."""
    stream = Stream()
    _reader(*ways).read("application/pidf-diff+xml", FULL, stream=stream)
    for _ in range(2):
        updates, errors = _reader(*ways).read(content_type, body, at=at, stream=stream)
        for update in updates:
            _check_update(update)
        for error in errors:
            _check_error(error)


def _check_update(update: Update) -> None:
    assert type(update) is Update
    assert update.presentity is None or isinstance(update.presentity, str)
    for field, value in update.changes.items():
        assert isinstance(field, str)
        assert isinstance(value, VALUES), (field, value)
        if isinstance(value, frozenset):
            assert all(isinstance(each, str) for each in value)
    assert set(update.places) <= set(update.changes)
    assert all(isinstance(place, Place) for place in update.places.values())
    str(update).encode()  # no half characters


def _check_error(error: DocumentError) -> None:
    assert type(error) is DocumentError
    assert error.code in DOCUMENTED
    assert len(error.message) < 1_000
    assert error.line is None or error.line >= 0
    assert error.xpath is None or error.xpath.startswith("/")
    str(error).encode()
