"""The one node that a selector names in a tree (RFC 5261 §4.1), found at a bounded price.

Selectors come from strangers, so lxml's XPath never sees them: they are followed step by step
here, and every node that is looked at is paid from a `Budget` that a whole diff has. A selector
must match exactly one node, else nothing of its diff may be done.

The first step is the root. RFC 5262's own example selects `presence/note` in a document whose
root is `p:pidf-full`: the root of a full document answers to `presence` too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from attrs import define, frozen
from lxml import etree

from presencemap.documents.namespaces import PIDF
from presencemap.documents.partial.selectors import Condition, Last, PatchError, Selector, Step
from presencemap.documents.xml import Element, local_name

__all__ = ["Budget", "Located", "is_element", "locate", "own_namespaces", "size_of"]

_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_PRESENCE: Final = f"{{{PIDF}}}presence"
_CHARACTERS: Final = 64  # of text that cost as much as one node

_Node = TypeVar("_Node")


@define
class Budget:
    """How many nodes may still be looked at; text counts by its length."""

    left: int

    def spend(self, nodes: int, text: str | None = None) -> None:
        """Pay for looking. Raises `PatchError` when nothing is left."""
        self.left -= nodes + (0 if text is None else len(text) // _CHARACTERS)
        if self.left < 0:
            raise PatchError("the operations before it and it look at too many nodes")


@frozen
class Located:
    """A node: `element` itself, or what `kind` and `name` tell of it.

    `kind` is "node" for an element, a comment or a processing instruction, else as in `Last`.
    A text stands behind the child `after`, or before every child where that is None.
    """

    element: Element
    kind: str = "node"
    name: str = ""
    after: Element | None = None


def locate(root: Element, selector: Selector, budget: Budget) -> Located:
    """Return the one node that a selector names. Raises `PatchError` for none or several."""
    if selector.id is not None:
        elements, steps = _with_id(root, selector.id, budget), selector.steps
    elif selector.steps:
        elements, steps = _root(root, selector.steps[0], budget), selector.steps[1:]
    else:
        raise PatchError("its `sel` names nothing of an element")
    for step in steps:
        elements = [each for parent in elements for each in _children(parent, step, budget)]
    if selector.last is None:
        return Located(_one(elements))
    return _one([each for e in elements for each in _last(e, selector.last, budget)])


def is_element(node: Element) -> bool:
    """Tell an element from a comment or a processing instruction."""
    return isinstance(node.tag, str)


def size_of(element: Element) -> int:
    """Return how many nodes an element holds, itself among them."""
    return sum(1 for _ in element.iter())


def _root(root: Element, step: Step, budget: Budget) -> list[Element]:
    names = (root.tag, _PRESENCE if local_name(root) == "pidf-full" else root.tag, None)
    return _meeting([root] if step.name in names else [], step.conditions, budget)


def _with_id(root: Element, value: str, budget: Budget) -> list[Element]:
    """Return the elements with an id: PIDF's `id` attributes are of type xs:ID, as is `xml:id`."""
    budget.spend(size_of(root))
    return [e for e in root.iter("*") if value in (e.get("id"), e.get(_XML_ID))]


def _children(parent: Element, step: Step, budget: Budget) -> list[Element]:
    budget.spend(len(parent))
    name = step.name
    named = [e for e in parent if (is_element(e) if name is None else e.tag == name)]
    return _meeting(named, step.conditions, budget)


def _meeting(
    elements: list[Element], conditions: Iterable[Condition], budget: Budget
) -> list[Element]:
    for condition in conditions:
        budget.spend(len(elements) + 1)
        if condition.kind == "position":
            elements = elements[condition.position - 1 : condition.position]
        else:
            elements = [each for each in elements if _meets(each, condition, budget)]
    return elements


def _meets(element: Element, condition: Condition, budget: Budget) -> bool:
    if condition.kind == "attribute":
        return element.get(condition.name) == condition.value
    if condition.kind == "self":
        return _string(element, budget) == condition.value
    budget.spend(len(element))
    return any(e.tag == condition.name and _string(e, budget) == condition.value for e in element)


def _string(element: Element, budget: Budget) -> str:
    """Return all text in an element, without comments and processing instructions."""
    budget.spend(size_of(element))
    text: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    budget.spend(0, text)
    return text


def _last(element: Element, last: Last, budget: Budget) -> list[Located]:
    """Return what stands in an element, or belongs to it, that is no element."""
    if last.kind == "attribute":
        name = str(last.name)
        return [Located(element, "attribute", name)] if element.get(name) is not None else []
    if last.kind == "namespace":
        prefix = str(last.name)
        budget.spend(len(element.nsmap))
        return [Located(element, "namespace", prefix)] if prefix in own_namespaces(element) else []
    budget.spend(len(element) + 1)
    if last.kind == "text":
        holders = [None, *element]
        found = [
            Located(element, "text", after=holder)
            for holder in holders
            if (element.text if holder is None else holder.tail)
        ]
    else:
        found = [Located(node) for node in element if _is_marked(node, last)]
    return found if last.position is None else found[last.position - 1 : last.position]


def _is_marked(node: Element, last: Last) -> bool:
    """Tell whether a node is a comment, or a processing instruction, as it is asked for."""
    if last.kind == "comment":
        return isinstance(node, etree._Comment)  # noqa: SLF001 - the name that lxml gives it
    if not isinstance(node, etree._ProcessingInstruction):  # noqa: SLF001 - likewise
        return False
    return last.name is None or node.target == last.name


def own_namespaces(element: Element) -> dict[str | None, str]:
    """Return the namespaces that an element declares beside those around it."""
    parent = element.getparent()
    around = {} if parent is None else parent.nsmap
    return {p: uri for p, uri in element.nsmap.items() if around.get(p) != uri}


def _one(found: list[_Node]) -> _Node:
    if len(found) == 1:
        return found[0]
    many = f"{len(found)} nodes" if found else "nothing"
    raise PatchError(f"its `sel` matches {many}, and must match one node")
