"""What the parts of one body may have together.

Each document in a multipart body is held to the limits of documents, but a thousand that are
just within them are too much, and multiparts inside multiparts have many times the parts of one.
So all parts of a body draw on one allowance. This module knows neither MIME nor XML.
"""

from __future__ import annotations

from attrs import define, field

from presencemap.errors import DocumentError
from presencemap.limits import Limits

__all__ = ["Allowance"]


@define
class Allowance:
    """What is left of the limits of a body: it is made for one body, and used up."""

    limits: Limits
    parts: int = field(init=False)
    _tags: int = field(init=False)
    _attributes: int = field(init=False)
    _errors: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.parts = self.limits.document_parts
        self._tags = 2 * self.limits.body_elements
        self._attributes = self.limits.body_attributes
        self._errors = self.limits.body_errors

    def take_document(self, document: bytes) -> None:
        """Let a document be read, or raise `DocumentError`: as are all after it.

        Elements and attributes are counted as `guard` does, never too few.
        """
        self._tags -= document.count(b"<")
        self._attributes -= document.count(b"=")
        if self._tags < 0:
            most = self.limits.body_elements
            raise DocumentError("too-many-elements", f"the parts have more than {most} elements")
        if self._attributes < 0:
            most = self.limits.body_attributes
            raise DocumentError(
                "too-many-attributes", f"the parts have more than {most} attributes"
            )
        if self._errors < 0:
            most = self.limits.body_errors
            raise DocumentError("too-many-parts", f"parts before have more than {most} errors")

    def take_failure(self, errors: int) -> None:
        """Count the errors that were found in a document; at least one was."""
        self._errors -= max(1, errors)
