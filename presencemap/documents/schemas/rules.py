"""What a schema asks for, in the words of its annotations, and where that is written.

Each type in `grammars/presence` carries its source (`appinfo`, as in "RFC 3863 §4.1.2") and a
sentence that says what it asks for (`documentation`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.xml import Element

if TYPE_CHECKING:
    from xmlschema import XMLSchema

__all__ = ["Rule", "attribute_rule", "rule_of", "type_of"]


@frozen
class Rule:
    """A sentence about documents, and its source."""

    source: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source}: {self.sentence}"


def type_of(schema: XMLSchema, element: Element) -> Any | None:
    """Return the schema's type of an element, None where the schema does not know it."""
    declared = _declared(schema, element)
    kind = element.get(XSI_TYPE)
    if kind is not None:
        prefix, _, name = kind.strip().rpartition(":")
        named = schema.maps.types.get(f"{{{element.nsmap.get(prefix or None)}}}{name}")
        if named is not None:
            return named
    return None if declared is None else declared.type


def rule_of(schema: XMLSchema, element: Element) -> Rule | None:
    """Return what is asked of an element; None only where the schema does not know it."""
    rule = _annotated(_declared(schema, element)) or _annotated(type_of(schema, element))
    parent = element.getparent()
    return rule if rule or parent is None else rule_of(schema, parent)


def attribute_rule(schema: XMLSchema, element: Element, declared: Any | None) -> Rule | None:
    """Return what is asked of an attribute, or else of its element."""
    rule = _annotated(declared) or _annotated(getattr(declared, "type", None))
    return rule or rule_of(schema, element)


def _declared(schema: XMLSchema, element: Element) -> Any | None:
    """Return the declaration of an element: its parent's type has it, or the whole schema."""
    parent = element.getparent()
    if parent is not None:
        content: Any = getattr(type_of(schema, parent), "content", None)
        if hasattr(content, "iter_elements"):
            for particle in content.iter_elements():
                if particle.name == element.tag:
                    return particle.ref or particle
    return schema.maps.elements.get(str(element.tag))


def _annotated(component: Any | None) -> Rule | None:
    annotation = getattr(component, "annotation", None)
    if annotation is None or not annotation.appinfo or not annotation.documentation:
        return None
    return Rule(_text(annotation.appinfo[0]), _text(annotation.documentation[0]))


def _text(element: Any) -> str:
    return " ".join((element.text or "").split())
