"""PM708 says-nothing: the document is well-formed and valid, and yet tells nobody anything.

Three slips look like presence and are none. A document whose `entity` or `uri` is empty
names nobody, so what it says can't be told to anybody. A `category` that holds
something else than the value of its name is passed over: a `state` in the category `note` is
neither a note nor a state. And a `state`, a `note` or a `category` alone is a fragment of
a document: it is examined, but a server or an agent that got it so would not take it.

Bad:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="">
      <tuple id="t1"><status><basic>open</basic></status></tuple>
    </presence>

Good:

    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">
      <tuple id="t1"><status><basic>open</basic></status></tuple>
    </presence>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from presencemap.diagnostics import Finding, Severity
from presencemap.documents.findings.said import Said
from presencemap.documents.schemas import Document
from presencemap.documents.schemas.sets import CATEGORY_VALUES
from presencemap.documents.xml import local_name, path_of

__all__ = ["FINDING", "check", "is_fragment"]

FINDING: Final = Finding("PM708", "says-nothing", Severity.WARNING)

_WHOM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "presence": "entity",
        "pidf-full": "entity",
        "pidf-diff": "entity",
        "categories": "uri",
        "presentity": "uri",
    }
)
"""The attribute by which a root names whom the document is about."""


def check(document: Document) -> Iterator[Said]:
    """Find what keeps a document, or a category in it, from saying anything."""
    root, source = document.root, document.source
    if is_fragment(document):
        message = "examined as a fragment: in a NOTIFY this is no presence document"
        yield Said(FINDING.at(source, document.span(root), message))
    attribute = _WHOM.get(local_name(root))
    if attribute is not None and not root.get(attribute, "somebody").strip():
        message = f"{path_of(root)}: nobody is named: `{attribute}` is empty"
        yield Said(FINDING.at(source, document.span(root, attribute), message))
    for category in root.iter("{*}category"):
        name = category.get("name", "")
        held = [local_name(child) for child in category.iterchildren("*")]
        if name in CATEGORY_VALUES and held and name not in held:
            message = f"the category `{name}` holds `{held[0][:80]}`, so it says nothing"
            yield Said(
                FINDING.at(source, document.span(category), f"{path_of(category)}: {message}")
            )


def is_fragment(document: Document) -> bool:
    """Tell whether a document is a part of one only."""
    name = local_name(document.root)
    return name == "category" or name in CATEGORY_VALUES
