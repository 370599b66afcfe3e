"""PM015 missing-language: the file does not say which version of the language it is written in.

Rules live longer than the programs that read them. The first line tells a later presencemap, and
whoever finds the file in five years, by which version its words are meant; without it they are
read by the newest one, and may one day mean something else.

Bad:

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

from presencemap.diagnostics import Finding, Severity

__all__ = ["FINDING"]

FINDING: Final = Finding("PM015", "missing-language", Severity.WARNING)
