"""PM705 legacy-number: a number of the old scale stands in one of Microsoft's categories.

Until Live Communications Server 2005 availability and activity were numbers from 0 to 999; since
2007 there is one number, and its classes start at 3000. A gateway that passes old numbers on
in a new document makes every agent look alike: all of them are below 3000, which Lync shows
as "presence unknown" and other programs as offline. The old dialect itself
(`text/xml+msrtc.pidf`) has these numbers rightly, and presencemap converts them.

Bad:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="aggregateState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>300</availability>
        </state>
      </category>
    </categories>

Good:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="aggregateState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>3500</availability>
        </state>
      </category>
    </categories>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Finding, Severity
from presencemap.documents.findings.said import Said
from presencemap.documents.schemas import Document
from presencemap.documents.xml import Element, local_name, path_of, text_of
from presencemap.source import Span

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM705", "legacy-number", Severity.WARNING)

_END: Final = 999
"""The last number of the old scale ([MS-SIP] 2.2.1)."""

_ATTRIBUTES: Final = ("minAvailability", "maxAvailability", "deviceAvailability")
_HELP: Final = "[MS-PRES] 2.2.2.7.1: the classes start at 3000, as in 3500 for available"


def check(document: Document) -> Iterator[Said]:
    """Find numbers from 1 to 999; 0 says "nothing known" on both scales."""
    for element in document.root.iter("*"):
        for number, span in _numbers(document, element):
            if number and number.strip().isdecimal() and 0 < int(number[:20]) <= _END:
                message = f"{path_of(element)}: `{number.strip()}` is of an older scale"
                yield Said(FINDING.at(document.source, span, message, help=_HELP))


def _numbers(document: Document, element: Element) -> Iterator[tuple[str | None, Span]]:
    name = local_name(element)
    if name == "availability":
        yield text_of(element), document.text_span(element)
    if name == "legacyInterop":
        yield element.get("availability"), document.span(element, "availability")
    for attribute in _ATTRIBUTES:
        if attribute in element.attrib:
            yield element.get(attribute), document.span(element, attribute)
