"""PM703 wrong-namespace: elements stand in a namespace that is known, and wrong.

Some servers write a namespace of a draft, a misspelt one, or none. presencemap knows those that
are in use and reads what stands in them. A program that keeps to the standard ignores all of
it (RFC 3863 §4.2.3): on its screen the agent is just open or closed, or nothing at all. Each
wrong namespace is reported once, where it is first used. A document whose root has the wrong
one is held to the schema as if it had the right one; what stands in a namespace of a draft is
not held to any, because drafts had other rules.

Bad:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example"
        xmlns:e="urn:ietf:params:xml:ns:pidf:status:rpid">
      <tuple id="t1"><status><basic>open</basic></status>
        <e:activities><e:busy/></e:activities></tuple>
    </presence>

Good:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example"
        xmlns:e="urn:ietf:params:xml:ns:pidf:rpid">
      <tuple id="t1"><status><basic>open</basic></status>
        <e:activities><e:busy/></e:activities></tuple>
    </presence>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.diagnostics import Finding, Severity
from presencemap.documents.findings.said import Said
from presencemap.documents.namespaces import PIDF
from presencemap.documents.schemas import Document, namespace_of, right_namespace
from presencemap.documents.schemas.sets import CATEGORIES, CATEGORY_VALUES, DATA_MODEL, RPID
from presencemap.documents.xml import Element, local_name

__all__ = ["FINDING", "check", "mend"]

FINDING: Final = Finding("PM703", "wrong-namespace", Severity.WARNING)

_CAPS: Final = "urn:ietf:params:xml:ns:pidf:caps"
_DRAFTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        # drafts of RPID up to -05: Asterisk's chan_sip, Bria and their age
        "urn:ietf:params:xml:ns:pidf:person": (DATA_MODEL, "RFC 4479"),
        "urn:ietf:params:xml:ns:pidf:rpid:status:rpid-status": (RPID, "RFC 4480"),
        "urn:ietf:params:xml:ns:pidf:rpid:rpid-person": (RPID, "RFC 4480"),
        "urn:ietf:params:xml:ns:pidf:rpid:rpid-tuple": (RPID, "RFC 4480"),
        # Microsoft's PIDF
        "urn:ietf:params:xml:ns:pidf:status:rpid-status": (RPID, "RFC 4480"),
        "urn:ietf:params:xml:ns:pidf:rpid-tuple": (RPID, "RFC 4480"),
        # Cisco CUCM
        "urn:ietf:params:xml:ns:pidf:status:rpid": (RPID, "RFC 4480"),
        "urn:ietf:params:xml:ns:pidf:servcaps": (_CAPS, "RFC 5196"),
    }
)
"""Namespaces that came before those of the RFCs, or beside them, with the right ones."""

_CISCO: Final = "urn:cisco:params:xml:ns:pidf:rpid"
"""It has tokens of its own, such as `alerting`, which are an extension like any other."""

_NAMED: Final = 3
"""So many elements are named; the others are counted."""

_STRAYS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "person": (DATA_MODEL, "RFC 4479"),
        "device": (DATA_MODEL, "RFC 4479"),
        "activities": (RPID, "RFC 4480"),
    }
)
"""Names that PIDF's own namespace does not have, but extensions of it do."""


def check(document: Document) -> Iterator[Said]:
    """Find each wrong namespace once."""
    root = document.root
    right = right_namespace(root)
    wrong_root = right is not None and namespace_of(root) != right
    groups: dict[tuple[str, str, str], list[Element]] = {}
    if wrong_root and right is not None:
        groups[(namespace_of(root), right, "")] = [root]
    for element in root.iter("*"):
        better = _better(element, namespace_of(element))
        if better is not None:
            groups.setdefault((namespace_of(element), *better), []).append(element)
    for (wrong, expected, source), elements in groups.items():
        yield _said(document, wrong, expected, source, elements)


def mend(root: Element) -> None:
    """Move what stands in the root's namespace, if that is a wrong one, into the right one."""
    right, wrong = right_namespace(root), namespace_of(root)
    if right is None or right == wrong:
        return
    place = f"{{{right}}}" if right else ""
    for element in root.iter("*"):
        if namespace_of(element) == wrong:
            element.tag = f"{place}{local_name(element)}"
        for name in [*map(str, element.attrib)]:
            if wrong and name.startswith(f"{{{wrong}}}"):
                # of the dialects only PIDF has attributes in a namespace
                bare = name.rpartition("}")[2]
                moved = f"{place}{bare}" if right == PIDF else bare
                element.set(moved, element.attrib.pop(name))


def _better(element: Element, namespace: str) -> tuple[str, str] | None:
    """Return an element's right namespace and its source, None if its own is no known slip."""
    name = local_name(element)
    if namespace == PIDF:
        return _STRAYS.get(name)
    if namespace == _CISCO and name in _STRAYS:
        return _STRAYS[name]
    parent = element.getparent()
    if parent is not None and namespace_of(parent) == CATEGORIES and name in CATEGORY_VALUES:
        right = CATEGORY_VALUES[name]
        return (right, "[MS-PRES]") if namespace != right else None
    return _DRAFTS.get(namespace)


def _said(document: Document, wrong: str, right: str, source: str, elements: list[Element]) -> Said:
    first = elements[0]
    shown = f"in the namespace `{wrong}`" if wrong else "in no namespace"
    names = [*dict.fromkeys(f"`{document.name(each)}`" for each in elements)]
    others = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    message = f"{', '.join(names[:_NAMED])}{others} {'stand' if names[1:] else 'stands'} {shown}"
    help_ = f"the right one is `{right}`" if right else "XPIDF has none"
    help_ += f" ({source})" if source else ""
    diagnostic = FINDING.at(document.source, document.span(first), message, help=help_)
    return Said(diagnostic, frozenset((each, None) for each in elements))
