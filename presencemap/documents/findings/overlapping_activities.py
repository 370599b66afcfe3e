"""PM706 overlapping-activities: two activities of a state hold at the same time.

An activity holds while the availability is in its range, `minAvailability` to `maxAvailability`
(from 0, and without end, where these are missing). Where the ranges of two activities meet, both
hold, and only one is shown: the server takes the one with the higher minimum
([MS-PRES] 3.8.5.1.2.3), as presencemap does; some clients take the first. With the
same minimum it is the later one for one program and the earlier one for another.

Bad:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="userState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>6500</availability>
          <activity token="in-a-meeting" minAvailability="6500" maxAvailability="8999"/>
          <activity token="on-the-phone" minAvailability="6500" maxAvailability="8999"/>
        </state>
      </category>
    </categories>

Good:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="userState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>6500</availability>
          <activity token="on-the-phone" minAvailability="6500" maxAvailability="8999"/>
        </state>
      </category>
    </categories>
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from attrs import frozen

from presencemap.diagnostics import Finding, Related, Severity
from presencemap.documents.findings.said import Said
from presencemap.documents.schemas import Document
from presencemap.documents.xml import Element, local_name, path_of

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM706", "overlapping-activities", Severity.WARNING)

_MOST: Final = 2**32 - 1  # availability is an unsigned 32-bit number
_DIGITS: Final = 20
_LOOKED_AT: Final = 100  # children of a state; real ones have ten


@frozen
class _Activity:
    element: Element
    low: int
    high: int


def check(document: Document) -> Iterator[Said]:
    """Find activities of one state whose ranges meet; each is said of the later one, once."""
    for state in document.root.iter("{*}state"):
        seen: list[_Activity] = []
        for each in filter(None, map(_activity, islice(state, _LOOKED_AT))):
            other = next(
                (one for one in seen if one.low <= each.high and each.low <= one.high), None
            )
            if other is not None:
                yield _said(document, other, each)
            seen.append(each)


def _activity(element: Element) -> _Activity | None:
    """Return an activity that says something, None for anything else and for ill-formed ranges."""
    if local_name(element) != "activity" or not (element.get("token") or len(element)):
        return None
    low, high = element.get("minAvailability", "0"), element.get("maxAvailability", str(_MOST))
    if not all(each.isdecimal() and len(each) <= _DIGITS for each in (low, high)):
        return None
    return _Activity(element, int(low), int(high)) if int(low) <= int(high) else None


def _said(document: Document, first: _Activity, second: _Activity) -> Said:
    low, high = max(first.low, second.low), min(first.high, second.high)
    between = f"from {low} to {high}" if high < _MOST else f"from {low} on"
    message = f"{path_of(second.element)}: this activity and another both hold {between}"
    related = Related("the other one", document.source, document.span(first.element))
    help_ = "[MS-PRES] 3.8.5.1.2.3: of those that hold, the one with the highest minimum counts"
    span = document.span(second.element)
    return Said(FINDING.at(document.source, span, message, help=help_, related=(related,)))
