"""What a check hands out: a diagnostic, and what of the document it has accounted for."""

from __future__ import annotations

from attrs import field, frozen

from presencemap.diagnostics import Diagnostic
from presencemap.documents.xml import Element

__all__ = ["Said", "Subject"]

Subject = tuple[Element, str | None]
"""An element, or an attribute of it by its bare name."""


@frozen
class Said:
    """A diagnostic; of its `subjects` the schema need say nothing more: one cause, one finding."""

    diagnostic: Diagnostic
    subjects: frozenset[Subject] = field(factory=frozenset)
