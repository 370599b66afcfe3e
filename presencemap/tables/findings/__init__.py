"""What can be wrong with what a rules file means: files, names, types, tables.

One module a finding, and its docstring is the page that explains it.
"""

from __future__ import annotations

from typing import Final

from presencemap.tables.findings.circular_define import FINDING as CIRCULAR_DEFINE
from presencemap.tables.findings.circular_use import FINDING as CIRCULAR_USE
from presencemap.tables.findings.condition_too_large import FINDING as CONDITION_TOO_LARGE
from presencemap.tables.findings.deprecated_name import FINDING as DEPRECATED_NAME
from presencemap.tables.findings.duplicate_name import FINDING as DUPLICATE_NAME
from presencemap.tables.findings.duplicate_use import FINDING as DUPLICATE_USE
from presencemap.tables.findings.glob_without_like import FINDING as GLOB_WITHOUT_LIKE
from presencemap.tables.findings.illegal_attribute import FINDING as ILLEGAL_ATTRIBUTE
from presencemap.tables.findings.missing_file import FINDING as MISSING_FILE
from presencemap.tables.findings.missing_language import FINDING as MISSING_LANGUAGE
from presencemap.tables.findings.no_table import FINDING as NO_TABLE
from presencemap.tables.findings.no_timezone import FINDING as NO_TIMEZONE
from presencemap.tables.findings.not_in_version import FINDING as NOT_IN_VERSION
from presencemap.tables.findings.number_too_large import FINDING as NUMBER_TOO_LARGE
from presencemap.tables.findings.otherwise_not_last import FINDING as OTHERWISE_NOT_LAST
from presencemap.tables.findings.text_too_long import FINDING as TEXT_TOO_LONG
from presencemap.tables.findings.too_many_files import FINDING as TOO_MANY_FILES
from presencemap.tables.findings.too_many_rows import FINDING as TOO_MANY_ROWS
from presencemap.tables.findings.unknown_language import FINDING as UNKNOWN_LANGUAGE
from presencemap.tables.findings.unknown_name import FINDING as UNKNOWN_NAME
from presencemap.tables.findings.unknown_state import FINDING as UNKNOWN_STATE
from presencemap.tables.findings.unknown_table import FINDING as UNKNOWN_TABLE
from presencemap.tables.findings.unknown_timezone import FINDING as UNKNOWN_TIMEZONE
from presencemap.tables.findings.unknown_token import FINDING as UNKNOWN_TOKEN
from presencemap.tables.findings.unknown_version import FINDING as UNKNOWN_VERSION
from presencemap.tables.findings.unknown_vocabulary import FINDING as UNKNOWN_VOCABULARY
from presencemap.tables.findings.value_of_another_state import FINDING as VALUE_OF_ANOTHER_STATE
from presencemap.tables.findings.wrong_case import FINDING as WRONG_CASE
from presencemap.tables.findings.wrong_number_of_cells import FINDING as WRONG_CELLS
from presencemap.tables.findings.wrong_operator import FINDING as WRONG_OPERATOR
from presencemap.tables.findings.wrong_type import FINDING as WRONG_TYPE

__all__ = [
    "CIRCULAR_DEFINE",
    "CIRCULAR_USE",
    "CONDITION_TOO_LARGE",
    "DEPRECATED_NAME",
    "DUPLICATE_NAME",
    "DUPLICATE_USE",
    "FINDINGS",
    "GLOB_WITHOUT_LIKE",
    "ILLEGAL_ATTRIBUTE",
    "MISSING_FILE",
    "MISSING_LANGUAGE",
    "NOT_IN_VERSION",
    "NO_TABLE",
    "NO_TIMEZONE",
    "NUMBER_TOO_LARGE",
    "OTHERWISE_NOT_LAST",
    "TEXT_TOO_LONG",
    "TOO_MANY_FILES",
    "TOO_MANY_ROWS",
    "UNKNOWN_LANGUAGE",
    "UNKNOWN_NAME",
    "UNKNOWN_STATE",
    "UNKNOWN_TABLE",
    "UNKNOWN_TIMEZONE",
    "UNKNOWN_TOKEN",
    "UNKNOWN_VERSION",
    "UNKNOWN_VOCABULARY",
    "VALUE_OF_ANOTHER_STATE",
    "WRONG_CASE",
    "WRONG_CELLS",
    "WRONG_OPERATOR",
    "WRONG_TYPE",
]

FINDINGS: Final = (
    UNKNOWN_VOCABULARY,
    MISSING_FILE,
    CIRCULAR_USE,
    TOO_MANY_FILES,
    UNKNOWN_LANGUAGE,
    MISSING_LANGUAGE,
    DUPLICATE_USE,
    UNKNOWN_VERSION,
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
    WRONG_CASE,
    NOT_IN_VERSION,
    VALUE_OF_ANOTHER_STATE,
    UNKNOWN_TIMEZONE,
    NO_TIMEZONE,
    TEXT_TOO_LONG,
    GLOB_WITHOUT_LIKE,
    NO_TABLE,
    OTHERWISE_NOT_LAST,
    TOO_MANY_ROWS,
    WRONG_CELLS,
    UNKNOWN_TABLE,
    DEPRECATED_NAME,
)
"""All of them, in the order of their codes."""
