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

__all__ = ["Rule", "attribute_rule", "declaration_of", "named_type", "rule_of", "type_of"]


@frozen
class Rule:
    """A sentence about documents, and its source."""

    source: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source}: {self.sentence}"


def type_of(schema: XMLSchema, element: Element) -> Any | None:
    """Return the schema's type of an element, None where the schema does not know it."""
    if XSI_TYPE in element.attrib and (named := named_type(schema, element)) is not None:
        return named
    declared = declaration_of(schema, element)
    return None if declared is None else declared.type


def rule_of(schema: XMLSchema, element: Element) -> Rule | None:
    """Return what is asked of an element; None only where the schema does not know it."""
    rule = _annotated(declaration_of(schema, element)) or _annotated(type_of(schema, element))
    parent = element.getparent()
    return rule if rule or parent is None else rule_of(schema, parent)


def attribute_rule(schema: XMLSchema, element: Element, declared: Any | None) -> Rule | None:
    """Return what is asked of an attribute, or else of its element."""
    rule = _annotated(declared) or _annotated(getattr(declared, "type", None))
    return rule or rule_of(schema, element)


def named_type(schema: XMLSchema, element: Element) -> Any | None:
    """Return the type that an element names by `xsi:type`, None where the schema has none such."""
    prefix, _, name = element.get(XSI_TYPE, "").strip().rpartition(":")
    namespace = element.nsmap.get(prefix or None)
    return schema.maps.types.get(f"{{{namespace}}}{name}" if namespace else name)


def declaration_of(schema: XMLSchema, element: Element) -> Any | None:
    """Return the declaration of an element: its parent's type has it, or the whole schema.

    None where the schema does not know the element, or does not look at what stands there.
    """
    place = _particle(schema, element)
    if place is not None and place.name:
        return place.ref or place
    return None if _is_skipped(schema, element) else schema.maps.elements.get(str(element.tag))


def _particle(schema: XMLSchema, element: Element) -> Any | None:
    """Return the element or wildcard in the parent's type that an element is taken for."""
    parent = element.getparent()
    content: Any = None if parent is None else getattr(type_of(schema, parent), "content", None)
    if not hasattr(content, "iter_elements"):
        return None
    tag = str(element.tag)
    return next((each for each in content.iter_elements() if each.is_matching(tag)), None)


def _is_skipped(schema: XMLSchema, element: Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    skipped = getattr(_particle(schema, element), "process_contents", None) == "skip"
    return skipped or _is_skipped(schema, parent)


def _annotated(component: Any | None) -> Rule | None:
    annotation = getattr(component, "annotation", None)
    if annotation is None or not annotation.appinfo or not annotation.documentation:
        return None
    rule = Rule(_text(annotation.appinfo[0]), _text(annotation.documentation[0]))
    return rule if rule.source else None  # the types of XML Schema itself have empty ones


def _text(element: Any) -> str:
    return " ".join((element.text or "").split())
