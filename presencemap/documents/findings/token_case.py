"""PM707 token-case: a token of an activity differs from a known one only by case.

Tokens of activities are case-sensitive by the note in Microsoft's documentation, whose own table
then prints two of them with a capital. presencemap takes them in any case. Other programs
compare letter by letter: for them an agent whose token is `On-The-Phone` has an activity that
nobody knows, and what is left is the number: busy, but not in a call.

Bad:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="phoneState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>6500</availability>
          <activity token="On-The-Phone" minAvailability="6500" maxAvailability="8999"/>
        </state>
      </category>
    </categories>

Good:

    <categories uri="sip:ada@desk.example"
        xmlns="http://schemas.microsoft.com/2006/09/sip/categories">
      <category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">
        <state xmlns="http://schemas.microsoft.com/2006/09/sip/state" xsi:type="phoneState"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <availability>6500</availability>
          <activity token="on-the-phone" minAvailability="6500" maxAvailability="8999"/>
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
from presencemap.documents.xml import path_of

__all__ = ["FINDING", "TOKENS", "check"]

FINDING: Final = Finding("PM707", "token-case", Severity.WARNING)

TOKENS: Final = frozenset(
    {
        "on-the-phone",
        "in-a-conference",
        "in-a-meeting",
        "urgent-interruptions-only",
        "out-of-office",
        "off-work",  # since Lync 2013
        "in-presentation",  # since Lync 2013
    }
)
"""All tokens that Microsoft documents (Lync 2013 SDK, activity element); rules know the same."""

_HELP: Final = "Lync 2013 SDK, activity element: tokens are case-sensitive; write `{}`"


def check(document: Document) -> Iterator[Said]:
    """Find tokens that are known in another case."""
    for element in document.root.iter("{*}activity", "{*}legacyInterop"):
        token = element.get("token", "")
        meant = token.strip().lower()
        if token != meant and meant in TOKENS:
            message = f"{path_of(element)}: `{token}` differs from `{meant}` only by case"
            span = document.span(element, "token")
            yield Said(FINDING.at(document.source, span, message, help=_HELP.format(meant)))
