"""Values as FEEL writes them (DMN 1.3, section 10.3.1.2), so that Python reads them alike."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["NULL", "literal", "number_text", "string_literal"]

NULL: Final = "null"
_SPECIAL: Final = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_ESCAPES: Final = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def literal(value: str | bool | float | None) -> str:
    """Return a value as a literal; absent is `null`."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return string_literal(value)
    return number_text(value)


def string_literal(text: str) -> str:
    """Return text in quotes, with escapes that XML, FEEL and Python all agree on."""
    escaped = _SPECIAL.sub(_escape, text)
    if "?" in escaped and ("'" in escaped or r"\"" in escaped):
        escaped = escaped.replace("?", r"\u003f")  # SpiffWorkflow looks for it between quotes
    return f'"{escaped}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"


def number_text(number: float) -> str:
    """Return a number without an exponent, which FEEL has not."""
    if number == int(number):
        return str(int(number))
    return f"{number:.15f}".rstrip("0")
