"""The reader that a service keeps: it remembers what helps with the next document."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from presencemap.documents.bodies import Readings, read_body
from presencemap.documents.dialects import open_document, read_root
from presencemap.documents.lists import ResourceList
from presencemap.documents.partial import put_together
from presencemap.documents.read import check_arguments, wanted_of
from presencemap.documents.shapes import ShapeCache, ShapeStatistics
from presencemap.documents.stream import Shelf, Stream
from presencemap.documents.types import DOCUMENT_TYPES
from presencemap.documents.wanted import DEFAULT_OPTIONS, DocumentOptions
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Update

__all__ = ["PresenceReader"]

_PARTIAL = "pidf-"  # in the names of roots that a stream must see (RFC 5262)


class PresenceReader:
    """Reads presence documents for somebody who reads many; see `read_presence` for the values.

    `fields` are those that are read, every field by default; `options` and `limits` hold for all
    documents. `shapes` is how many shapes of documents are remembered, so that their like is
    read without parsing; with 0 every document is parsed. Several threads may read with one
    reader.
    """

    def __init__(
        self,
        fields: Collection[str] | None = None,
        *,
        options: DocumentOptions = DEFAULT_OPTIONS,
        limits: Limits = DEFAULT_LIMITS,
        shapes: int = 64,
    ) -> None:
        """Start knowing nothing.

        Raises `TypeError` if `fields` is one name or `shapes` no whole number, `ValueError` if
        that is negative.
        """
        if type(shapes) is not int:  # True is none, either
            raise TypeError(f"shapes is a whole number, not {shapes!r}")
        if shapes < 0:
            raise ValueError(f"shapes is a number from 0, not {shapes}")
        self.wanted = wanted_of(fields, options)
        self._limits = limits
        self._shapes = ShapeCache(self.wanted, limits, shapes)
        self._known = self._shapes.read

    def __reduce__(self) -> tuple[object, ...]:
        """Come back from another process as a reader that asks for the same and knows no shape."""
        options, shapes = self.wanted.options, self._shapes.capacity
        make = partial(type(self), options=options, limits=self._limits, shapes=shapes)
        return make, (self.wanted.fields,)

    @property
    def statistics(self) -> ShapeStatistics:
        """How many documents were read by their shape, how many were parsed."""
        return self._shapes.statistics

    def read(
        self,
        content_type: str,
        body: bytes,
        *,
        at: float | None = None,
        stream: Stream | None = None,
    ) -> Readings:
        """Return what can be read of a body, and what is wrong with the rest.

        Without a `stream` it is what `read_documents` gives for the same body. With the stream of
        the subscription that the body came in, documents and lists that come in parts are put
        together with what came before; after an error whose code is in `REFRESH` something is
        missing until the full state has been asked for again. Raises `TypeError` where
        `content_type` is no text or `body` no bytes.
        """
        try:
            if content_type not in DOCUMENT_TYPES:  # several, or a type in another spelling
                return self._read_body(content_type, body, at, stream)
            update = self._known(body)
            if update is not None:
                return [update], []
            found = self._parse(body, at, (), stream)
        except DocumentError as error:
            return [], [error]
        except (AttributeError, TypeError):
            check_arguments(content_type, body)
            raise
        if isinstance(found, list):
            return found, []
        return read_body(content_type, body, lambda _body, _slot: found, self._limits, stream)

    def _read_body(
        self, content_type: str, body: bytes, at: float | None, stream: Stream | None
    ) -> Readings:
        def read(document: bytes, shelf: Shelf) -> list[Update] | ResourceList:
            update = self._known(document)
            return self._parse(document, at, shelf, stream) if update is None else [update]

        return read_body(content_type, body, read, self._limits, stream)

    def _parse(
        self, document: bytes, at: float | None, shelf: Shelf, stream: Stream | None
    ) -> list[Update] | ResourceList:
        root = open_document(document, self._limits)
        if _PARTIAL in root.tag and stream is not None:
            changed = put_together(root, document, shelf, stream, self._limits)
            return [] if changed is None else read_root(changed, self.wanted, at)
        found = read_root(root, self.wanted, at)
        if isinstance(found, list) and len(found) == 1:
            self._shapes.miss(document, root, found[0])
        return found
