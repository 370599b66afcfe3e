"""What can be wrong with the text of a rules file, before anybody asks what it means."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = [
    "BAD_CHARACTER",
    "BAD_ESCAPE",
    "BAD_NUMBER",
    "BYTE_ORDER_MARK",
    "FILE_TOO_LARGE",
    "FINDINGS",
    "LINE_TOO_LONG",
    "NOT_UTF_8",
    "SYNTAX",
    "TOO_DEEP",
    "UNTERMINATED_STRING",
]

NOT_UTF_8: Final = Finding("PM001", "not-utf-8")
BYTE_ORDER_MARK: Final = Finding("PM002", "byte-order-mark")
FILE_TOO_LARGE: Final = Finding("PM003", "file-too-large")
LINE_TOO_LONG: Final = Finding("PM004", "line-too-long")

SYNTAX: Final = Finding("PM101", "syntax-error")
BAD_CHARACTER: Final = Finding("PM102", "bad-character")
UNTERMINATED_STRING: Final = Finding("PM103", "unterminated-string")
BAD_ESCAPE: Final = Finding("PM104", "bad-escape")
BAD_NUMBER: Final = Finding("PM105", "bad-number")
TOO_DEEP: Final = Finding("PM106", "nested-too-deep")

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
)
