"""PM017 unknown-version: a vocabulary has no version of that name.

Vendors add tokens and states with their releases. A version behind `use` says which release the
site's servers are, so that a rule for a token that they never send is found; a version that does
not exist can't say that. The help lists those that there are. In a vocabulary of your own,
`since` and `until` name versions that stand behind `vocabulary`.

Bad:

    language 1
    use microsoft "2012"
    use genesys
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }

Good:

    language 1
    use microsoft "2013"
    use genesys
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM017", "unknown-version")
