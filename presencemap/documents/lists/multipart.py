"""Multipart bodies: a list of documents, one for each of several presentities (RFC 4662).

Parts stand alone: one that can't be read is an error beside the updates of the others. Parts
of types that are not presence (texts, signatures) are passed over. The list is read before the
documents wherever it stands, as it says whose they are, and whether they are stale. How a
document is read is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from attrs import field, frozen

from presencemap.documents.allowance import Allowance
from presencemap.documents.lists.hearing import Heard, hear
from presencemap.documents.lists.rlmi import NO_LIST, ResourceList, content_key
from presencemap.documents.stream import Shelf, Stream, resource_key
from presencemap.documents.types import (
    CATEGORIES_TYPE,
    DEEPEST_MULTIPART,
    DOCUMENT_TYPES,
    LIST_TYPE,
    MULTIPART_TYPES,
)
from presencemap.documents.xml import errors_found
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

ReadDocument = Callable[[bytes, Shelf], list[Update] | ResourceList]
"""What reads one XML document; it may raise `DocumentError`.

The shelf is where a list puts the document, for what is kept of it; empty where no list does.
"""

_LISTS_FIRST: Final = {LIST_TYPE: 0, "application/xml": 1, "text/xml": 1}


@frozen
class _Reading:
    """The parts of one body as they are read."""

    read: ReadDocument
    limits: Limits
    stream: Stream | None
    left: Allowance
    updates: list[Update] = field(factory=list)
    errors: list[DocumentError] = field(factory=list)


@frozen
class _Inside:
    """Where parts stand: in how many multiparts, below which lists, in whose part, if anybody's."""

    depth: int
    path: Shelf
    owner: str | None = None
    shelf: Shelf = ()


@frozen
class _Listed:
    """The list that says whose the parts beside it are."""

    said: ResourceList
    shelf: Shelf

    def inside(self, key: str, around: _Inside) -> _Inside:
        """Return whose a part is, by its `content_key`."""
        if self.said is NO_LIST:  # what a multipart without a list holds is its owner's
            return around
        owner = self.said.owners.get(key) if key else None
        if owner is None:
            return _Inside(around.depth, (*self.shelf, ""))
        resource = (*self.shelf, resource_key(owner[0]))
        return _Inside(around.depth, resource, owner[0], (*resource, owner[1]))

    def is_proven(self, key: str, presentity: str | None) -> bool:
        """Tell whether a part's document is evidence of its presentity's presence."""
        resource = resource_key(presentity or "")
        return not (
            key in self.said.unproven
            or resource in self.said.lost
            or resource in self.said.doubtful
        )


def read_multipart(
    media: MediaType,
    body: bytes,
    read: ReadDocument,
    limits: Limits,
    stream: Stream | None = None,
) -> tuple[list[Update], list[DocumentError]]:
    """Return the updates of all parts that can be read, and what is wrong with the others."""
    reading = _Reading(read, limits, stream, Allowance(limits))
    try:
        seen = _read_parts(reading, media, body, _Inside(1, ()))
    except DocumentError as error:
        return [], [error]
    if not seen:
        reading.errors.append(DocumentError("not-presence", "no part of the body is presence"))
    return reading.updates, reading.errors


def _read_parts(reading: _Reading, media: MediaType, body: bytes, around: _Inside) -> int:
    """Read the parts of a multipart body; return how many of them are presence or lists."""
    if around.depth > DEEPEST_MULTIPART:
        raise DocumentError("too-deep", f"multiparts are nested deeper than {DEEPEST_MULTIPART}")
    parts = [(part, _type_of(part)) for part in _split(reading, media, body)]
    parts.sort(key=lambda pair: _LISTS_FIRST.get(pair[1].type, 2))
    counted = all(kind.type != CATEGORIES_TYPE for _, kind in parts)
    listed = _Listed(NO_LIST, ())
    seen = 0
    for part, kind in parts:
        key = content_key(part.content_id or "")
        inside = listed.inside(key, around)
        if kind.type in DOCUMENT_TYPES:
            seen += 1
            said = _read_part(reading, part, key, inside, listed)
            if isinstance(said, ResourceList) and listed.said is NO_LIST:
                heard = _hear(reading, said, around, counted=counted)
                listed = _Listed(said, heard.shelf)
                if heard.stale:
                    return seen
        elif kind.type in MULTIPART_TYPES and not listed.is_proven(key, inside.owner):
            seen += 1
        elif kind.type in MULTIPART_TYPES:
            seen += _read_nested(reading, kind, part, attrs.evolve(inside, depth=around.depth + 1))
    return seen


def _hear(reading: _Reading, said: ResourceList, around: _Inside, *, counted: bool) -> Heard:
    heard = hear(said, reading.stream, around.path, reading.limits, counted=counted)
    reading.updates.extend(heard.updates)
    reading.errors.extend(heard.errors)
    return heard


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


def _read_part(
    reading: _Reading, part: Part, key: str, inside: _Inside, listed: _Listed
) -> ResourceList | None:
    """Read a document and keep what it proves; return it if it is a list."""
    if resource_key(inside.owner or "") in listed.said.lost:
        return None
    try:
        reading.left.take_document(part.body)
        said = reading.read(part.body, inside.shelf)
    except DocumentError as error:
        reading.left.take_failure(errors_found() if error.__cause__ else 1)
        reading.errors.append(error)
        return None
    if isinstance(said, ResourceList):
        return said
    for update in said:
        whose = update.presentity if inside.owner is None else inside.owner
        if listed.is_proven(key, whose):
            owned = update if whose == update.presentity else attrs.evolve(update, presentity=whose)
            reading.updates.append(owned)
    return None


def _read_nested(reading: _Reading, media: MediaType, part: Part, inside: _Inside) -> int:
    try:
        return _read_parts(reading, media, part.body, inside)
    except DocumentError as error:
        reading.errors.append(error)
        return 1
