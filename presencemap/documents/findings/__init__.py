"""What can be wrong with a presence document: one module a finding, its docstring the page.

A check is a module with `FINDING` and `check(document)`; what has no such check is said by
`examine`. Nothing here keeps a document from being read.
"""

from __future__ import annotations

from typing import Final

from presencemap.documents.findings.legacy_number import FINDING as LEGACY_NUMBER
from presencemap.documents.findings.misplaced_must_understand import (
    FINDING as MISPLACED_MUST_UNDERSTAND,
)
from presencemap.documents.findings.overlapping_activities import FINDING as OVERLAPPING_ACTIVITIES
from presencemap.documents.findings.says_nothing import FINDING as SAYS_NOTHING
from presencemap.documents.findings.schema_deviation import FINDING as SCHEMA_DEVIATION
from presencemap.documents.findings.token_case import FINDING as TOKEN_CASE
from presencemap.documents.findings.unreadable_document import FINDING as UNREADABLE_DOCUMENT
from presencemap.documents.findings.wrong_namespace import FINDING as WRONG_NAMESPACE

__all__ = [
    "FINDINGS",
    "LEGACY_NUMBER",
    "MISPLACED_MUST_UNDERSTAND",
    "OVERLAPPING_ACTIVITIES",
    "SAYS_NOTHING",
    "SCHEMA_DEVIATION",
    "TOKEN_CASE",
    "UNREADABLE_DOCUMENT",
    "WRONG_NAMESPACE",
]

FINDINGS: Final = (
    UNREADABLE_DOCUMENT,
    SCHEMA_DEVIATION,
    WRONG_NAMESPACE,
    MISPLACED_MUST_UNDERSTAND,
    LEGACY_NUMBER,
    OVERLAPPING_ACTIVITIES,
    TOKEN_CASE,
    SAYS_NOTHING,
)
"""All of them, in the order of their codes."""
