"""What a schema finds in a document, one deviation for each cause, in our own words.

xmlschema says what is wrong in the words of schemas; here each of its errors is told apart,
and said with the names that the document has. Of what follows from another error nothing is
said: several children of one name that stand in the wrong place are one deviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen

from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.schemas.children import Content
from presencemap.documents.schemas.document import Document
from presencemap.documents.schemas.loading import load_schema
from presencemap.documents.schemas.rules import (
    Rule,
    attribute_rule,
    declaration_of,
    named_type,
    rule_of,
    type_of,
)
from presencemap.documents.schemas.values import quoted, value_fault
from presencemap.documents.xml import Element

if TYPE_CHECKING:
    from xmlschema import XMLSchema
    from xmlschema.validators import XMLSchemaValidationError

__all__ = ["Deviation", "deviations"]

_MISSING: Final = re.compile(r"missing required attribute '([^']+)'")
_UNKNOWN: Final = re.compile(r"attribute '([^']+)' not allowed|'([^']+)' attribute not allowed")
_VALUE: Final = re.compile(r"attribute ([^=]+)=")
_OF_TYPES: Final = ("is abstract", "global component", "unknown type", "xsi:type")


@frozen
class Deviation:
    """One thing in which a document differs from its schema.

    `element` is what it is said of, `attribute` the bare name where it is an attribute, and
    `in_text` whether it is the element's text. `rule` is what the schema's source asks for.
    """

    element: Element
    message: str
    rule: Rule | None = None
    attribute: str | None = None
    in_text: bool = False


Key = tuple[Element, str]
"""Of deviations with the same one, the others follow from the first."""


def deviations(document: Document, name: str, most: int) -> Iterator[Deviation]:
    """Yield in what a document differs from the schema of that name.

    The schema is asked for at most so many errors: some may follow from others. An `xsi:type`
    that names no fitting type is taken out of the document: xmlschema stops at such a one.
    """
    comparison = _Comparison(document, load_schema(name))
    yield from comparison.of_types()
    for error in islice(comparison.schema.iter_errors(document.root), most):
        deviation = comparison.deviation(error)
        if deviation is not None:
            yield deviation


@frozen
class _Comparison:
    """One document and its schema: what was said already, and what was found out on the way."""

    document: Document
    schema: XMLSchema
    said: set[Key] = field(factory=set)
    contents: dict[Element, Content] = field(factory=dict)

    def deviation(self, error: XMLSchemaValidationError) -> Deviation | None:
        """Return what an error says, None where it follows from one that was told."""
        element = cast("Element", error.elem)  # the document's own: lxml's
        reason = error.reason or ""
        index = getattr(error, "index", None)
        if index is not None:
            return self._of_children(element, index)
        if missing := _MISSING.search(reason):
            return self._of_missing(element, _bare(missing[1]))
        if unknown := _UNKNOWN.search(reason):
            return self._of_unknown(element, _bare(unknown[1] or unknown[2]))
        if value := _VALUE.match(reason):
            return self._of_attribute(element, value[1], error)
        if any(words in reason for words in _OF_TYPES):
            return self._of_type(element)
        return self._of_text(element, error, stray="character data" in reason)

    def of_types(self) -> Iterator[Deviation]:
        """Take out each `xsi:type` that can't be, and tell it where anybody looks at it."""
        for element in self.document.root.iter("*"):
            if XSI_TYPE in element.attrib:
                named = named_type(self.schema, element)
                declared = declaration_of(self.schema, element)
                if named is None or not (declared is None or named.is_derived(declared.type)):
                    wrong = self._of_type(element)
                    del element.attrib[XSI_TYPE]
                    if declared is not None and wrong is not None:
                        yield wrong

    def _is_new(self, element: Element, key: str) -> bool:
        new = (element, key) not in self.said
        self.said.add((element, key))
        return new

    def _of_children(self, parent: Element, index: int) -> Deviation | None:
        child = parent[index] if index < len(parent) else None
        if not self._is_new(parent, "" if child is None else f"child {child.tag}"):
            return None
        content = self.contents.get(parent)
        if content is None:
            content = Content.of(self.document, parent, type_of(self.schema, parent))
            self.contents[parent] = content
        at = parent if child is None else child
        return Deviation(at, content.fault(index), rule_of(self.schema, parent))

    def _of_missing(self, element: Element, name: str) -> Deviation | None:
        if not self._is_new(element, name):
            return None
        message = f"`{name}` is missing on `{self.document.name(element)}`"
        return Deviation(element, message, rule_of(self.schema, element))

    def _of_unknown(self, element: Element, name: str) -> Deviation | None:
        if not self._is_new(element, name):
            return None
        message = f"`{name}` is no attribute of `{self.document.name(element)}`"
        return Deviation(element, message, rule_of(self.schema, element), name)

    def _of_attribute(
        self, element: Element, name: str, error: XMLSchemaValidationError
    ) -> Deviation | None:
        bare = _bare(name)
        if not self._is_new(element, bare):
            return None
        given = {_bare(str(key)): str(value) for key, value in element.attrib.items()}
        declared = _declared_attribute(type_of(self.schema, element), bare)
        kind = getattr(declared, "type", None)
        message = value_fault(given.get(bare, str(error.obj)), f"`{bare}`", error, kind)
        return Deviation(element, message, attribute_rule(self.schema, element, declared), bare)

    def _of_type(self, element: Element) -> Deviation | None:
        if not self._is_new(element, "type"):
            return None
        kind, name = element.get(XSI_TYPE), self.document.name(element)
        rule = rule_of(self.schema, element)
        if kind is None:
            return Deviation(element, f"`xsi:type` is missing on `{name}`", rule)
        return Deviation(element, f"{quoted(kind)} is no kind of `{name}`", rule, "type")

    def _of_text(
        self, element: Element, error: XMLSchemaValidationError, *, stray: bool
    ) -> Deviation | None:
        if not self._is_new(element, "text"):
            return None
        name, kind = f"`{self.document.name(element)}`", type_of(self.schema, element)
        message = f"{name} may not hold a text"
        if not stray:
            message = value_fault(element.text or "", name, error, kind)
        rule = rule_of(self.schema, element)
        return Deviation(element, message, rule, in_text=bool((element.text or "").strip()))


def _declared_attribute(kind: Any | None, name: str) -> Any | None:
    declared = getattr(kind, "attributes", {})
    return next((each for key, each in declared.items() if key and _bare(key) == name), None)


def _bare(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]
