"""PM101 syntax-error: the text does not follow the grammar.

Nothing of the file is used while one of its constructs can't be read: a table with a row left
out would route calls in a way that nobody wrote. The message names the word that can't stand
where it does and says what could; reading goes on at the next row, line or construct, so that one
run shows every place. Later errors of the same construct are often echoes: mend the first one
and look again.

Bad:

    table voice first {
        row busy when availability = busy -> NotReady reason "Busy"
        otherwise NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise                          -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM101", "syntax-error")
