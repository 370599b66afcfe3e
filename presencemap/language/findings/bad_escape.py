r"""PM104 bad-escape: a backslash in a string stands before a letter that it gives no meaning to.

A string knows four escapes: a backslash before a backslash, before a quote, before `n` (a new
line) and before `t` (a tab). Anything else was perhaps meant to be one of them, or is the
backslash of an account or a path, which is written twice. Guessing would compare a name with one
that no server ever sends.

Bad:

    context { agent.account : text }
    table voice first {
        row sales when agent.account like "ACME\sales*" -> NotReady reason "Sales"
        otherwise                                      -> NotReady
    }

Good:

    context { agent.account : text }
    table voice first {
        row sales when agent.account like "ACME\\sales*" -> NotReady reason "Sales"
        otherwise                                        -> NotReady
    }
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM104", "bad-escape")
