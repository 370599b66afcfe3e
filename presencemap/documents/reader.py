"""The reader that a service keeps: it remembers what helps with the next document."""

from __future__ import annotations

from collections.abc import Collection

from presencemap.documents.bodies import Readings, read_body
from presencemap.documents.dialects import read_document
from presencemap.documents.lists import ResourceList
from presencemap.documents.read import wanted_of
from presencemap.documents.wanted import DEFAULT_OPTIONS, DocumentOptions
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Update

__all__ = ["PresenceReader"]


class PresenceReader:
    """Reads presence documents for somebody who reads many; see `read_presence` for the values.

    `fields` are those that are read, every field by default; `options` and `limits` hold for all
    documents. Several threads may read with one reader.
    """

    def __init__(
        self,
        fields: Collection[str] | None = None,
        *,
        options: DocumentOptions = DEFAULT_OPTIONS,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Start knowing nothing. Raises `TypeError` if `fields` is one name."""
        self.wanted = wanted_of(fields, options)
        self._limits = limits

    def read(self, content_type: str, body: bytes, *, at: float | None = None) -> Readings:
        """Return what can be read of a body, and what is wrong with the rest.

        It is what `read_documents` gives for the same body.
        """

        def read(document: bytes) -> list[Update] | ResourceList:
            return read_document(document, self.wanted, at, self._limits)

        return read_body(content_type, body, read, self._limits)
