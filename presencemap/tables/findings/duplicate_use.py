"""PM016 duplicate-use: a file uses another one twice, or two files use it in different versions.

A second `use` adds nothing, and whoever changes one of the two later will wonder why nothing
changes. Two versions of a vocabulary in one rule set are worse: a token would be known and not be
known. Keep one `use`; where two files need the same vocabulary, let both name the same version.

Bad:

    language 1
    use microsoft
    use genesys
    use microsoft "2010"
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }

Good:

    language 1
    use microsoft "2010"
    use genesys
    table voice first {
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM016", "duplicate-use")
