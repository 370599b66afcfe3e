"""PM704 misplaced-must-understand: `mustUnderstand` stands where it has no effect.

With `mustUnderstand="1"` the author of an extension says: who does not know this part of it
must ignore the whole of it (RFC 3863 §4.2.3). So it has to stand on an element within an
extension, and in the namespace of PIDF. On an element of PIDF itself, such as `basic`, there is
no extension to ignore; as the outermost element of one there is nothing around it but PIDF;
without a prefix it is just an attribute of nobody. There it changes nothing, and
what the author wanted to be ignored is read.

Bad:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf"
        entity="sip:ada@desk.example">
      <tuple id="t1"><status><basic p:mustUnderstand="1">open</basic></status></tuple>
    </presence>

Good:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf"
        xmlns:x="urn:example:desk" entity="sip:ada@desk.example">
      <tuple id="t1"><status><basic>open</basic>
        <x:desk><x:room p:mustUnderstand="1">7</x:room></x:desk></status></tuple>
    </presence>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.diagnostics import Finding
from presencemap.documents.findings.said import Said
from presencemap.documents.namespaces import ATTRIBUTES_MUST_UNDERSTAND, PIDF_NAMESPACES
from presencemap.documents.schemas import Document, namespace_of
from presencemap.documents.schemas.sets import PIDF_DIFF
from presencemap.documents.xml import Element

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM704", "misplaced-must-understand")

_NAME: Final = "mustUnderstand"
_OF_PIDF: Final = PIDF_NAMESPACES | {PIDF_DIFF}
_HELP: Final = (
    "RFC 3863 §4.2.3: it stands on an element within an optional extension, as an attribute in "
    "the namespace of PIDF"
)


def check(document: Document) -> Iterator[Said]:
    """Find `mustUnderstand` where nobody can do what it asks for."""
    if namespace_of(document.root) not in _OF_PIDF:
        return
    for element in document.root.iter("*"):
        why = _why(document, element)
        if why is not None:
            span = document.span(element, _NAME)
            diagnostic = FINDING.at(document.source, span, why, help=_HELP)
            yield Said(diagnostic, frozenset({(element, _NAME)}))


def _why(document: Document, element: Element) -> str | None:
    """Return why a mark on this element has no effect, None if it has one or there is none."""
    shown = f"`{document.name(element)}`"
    if element.get(_NAME) is not None:
        return f"`{_NAME}` on {shown} has no namespace"
    if not any(name in element.attrib for name in ATTRIBUTES_MUST_UNDERSTAND):
        return None
    if namespace_of(element) in _OF_PIDF:
        return f"`{_NAME}` on {shown}, which is no part of an extension, has no effect"
    parent = element.getparent()
    if parent is None or namespace_of(parent) in _OF_PIDF:
        return f"`{_NAME}` on {shown}, with no extension around it, has no effect"
    return None
