r"""PM103 unterminated-string: a string has no closing quote on its line.

A string ends on the line that it starts on, so that a forgotten quote costs one line and does
not swallow the rows that follow. Close the quote; a line end within a text is written `\n`, and
a quote within it `\"`.

Bad:

    table voice first {
        row lunch when note like "*lunch* -> NotReady reason "Lunch"
        otherwise                         -> NotReady
    }

Good:

    table voice first {
        row lunch when note like "*lunch*" -> NotReady reason "Lunch"
        otherwise                          -> NotReady
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM103", "unterminated-string")
