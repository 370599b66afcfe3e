"""Multipart bodies: a list of documents, one for each of several presentities (RFC 4662).

Parts stand alone: one that can't be read is an error beside the updates of the others. Parts
of types that are not presence (texts, signatures) are passed over. How a document is read is
handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from attrs import field, frozen

from presencemap.documents.allowance import Allowance
from presencemap.documents.lists.rlmi import ResourceList, content_key
from presencemap.documents.types import DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.mime import (
    MediaType,
    MimeError,
    Part,
    TooManyPartsError,
    parse_media_type,
    split_multipart,
)
from presencemap.model import Update

__all__ = ["ReadDocument", "read_multipart"]

ReadDocument = Callable[[bytes], list[Update] | ResourceList]
"""What reads one XML document; it may raise `DocumentError`."""

_DEEPEST: Final = 4  # a list of lists of signed documents has three levels


@frozen
class _Reading:
    """The parts of one body as they are read."""

    read: ReadDocument
    limits: Limits
    left: Allowance
    updates: list[Update] = field(factory=list)
    errors: list[DocumentError] = field(factory=list)


def read_multipart(
    media: MediaType, body: bytes, read: ReadDocument, limits: Limits
) -> tuple[list[Update], list[DocumentError]]:
    """Return the updates of all parts that can be read, and what is wrong with the others."""
    reading = _Reading(read, limits, Allowance(limits))
    try:
        seen = _read_parts(reading, media, body, None, 1)
    except DocumentError as error:
        return [], [error]
    if not seen:
        reading.errors.append(DocumentError("not-presence", "no part of the body is presence"))
    return reading.updates, reading.errors


def _read_parts(
    reading: _Reading, media: MediaType, body: bytes, presentity: str | None, depth: int
) -> int:
    """Read the parts of a multipart body; return how many of them are presence or lists."""
    if depth > _DEEPEST:
        raise DocumentError("too-deep", f"multiparts are nested deeper than {_DEEPEST}")
    parts = [(part, _type_of(part)) for part in _split(reading, media, body)]
    found = [_found(reading, part) if kind.type in DOCUMENT_TYPES else None for part, kind in parts]
    resources = _resources(found)
    reading.updates.extend(resources.updates())
    seen = 0
    for (part, kind), said in zip(parts, found, strict=True):
        key = content_key(part.content_id or "")
        owner = resources.names.get(key, presentity)
        if kind.type in DOCUMENT_TYPES:
            seen += 1
            if isinstance(said, list) and key not in resources.unproven:
                reading.updates.extend(_owned(said, owner, resources))
        elif kind.type in MULTIPART_TYPES:
            seen += _read_nested(reading, kind, part, owner, depth + 1)
    return seen


def _split(reading: _Reading, media: MediaType, body: bytes) -> tuple[Part, ...]:
    if len(body) > reading.limits.document_bytes:
        raise DocumentError("too-large", f"the body has {len(body)} bytes")
    boundary, most = media.parameters.get("boundary", ""), reading.left.parts
    try:
        parts = split_multipart(body, boundary, most=most)
    except TooManyPartsError as error:
        reading.left.parts = 0  # all that it has been looked at for
        raise DocumentError("too-many-parts", str(error)) from error
    except MimeError as error:
        raise DocumentError("bad-multipart", str(error)) from error
    reading.left.parts -= len(parts)
    return parts


def _type_of(part: Part) -> MediaType:
    """Return a part's type, text/plain where it has none (RFC 2045 §5.2)."""
    try:
        return parse_media_type(part.content_type or "text/plain")
    except MimeError:
        return MediaType("text/plain")


def _found(reading: _Reading, part: Part) -> list[Update] | ResourceList | None:
    """Return what a part says, None where it can't be read."""
    try:
        reading.left.take_document(part.body)
        return reading.read(part.body)
    except DocumentError as error:
        reading.errors.append(error)
        return None


def _resources(found: list[list[Update] | ResourceList | None]) -> ResourceList:
    """Return the list that says whose the parts are; without one they speak for themselves."""
    first = next((each for each in found if isinstance(each, ResourceList)), None)
    return first or ResourceList({}, ())


def _owned(updates: list[Update], owner: str | None, resources: ResourceList) -> list[Update]:
    """Return the updates of a part as those of its owner, if a list names one it has not lost."""
    if owner is None:
        return updates
    return [] if owner in resources.lost else [attrs.evolve(u, presentity=owner) for u in updates]


def _read_nested(
    reading: _Reading, media: MediaType, part: Part, owner: str | None, depth: int
) -> int:
    try:
        return _read_parts(reading, media, part.body, owner, depth)
    except DocumentError as error:
        reading.errors.append(error)
        return 1
