"""PM701 unreadable-document: the document can't be read at all.

What the message quotes at its end is the code of the error that a running service would note
as a fault; the agent's presence stays as it was. Well-formed XML can be refused too: because
of its size or depth, because it declares entities, because of its encoding, or because it is
no presence document. Nothing more is said of such a document. A value of the wrong kind where
readers need it, such as `+3500` for an availability, is refused, too. In a message, the other parts
of the same body are examined all the same; a message without a body has no document, either.

Bad:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
      <tuple id="t1"><status><basic>open</status></tuple>
    </presence>

Good:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
      <tuple id="t1"><status><basic>open</basic></status></tuple>
    </presence>
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM701", "unreadable-document")
