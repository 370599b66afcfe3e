"""A content type and a body to updates: one document, or several in a multipart.

How a single document is read is handed in: this module knows no dialect.
"""

from __future__ import annotations

from presencemap.documents.lists import ReadDocument, ResourceList, hear, read_multipart
from presencemap.documents.stream import Stream
from presencemap.documents.types import DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.mime import MediaType, MimeError, parse_media_type
from presencemap.model import Update

__all__ = ["Readings", "read_body"]

Readings = tuple[list[Update], list[DocumentError]]
"""What could be read, and what is wrong with the rest."""


def read_body(
    content_type: str,
    body: bytes,
    read: ReadDocument,
    limits: Limits,
    stream: Stream | None = None,
) -> Readings:
    """Return what can be read of a body, each document in it by `read`; never raises for data.

    With a `stream`, lists are judged by what it was told before.
    """
    media = None
    try:
        if content_type.partition(";")[0].strip().lower() not in DOCUMENT_TYPES:
            media = _media_type(content_type)
        if media is None or media.type in DOCUMENT_TYPES:
            found = read(body, ())
            if not isinstance(found, ResourceList):
                return found, []
            heard = hear(found, stream, (), limits)
            return heard.updates, heard.errors
    except DocumentError as error:
        return [], [error]
    return read_multipart(media, body, read, limits, stream)


def _media_type(content_type: str) -> MediaType:
    """Return a content type that may carry presence."""
    try:
        media = parse_media_type(content_type)
    except MimeError as error:
        raise DocumentError("unsupported-type", str(error)) from error
    if media.type in DOCUMENT_TYPES or media.type in MULTIPART_TYPES:
        return media
    raise DocumentError("unsupported-type", f"`{media.type[:80]}` is no type of presence")
