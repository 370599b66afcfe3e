"""PM010 unknown-vocabulary: `use` names a vocabulary that does not ship with presencemap.

A bare name behind `use` is that of a shipped vocabulary; `presencemap` knows their list. Without
the vocabulary none of its fields and states are known, so nothing else is said of the file until
this is mended. A file of your own is used by its path in quotes: `use "phones.pm"`.

Bad:

    language 1
    use microsft
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

FINDING: Final = Finding("PM010", "unknown-vocabulary")
