"""What can be wrong with what a rules file means: files, names, types, tables."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = [
    "CIRCULAR_DEFINE",
    "CIRCULAR_USE",
    "CONDITION_TOO_LARGE",
    "DUPLICATE_NAME",
    "FINDINGS",
    "ILLEGAL_ATTRIBUTE",
    "MISSING_FILE",
    "MISSING_LANGUAGE",
    "NO_TABLE",
    "NUMBER_TOO_LARGE",
    "OTHERWISE_NOT_LAST",
    "TOO_MANY_FILES",
    "TOO_MANY_ROWS",
    "UNKNOWN_LANGUAGE",
    "UNKNOWN_NAME",
    "UNKNOWN_STATE",
    "UNKNOWN_TOKEN",
    "UNKNOWN_VOCABULARY",
    "WRONG_OPERATOR",
    "WRONG_TYPE",
]

UNKNOWN_VOCABULARY: Final = Finding("PM010", "unknown-vocabulary")
MISSING_FILE: Final = Finding("PM011", "missing-file")
CIRCULAR_USE: Final = Finding("PM012", "circular-use")
TOO_MANY_FILES: Final = Finding("PM013", "too-many-files")
UNKNOWN_LANGUAGE: Final = Finding("PM014", "unknown-language")
MISSING_LANGUAGE: Final = Finding("PM015", "missing-language", Severity.WARNING)

UNKNOWN_NAME: Final = Finding("PM201", "unknown-name")
UNKNOWN_TOKEN: Final = Finding("PM202", "unknown-token")
UNKNOWN_STATE: Final = Finding("PM203", "unknown-state")
WRONG_TYPE: Final = Finding("PM204", "wrong-type")
WRONG_OPERATOR: Final = Finding("PM205", "wrong-operator")
DUPLICATE_NAME: Final = Finding("PM206", "duplicate-name")
ILLEGAL_ATTRIBUTE: Final = Finding("PM207", "illegal-attribute")
CIRCULAR_DEFINE: Final = Finding("PM208", "circular-define")
NUMBER_TOO_LARGE: Final = Finding("PM209", "number-too-large")
CONDITION_TOO_LARGE: Final = Finding("PM210", "condition-too-large")

NO_TABLE: Final = Finding("PM220", "no-table")
OTHERWISE_NOT_LAST: Final = Finding("PM221", "otherwise-not-last")
TOO_MANY_ROWS: Final = Finding("PM222", "too-many-rows")

FINDINGS: Final = (
    UNKNOWN_VOCABULARY,
    MISSING_FILE,
    CIRCULAR_USE,
    TOO_MANY_FILES,
    UNKNOWN_LANGUAGE,
    MISSING_LANGUAGE,
    UNKNOWN_NAME,
    UNKNOWN_TOKEN,
    UNKNOWN_STATE,
    WRONG_TYPE,
    WRONG_OPERATOR,
    DUPLICATE_NAME,
    ILLEGAL_ATTRIBUTE,
    CIRCULAR_DEFINE,
    NUMBER_TOO_LARGE,
    CONDITION_TOO_LARGE,
    NO_TABLE,
    OTHERWISE_NOT_LAST,
    TOO_MANY_ROWS,
)
