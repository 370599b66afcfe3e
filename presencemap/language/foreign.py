"""Signs, quotes and comments that other languages have and this one has not.

Each is a finding, and is read as what it stands for, so that the rest of its line still makes
sense to the parser.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "FOREIGN_COMMENT",
    "FOREIGN_QUOTES",
    "FOREIGN_SIGN",
    "GRID_RULE",
    "MEANT",
    "RULE_MEANT",
    "SIGNS_MEANT",
    "dash_meant",
]

SIGNS_MEANT: Final = {
    "==>": ("IMPLIES", "=>"),
    "-->": ("ARROW", "->"),
    "...": ("DOTS", ".."),
    "==": ("IS", "is"),
    "!=": ("IS", "is not"),
    "<>": ("IS", "is not"),
    "&&": ("AND", "and"),
    "=<": ("LE", "<="),
    "&": ("AND", "and"),
    "!": ("NOT", "not"),
    "[": ("LBRACE", "{"),
    "]": ("RBRACE", "}"),
    "\N{RIGHTWARDS ARROW}": ("ARROW", "->"),
    "\N{RIGHTWARDS DOUBLE ARROW}": ("IMPLIES", "=>"),
    "\N{HORIZONTAL ELLIPSIS}": ("DOTS", ".."),
    "\N{LESS-THAN OR EQUAL TO}": ("LE", "<="),
    "\N{GREATER-THAN OR EQUAL TO}": ("GE", ">="),
    "\N{NOT EQUAL TO}": ("IS", "is not"),
}
"""A sign: the token type that it is read as, and what is written here."""

FOREIGN_SIGN: Final = "|".join(map(re.escape, SIGNS_MEANT))

FOREIGN_QUOTES: Final = (
    "'[^'\"\\n]*'|`[^`\"\\n]*`|"
    "[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}]"
    "[^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    '\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"\\n]*'
    "[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    '\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"]|'
    "[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
    '[^\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"\\n]*'
    "[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
)
"""A string in quotes that are none here, on one line."""

GRID_RULE: Final = r"(?:\|[ \t]*:?--|---++:?[ \t]*\|)[-|:+ \t]*+(?![^\r\n])"
"""A line of dashes and bars, if nothing stands before it."""

RULE_MEANT: Final = "a grid has no line under its columns"

FOREIGN_COMMENT: Final = r"//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?|--(?=[ \t])[^\n]*"

MEANT: Final = {
    ";": "rows need nothing between them; facts of an example are separated by `,`",
    "*": 'for any value write `any`; a pattern stands in quotes, as in `note like "*lunch*"`',
    "%": 'a pattern stands in quotes, as in `note like "*lunch*"`',
    ".": "numbers are whole, and names have no dot at their ends",
    "-": "for any value write `any`; a name has no `-` at its ends",
    "+": "there is no arithmetic",
    "$": "names have no sign before them",
    "@": "names have no sign before them",
    **dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}", "write `-`"),
    **dict.fromkeys("\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}", "write a plain space"),
    **dict.fromkeys(
        "'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
        'strings stand in straight double quotes, as in "Away"',
    ),
}
"""What to say of characters that stand for no token."""


def dash_meant(text: str, at: int) -> tuple[str, str] | None:
    """Return what a `-` stands for: from a number, or a time, to another.

    The token type that it is read as, and what is written here.
    """
    before = text[max(at - 8, 0) : at].rstrip()
    if not text[at + 1 :][:8].lstrip()[:1].isdecimal():
        return None
    if re.search(r"\d:\d\d$", before):
        return "AND", "and"
    return ("DOTS", "..") if before[-1:].isdecimal() else None
