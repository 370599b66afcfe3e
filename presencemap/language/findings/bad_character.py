"""PM102 bad-character: a character that means nothing in rules.

Rules that were pasted from a mail or a word processor bring typographer's quotes, arrows, dashes
and spaces that look like others, and signs of other languages (`&&`, `!`, `;`) come from habit.
Strings stand in straight double quotes; `and`, `or` and `not` are words; the arrow is `->`.
Within strings, characters that nobody can see are refused as well: a token that holds one would
never be the one that the server sends, and its row would never match.

Bad:

    table voice first {
        row call when activity is on-the-phone && device is mobile -> NotReady reason 'OnCall'
        otherwise                                                  -> NotReady
    }

Good:

    table voice first {
        row call when activity is on-the-phone and device is mobile -> NotReady reason "OnCall"
        otherwise                                                   -> NotReady
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM102", "bad-character")
