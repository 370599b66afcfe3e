"""The codes of `DocumentError`: what can be wrong with a presence document.

Codes are API: a name never changes its meaning. This module knows only the names.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CODES", "REFRESH"]

CODES: Final[tuple[tuple[str, str], ...]] = (
    ("bad-diff", "a change of a partial document can't be read or doesn't apply"),
    ("bad-multipart", "a multipart body has no boundary, no part, or a part that can't be decoded"),
    ("bad-value", "a value is not of its type, such as an availability that is not a number"),
    ("dtd", "the document type declaration has an internal subset or can't be read"),
    ("empty", "there is no document: nothing, or only white space"),
    ("encoding", "the text is not UTF-8, UTF-16 with BOM, ISO-8859-1 or US-ASCII"),
    ("entity", "an entity other than the five of XML is referred to"),
    ("not-presence", "the document is not a presence document of a kind that we know"),
    ("not-well-formed", "the document is not well-formed XML"),
    ("partial-state", "a partial document needs the full state that it changes"),
    ("text-too-long", "a text or an attribute value is longer than `document_text`"),
    ("too-deep", "elements or multiparts are nested deeper than the limit"),
    ("too-large", "the body is larger than `document_bytes`"),
    (
        "too-many-attributes",
        "more attributes than `document_attributes`, `body_attributes`, or 500 of one element",
    ),
    (
        "too-many-elements",
        "more elements than `document_elements`, or in all parts than `body_elements`",
    ),
    ("too-many-namespaces", "more namespace declarations than `document_namespaces`"),
    (
        "too-many-parts",
        "more parts than `document_parts`, or more errors in them than `body_errors`",
    ),
    ("unsupported-type", "the content type or the dialect is none that we read"),
    ("version-gap", "versions of what comes in parts are missing or begin anew"),
)
"""Every code with its meaning, in alphabetical order."""

REFRESH: Final = frozenset({"bad-diff", "partial-state", "version-gap"})
"""The codes after which the full state should be asked for again, by a new SUBSCRIBE."""
