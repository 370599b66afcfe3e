"""PM107 confusable-character: a letter is not the one that it looks like.

Letters of other alphabets are drawn as Latin ones are: the Cyrillic `о` and the Latin `o` can't
be told apart on a screen. A name with such a letter is another name, and a token with one is a
token that no server will ever send: the row looks right, never matches, and calls go where the
next row sends them. Such letters come from pasting or from a keyboard that was still in another
layout. Type the word anew. Comments and texts may be in any language; what is refused is a word
that mixes letters of one alphabet with their look-alikes of another.

Bad:

    table voice first {
        row call when activity is "оn-the-phone" -> NotReady reason "OnCall"
        otherwise                                -> NotReady
    }

Good:

    table voice first {
        row call when activity is "on-the-phone" -> NotReady reason "OnCall"
        otherwise                                -> NotReady reason "Пауза"
    }
"""  # noqa: RUF002 - they are what it is about

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM107", "confusable-character")
