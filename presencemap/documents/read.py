"""The door: a content type and a body to updates."""

from __future__ import annotations

from collections.abc import Collection

from presencemap.documents.dialects import open_document, read_root
from presencemap.documents.microsoft import MICROSOFT_FIELDS
from presencemap.documents.multipart import read_multipart
from presencemap.documents.pidf import PIDF_FIELDS
from presencemap.documents.types import DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.mime import MediaType, MimeError, parse_media_type
from presencemap.model import Update

__all__ = ["read_documents", "read_presence"]

_ALL_FIELDS = MICROSOFT_FIELDS | PIDF_FIELDS


def read_presence(
    content_type: str,
    body: bytes,
    fields: Collection[str] | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Update]:
    """Return what a body says, one update a presentity.

    `content_type` is the header's value, in any spelling. Only `fields` are read, by default
    every field that the document's dialect feeds. Raises `DocumentError`, also where only one
    of several parts is bad; `read_documents` gives the good ones.
    """
    updates, errors = read_documents(content_type, body, fields, limits)
    if errors:
        raise errors[0]
    return updates


def read_documents(
    content_type: str,
    body: bytes,
    fields: Collection[str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[list[Update], list[DocumentError]]:
    """Return what can be read of a body, and what is wrong with the rest; never raises for data.

    A body that is one document gives updates or one error; a multipart body may give both.
    """
    if isinstance(fields, str):
        raise TypeError(f"fields is a collection of names, not one name: {fields!r}")
    wanted = _ALL_FIELDS if fields is None else frozenset(fields)
    media = None
    try:
        if content_type.partition(";")[0].strip().lower() not in DOCUMENT_TYPES:
            media = _media_type(content_type)
        if media is None or media.type in DOCUMENT_TYPES:
            return read_root(open_document(body, limits), wanted), []
    except DocumentError as error:
        return [], [error]
    return read_multipart(media, body, wanted, limits)


def _media_type(content_type: str) -> MediaType:
    """Return a content type that may carry presence."""
    try:
        media = parse_media_type(content_type)
    except MimeError as error:
        raise DocumentError("unsupported-type", str(error)) from error
    if media.type in DOCUMENT_TYPES or media.type in MULTIPART_TYPES:
        return media
    raise DocumentError("unsupported-type", f"`{media.type[:80]}` is no type of presence")
