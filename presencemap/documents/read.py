"""The plain door: a content type and a body to updates, each document parsed and walked.

This is the specification: `reader.PresenceReader` remembers things between documents so as to be
faster or to put together what comes in parts, and must give the same.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from presencemap.documents.bodies import Readings, read_body
from presencemap.documents.dialects import read_document
from presencemap.documents.legacy import MSRTC_FIELDS, XPIDF_FIELDS
from presencemap.documents.lists import ResourceList
from presencemap.documents.microsoft import MICROSOFT_FIELDS
from presencemap.documents.pidf import PIDF_FIELDS
from presencemap.documents.stream import Shelf
from presencemap.documents.wanted import DEFAULT_OPTIONS, DocumentOptions, Wanted
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Update

__all__ = ["check_arguments", "read_documents", "read_presence", "wanted_of"]

_ALL_FIELDS = MICROSOFT_FIELDS | MSRTC_FIELDS | PIDF_FIELDS | XPIDF_FIELDS


def read_presence(
    content_type: str,
    body: bytes,
    fields: Collection[str] | None = None,
    *,
    options: DocumentOptions = DEFAULT_OPTIONS,
    at: float | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Update]:
    """Return what a body says, one update a presentity.

    `content_type` is the header's value, in any spelling. Only `fields` are read, by default
    every field that the document's dialect feeds. What a document says of a span of time counts
    only if `at` (epoch seconds) lies in it; without `at` it always counts. Raises
    `DocumentError`, also where only one of several parts is bad; `read_documents` gives the good
    ones.
    """
    updates, errors = read_documents(
        content_type, body, fields, options=options, at=at, limits=limits
    )
    if errors:
        raise errors[0]
    return updates


def read_documents(
    content_type: str,
    body: bytes,
    fields: Collection[str] | None = None,
    *,
    options: DocumentOptions = DEFAULT_OPTIONS,
    at: float | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Readings:
    """Return what can be read of a body, and what is wrong with the rest; never raises for data.

    A body that is one document gives updates or one error; a multipart body may give both.
    Raises `TypeError` where `content_type` is no text or `body` no bytes.
    """
    check_arguments(content_type, body)
    wanted = wanted_of(fields, options)

    def read(document: bytes, _shelf: Shelf) -> list[Update] | ResourceList:
        return read_document(document, wanted, at, limits)

    return read_body(content_type, body, read, limits)


def check_arguments(content_type: object, body: object) -> None:
    """Raise `TypeError` unless there are a content type and bytes."""
    if not isinstance(content_type, str):
        raise TypeError(f"content_type is a text as in a header, not {content_type!r}")
    if not isinstance(body, bytes | bytearray):
        raise TypeError(f"body is bytes as they came, not {type(body).__name__}")


def wanted_of(fields: Collection[str] | None, options: DocumentOptions) -> Wanted:
    """Return what is asked for, every field where none is named. Raises `TypeError`."""
    if isinstance(fields, str):
        raise TypeError(f"fields is a collection of names, not one name: {fields!r}")
    return _wanted(_ALL_FIELDS if fields is None else frozenset(fields), options)


_wanted = lru_cache(maxsize=64)(Wanted)
