"""PM002 byte-order-mark: the file starts with a byte order mark.

Some editors put three invisible bytes (EF BB BF) in front of UTF-8. They are no part of the
rules, they make two files differ that look the same, and they turn up in the middle of the text
when files are joined. The rules are read all the same. Save the file as "UTF-8 without BOM", or
let `presencemap check --fix` take the mark away.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM002", "byte-order-mark", Severity.WARNING)
