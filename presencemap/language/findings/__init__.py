"""What can be wrong with the text of a rules file, before anybody asks what it means.

One module a finding, and its docstring is the page that explains it.
"""

from __future__ import annotations

from typing import Final

from presencemap.language.findings.bad_character import FINDING as BAD_CHARACTER
from presencemap.language.findings.bad_escape import FINDING as BAD_ESCAPE
from presencemap.language.findings.bad_number import FINDING as BAD_NUMBER
from presencemap.language.findings.byte_order_mark import FINDING as BYTE_ORDER_MARK
from presencemap.language.findings.confusable_character import FINDING as CONFUSABLE
from presencemap.language.findings.file_too_large import FINDING as FILE_TOO_LARGE
from presencemap.language.findings.line_too_long import FINDING as LINE_TOO_LONG
from presencemap.language.findings.nested_too_deep import FINDING as TOO_DEEP
from presencemap.language.findings.not_utf_8 import FINDING as NOT_UTF_8
from presencemap.language.findings.syntax_error import FINDING as SYNTAX
from presencemap.language.findings.unterminated_string import FINDING as UNTERMINATED_STRING

__all__ = [
    "BAD_CHARACTER",
    "BAD_ESCAPE",
    "BAD_NUMBER",
    "BYTE_ORDER_MARK",
    "CONFUSABLE",
    "FILE_TOO_LARGE",
    "FINDINGS",
    "LINE_TOO_LONG",
    "NOT_UTF_8",
    "SYNTAX",
    "TOO_DEEP",
    "UNTERMINATED_STRING",
]

FINDINGS: Final = (
    NOT_UTF_8,
    BYTE_ORDER_MARK,
    FILE_TOO_LARGE,
    LINE_TOO_LONG,
    SYNTAX,
    BAD_CHARACTER,
    UNTERMINATED_STRING,
    BAD_ESCAPE,
    BAD_NUMBER,
    TOO_DEEP,
    CONFUSABLE,
)
"""All of them, in the order of their codes."""
