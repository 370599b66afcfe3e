"""PM014 unknown-language: the file is written in a version of the language that is not known here.

A later version may give a word another meaning. Rules that were read by an older one all the
same could make an agent ready where their author said otherwise; so they are not read at all.
Install the presencemap that the file was written for, or write what it says in a version that
this one knows.

Bad:

    language 7
    use microsoft
    use genesys
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }

Good:

    language 1
    use microsoft
    use genesys
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM014", "unknown-language")
