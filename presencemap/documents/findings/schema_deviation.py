"""PM702 schema-deviation: the document is not what the standard's schema allows.

Elements in another order, one that is missing or stands too often, an attribute that is none,
a value of the wrong type. The message begins with the element's path; the help names the
section of the standard and says what it asks for. presencemap reads most such documents all
the same, as other servers and phones do: most of what is sent deviates somewhere. But each
deviation is a place where two programs may read different things, and the first place to
look when one of them shows the wrong presence.

The schemas are our own, in `grammars/presence`, one file for each standard: PIDF (RFC 3863), its
data model (RFC 4479), RPID (RFC 4480, with `lunch`, which the RFC's own schema forgot), timed
status (RFC 4481), CIPID (RFC 4482), resource lists (RFC 4662), partial PIDF (RFC 5262), and
Microsoft's dialects as their documentation and their servers have them.

Bad:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
      <note>Ready</note>
      <tuple id="6002"><status><basic>Open</basic></status></tuple>
    </presence>

Good:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
      <tuple id="t6002"><status><basic>open</basic></status></tuple>
      <note>Ready</note>
    </presence>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding
from presencemap.documents.findings.said import Subject
from presencemap.documents.schemas import Deviation, Document, deviations
from presencemap.documents.xml import path_of
from presencemap.source import Span

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM702", "schema-deviation")


def check(
    document: Document, schema: str, accounted: frozenset[Subject], most: int
) -> Iterator[Diagnostic]:
    """Say what deviates from the schema of that name and is not accounted for, `most` at most."""
    for each in deviations(document, schema, most):
        if (each.element, each.attribute) not in accounted:
            message = f"{path_of(each.element)}: {each.message}"
            help_ = str(each.rule) if each.rule else None
            yield FINDING.at(document.source, _span(document, each), message, help=help_)


def _span(document: Document, deviation: Deviation) -> Span:
    if deviation.in_text:
        return document.text_span(deviation.element)
    return document.span(deviation.element, deviation.attribute)
