"""A presence document examined: whether it can be read, and what others may read differently.

This is the opposite of reading: it looks at all there is, says all that deviates, and is never
used on the way of a notification. It loads xmlschema when the first document is examined.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

import attrs

from presencemap.diagnostics import Diagnostic, Severity, in_reading_order
from presencemap.documents.codes import CODES, REFRESH
from presencemap.documents.findings import (
    UNREADABLE_DOCUMENT,
    legacy_number,
    misplaced_must_understand,
    overlapping_activities,
    says_nothing,
    schema_deviation,
    token_case,
    wrong_namespace,
)
from presencemap.documents.read import read_documents
from presencemap.documents.schemas import (
    Body,
    Document,
    namespace_of,
    open_body,
    right_namespace,
    schema_name,
)
from presencemap.documents.xml import path_of
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Span

__all__ = ["examine_document", "remark", "unreadable"]

_MOST: Final = 500
"""So many findings of one kind are made of a document: who has more has one cause to look for."""

_ANY_TYPE: Final = "application/pidf+xml"  # the root decides, whichever type of presence it is
_HELP: Final[Mapping[str, str]] = MappingProxyType(dict(CODES))
"""What is behind each code: beside the message, which says what it is this time."""
_FAULT: Final = "a running service would note a fault, and leave the presence as it was"

_MICROSOFT: Final = ("microsoft-categories", None)
_EVERYWHERE: Final = (wrong_namespace, misplaced_must_understand, says_nothing)
_OF_CATEGORIES: Final = (legacy_number, overlapping_activities, token_case)


def examine_document(body: Body, limits: Limits = DEFAULT_LIMITS) -> tuple[Diagnostic, ...]:
    """Return all that is to say of one XML document, in the order of the text."""
    try:
        document = open_body(body, limits)
    except DocumentError as error:
        return (unreadable(body, error),)
    right = right_namespace(document.root)
    if right is None:
        span = document.span(document.root)
        message = f"`{document.name(document.root)[:80]}` is not a presence document"
        message = f"{message} [not-presence]"
        return (UNREADABLE_DOCUMENT.at(body.source, span, message, help=_HELP["not-presence"]),)
    fragment = says_nothing.is_fragment(document)
    found = _examined(document, schema_name(document.root))
    if not fragment:
        found += _refused(document, limits, found)
    return in_reading_order(found)


def unreadable(body: Body, error: DocumentError) -> Diagnostic:
    """Return the diagnostic that says why a body can't be read."""
    where = f"{error.xpath}: " if error.xpath else ""
    message = f"{where}{error.message} [{error.code}]"
    span = body.line(error.line)
    return UNREADABLE_DOCUMENT.at(body.source, span, message, help=_HELP.get(error.code, _FAULT))


def remark(body: Body, message: str, severity: Severity) -> Diagnostic:
    """Return the diagnostic that says something of a place beside the documents of a file."""
    found = UNREADABLE_DOCUMENT.at(body.source, body.beginning, message)
    return attrs.evolve(found, severity=severity)


def _refused(document: Document, limits: Limits, found: list[Diagnostic]) -> list[Diagnostic]:
    """Return why a service would refuse a document, unless an error of the element says so.

    That a part can't be read without what came before is no fault of it.
    """
    _, errors = read_documents(_ANY_TYPE, document.body.data, limits=limits)
    told = {each.message.partition(": ")[0] for each in found if each.severity is Severity.ERROR}
    return [
        attrs.evolve(unreadable(document.body, error), span=_span(document, error))
        for error in errors[:1]
        if error.code not in REFRESH and error.xpath not in told
    ]


def _span(document: Document, error: DocumentError) -> Span:
    """Return where the element of an error stands, or else its line."""
    name = (error.xpath or "").rpartition("/")[2].partition("[")[0]
    for element in islice(document.root.iter(f"{{*}}{name or '*'}"), _MOST):
        if error.xpath == path_of(element):
            return document.text_span(element)
    return document.body.line(error.line)


def _examined(document: Document, schema: str | None) -> list[Diagnostic]:
    checks = (*_EVERYWHERE, *(_OF_CATEGORIES if schema in _MICROSOFT else ()))
    said = [each for check in checks for each in islice(check.check(document), _MOST)]
    accounted = frozenset(subject for each in said for subject in each.subjects)
    root = document.root
    if namespace_of(root) != right_namespace(root):
        wrong_namespace.mend(root)
        accounted -= {(root, None)}
    found = [each.diagnostic for each in said]
    if schema is not None:
        found += schema_deviation.check(document, schema, accounted, _MOST)
    return found
