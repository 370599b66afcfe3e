"""Multipart bodies: a list of documents, one for each of several presentities (RFC 4662).

Parts stand alone: one that can't be read is an error beside the updates of the others. Parts
of types that are not presence (texts, signatures) are passed over.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from presencemap.documents.dialects import is_list, open_document, read_root
from presencemap.documents.rlmi import ResourceList, content_key, read_list
from presencemap.documents.types import DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.documents.xml import Element
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

__all__ = ["read_multipart"]

_DEEPEST: Final = 4  # a list of lists of signed documents has three levels


@frozen
class _Reading:
    """The parts of one body as they are read."""

    wanted: frozenset[str]
    limits: Limits
    updates: list[Update] = field(factory=list)
    errors: list[DocumentError] = field(factory=list)


def read_multipart(
    media: MediaType, body: bytes, wanted: frozenset[str], limits: Limits
) -> tuple[list[Update], list[DocumentError]]:
    """Return the updates of all parts that can be read, and what is wrong with the others."""
    reading = _Reading(wanted, limits)
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
    parts = [(part, _type_of(part)) for part in _split(media, body, reading.limits)]
    roots = [_root(reading, part) if kind.type in DOCUMENT_TYPES else None for part, kind in parts]
    resources = _resources(roots)
    reading.updates.extend(resources.updates())
    seen = 0
    for (part, kind), root in zip(parts, roots, strict=True):
        key = content_key(part.content_id or "")
        owner = resources.names.get(key, presentity)
        if kind.type in DOCUMENT_TYPES:
            seen += 1
            if root is None or is_list(root) or key in resources.unproven:
                continue
            if owner not in resources.lost:
                _keep(reading, root, owner)
        elif kind.type in MULTIPART_TYPES:
            seen += _read_nested(reading, kind, part, owner, depth + 1)
    return seen


def _split(media: MediaType, body: bytes, limits: Limits) -> tuple[Part, ...]:
    if len(body) > limits.document_bytes:
        raise DocumentError("too-large", f"the body has {len(body)} bytes")
    try:
        return split_multipart(
            body, media.parameters.get("boundary", ""), most=limits.document_parts
        )
    except TooManyPartsError as error:
        raise DocumentError("too-many-parts", str(error)) from error
    except MimeError as error:
        raise DocumentError("bad-multipart", str(error)) from error


def _type_of(part: Part) -> MediaType:
    """Return a part's type, text/plain where it has none (RFC 2045 §5.2)."""
    try:
        return parse_media_type(part.content_type or "text/plain")
    except MimeError:
        return MediaType("text/plain")


def _root(reading: _Reading, part: Part) -> Element | None:
    try:
        return open_document(part.body, reading.limits)
    except DocumentError as error:
        reading.errors.append(error)
        return None


def _resources(roots: list[Element | None]) -> ResourceList:
    """Return the list that says whose the parts are; without one they speak for themselves."""
    lists = [root for root in roots if root is not None and is_list(root)]
    return read_list(lists[0]) if lists else ResourceList({}, ())


def _keep(reading: _Reading, root: Element, owner: str | None) -> None:
    try:
        reading.updates.extend(read_root(root, reading.wanted, owner))
    except DocumentError as error:
        reading.errors.append(error)


def _read_nested(
    reading: _Reading, media: MediaType, part: Part, owner: str | None, depth: int
) -> int:
    try:
        return _read_parts(reading, media, part.body, owner, depth)
    except DocumentError as error:
        reading.errors.append(error)
        return 1
