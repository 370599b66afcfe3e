"""PM212 not-in-version: a token that the version of the vocabulary in use does not have.

The vocabulary knows the token, but from another release of the vendor's. Servers of the release
that `use` names never send it, so the row is one that nobody can reach, and the presence that it
was written for arrives as some other token. Take the row away, or name the release that the
site's servers really are.

Bad:

    language 1
    use microsoft "2010"
    use genesys
    table voice first {
        row shows when activity is in-presentation -> NotReady reason "Presenting"
        otherwise                                  -> NotReady reason "Unknown"
    }

Good:

    language 1
    use microsoft "2013"
    use genesys
    table voice first {
        row shows when activity is in-presentation -> NotReady reason "Presenting"
        otherwise                                  -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM212", "not-in-version")
