"""A content type and a body to updates: one document, or several in a multipart.

How a single document is read is handed in: this module knows no dialect.
"""

from __future__ import annotations

from presencemap.documents.lists import ReadDocument, ResourceList, read_multipart
from presencemap.documents.types import DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.mime import MediaType, MimeError, parse_media_type
from presencemap.model import Update

__all__ = ["Readings", "read_body"]

Readings = tuple[list[Update], list[DocumentError]]
"""What could be read, and what is wrong with the rest."""


def read_body(content_type: str, body: bytes, read: ReadDocument, limits: Limits) -> Readings:
    """Return what can be read of a body, each document in it by `read`; never raises for data."""
    media = None
    try:
        if content_type.partition(";")[0].strip().lower() not in DOCUMENT_TYPES:
            media = _media_type(content_type)
        if media is None or media.type in DOCUMENT_TYPES:
            found = read(body)
            return (found.updates() if isinstance(found, ResourceList) else found), []
    except DocumentError as error:
        return [], [error]
    return read_multipart(media, body, read, limits)


def _media_type(content_type: str) -> MediaType:
    """Return a content type that may carry presence."""
    try:
        media = parse_media_type(content_type)
    except MimeError as error:
        raise DocumentError("unsupported-type", str(error)) from error
    if media.type in DOCUMENT_TYPES or media.type in MULTIPART_TYPES:
        return media
    raise DocumentError("unsupported-type", f"`{media.type[:80]}` is no type of presence")
