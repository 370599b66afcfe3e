"""What an operation does to a tree: add, replace and remove (RFC 5261 §4.3 to §4.5).

Trees here are exact ones, with their comments, processing instructions and white space, as
selectors count those. In lxml a text belongs to the element that it follows; most of what is
written here is to leave texts where they stand.

Where the RFC leaves a choice, or we are not as strict as it is:

* an attribute or a namespace that is added where there is one already is refused: the sender's
  document is not ours;
* `ws` removes white space where there is some, and nothing where there is none: it means nothing
  in a presence document;
* a namespace is not removed or changed while a name in its element uses it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final, cast

from attrs import define
from lxml import etree

from presencemap.documents.partial.locating import (
    Budget,
    Located,
    is_element,
    own_namespaces,
    size_of,
)
from presencemap.documents.partial.selectors import PatchError, expanded
from presencemap.documents.xml import Element

__all__ = ["Patched"]

_NEW_ATTRIBUTE: Final = "@"
_NEW_NAMESPACE: Final = "namespace::"
_SIDES: Final = {None: (), "before": ("before",), "after": ("after",), "both": ("before", "after")}


@define
class Patched:
    """A document while it is patched: its `root`, and what may still be looked at."""

    root: Element
    budget: Budget

    def add(self, operation: Element, found: Located) -> None:
        """Add content to an element or beside it, or an attribute or a namespace to it."""
        target = found.element
        if found.kind != "node" or not is_element(target):
            raise PatchError("its `sel` is not that of an element, which an addition needs")
        kind, position = operation.get("type"), operation.get("pos")
        if kind is not None:
            self._add_named(operation, target, kind)
        elif position is None:
            self._splice(target, None, operation)
        elif position == "prepend":
            first = next(iter(target), None)
            rest, target.text = target.text, None
            self._splice(target, first, operation)
            self._append_text(target, first, rest)
        elif position in ("before", "after"):
            self._add_beside(operation, target, after=position == "after")
        else:
            raise PatchError(f"its `pos` is `{position[:40]}`")

    def replace(self, operation: Element, found: Located) -> None:
        """Put something else of the same kind in a node's place; no text is no text node."""
        target, kind = found.element, found.kind
        if kind == "node":
            self._replace_node(operation, target)
        elif kind == "attribute":
            target.set(found.name, _only_text(operation))
        elif kind == "text" and found.after is None:
            target.text = _only_text(operation) or None
        elif kind == "text" and found.after is not None:
            found.after.tail = _only_text(operation) or None
        else:
            self._declare(target, found.name, _only_text(operation).strip())

    def remove(self, operation: Element, found: Located) -> None:
        """Take out a node, and the white space beside it if `ws` says so."""
        if operation.text is not None and operation.text.strip():
            raise PatchError("a removal has content")
        target, kind = found.element, found.kind
        if kind == "node":
            self._remove_node(target, operation.get("ws"))
        elif kind == "attribute":
            del target.attrib[found.name]
        elif kind == "text" and found.after is None:
            target.text = None
        elif kind == "text" and found.after is not None:
            found.after.tail = None
        else:
            self._declare(target, found.name, None)

    def _add_named(self, operation: Element, target: Element, kind: str) -> None:
        value = _only_text(operation)
        if kind.startswith(_NEW_NAMESPACE):
            prefix = kind.removeprefix(_NEW_NAMESPACE)
            if prefix in own_namespaces(target):
                raise PatchError(f"there is a namespace `{prefix[:40]}` already")
            self._declare(target, prefix, value.strip())
            return
        if not kind.startswith(_NEW_ATTRIBUTE):
            raise PatchError(f"its `type` is `{kind[:40]}`")
        self.budget.spend(len(target.attrib))
        name = expanded(kind.removeprefix(_NEW_ATTRIBUTE), operation.nsmap, default=False)
        if target.get(name) is not None:
            raise PatchError(f"there is an attribute `{kind[1:41]}` already")
        try:
            target.set(name, value)
        except ValueError as error:
            raise PatchError(f"its `type` is `{kind[:40]}`") from error

    def _add_beside(self, operation: Element, target: Element, *, after: bool) -> None:
        parent = _parent_of(target)
        if not after:
            self._splice(parent, target, operation)
            return
        follower = target.getnext()
        rest, target.tail = target.tail, None
        self._splice(parent, follower, operation)
        self._append_text(parent, follower, rest)

    def _splice(self, parent: Element, follower: Element | None, operation: Element) -> None:
        """Put an operation's content before a child, or at the end where there is none."""
        self._append_text(parent, follower, operation.text)
        for child in operation:
            fresh = deepcopy(child)  # its tail comes with it
            if follower is None:
                parent.append(fresh)
            else:
                follower.addprevious(fresh)

    def _append_text(self, parent: Element, follower: Element | None, text: str | None) -> None:
        """Put a text before a child, or at the end, behind the text that stands there."""
        if not text:
            return
        if follower is None:
            before = next(parent.iterchildren(reversed=True), None)
        else:
            before = follower.getprevious()
        if before is None:
            self.budget.spend(1, parent.text)
            parent.text = (parent.text or "") + text
        else:
            self.budget.spend(1, before.tail)
            before.tail = (before.tail or "") + text

    def _replace_node(self, operation: Element, target: Element) -> None:
        parent = _parent_of(target)
        texts = [operation.text, *(child.tail for child in operation)]
        alike = len(operation) == 1 and (
            is_element(operation[0]) if is_element(target) else operation[0].tag is target.tag
        )
        if not alike or any(text and text.strip() for text in texts):
            raise PatchError("its content is not one node of the kind that it replaces")
        fresh = deepcopy(operation[0])
        fresh.tail = target.tail
        parent.replace(target, fresh)

    def _remove_node(self, target: Element, spaces: str | None) -> None:
        parent = _parent_of(target)
        if spaces not in _SIDES:
            raise PatchError(f"its `ws` is `{str(spaces)[:40]}`")
        previous, rest = target.getprevious(), target.tail
        before = parent.text if previous is None else previous.tail
        if "after" in _SIDES[spaces] and rest is not None and not rest.strip():
            rest = None
        if "before" in _SIDES[spaces] and before is not None and not before.strip():
            before = None
        self.budget.spend(1, before)
        parent.remove(target)
        if previous is None:
            parent.text = (before or "") + (rest or "") or None
        else:
            previous.tail = (before or "") + (rest or "") or None

    def _declare(self, element: Element, prefix: str, uri: str | None) -> None:
        """Change what a prefix stands for, None for nothing: lxml needs a new element for that."""
        own = own_namespaces(element)
        used = own.pop(prefix, None)
        self.budget.spend(size_of(element) + len(own))
        if used is not None and _uses(element, f"{{{used}}}"):
            raise PatchError(f"names use the namespace `{prefix[:40]}`")
        if uri is not None:
            if not uri:
                raise PatchError("a prefix is to stand for nothing")
            own[prefix] = uri
        try:
            # lxml takes a default namespace under None, which its stubs don't know
            fresh = etree.Element(element.tag, nsmap=cast("dict[str, str]", own))
            fresh.attrib.update(element.attrib)
        except ValueError as error:
            raise PatchError(f"`{prefix[:40]}` can't be a prefix of `{uri}`"[:200]) from error
        fresh.text, fresh.tail = element.text, element.tail
        parent = element.getparent()
        if parent is None:
            self.root = fresh
        else:
            parent.replace(element, fresh)
        fresh.extend(list(element))


def _only_text(operation: Element) -> str:
    """Return the text of an operation that may hold nothing else."""
    if len(operation):
        raise PatchError("its content is more than a text")
    return operation.text or ""


def _parent_of(node: Element) -> Element:
    parent = node.getparent()
    if parent is None:
        raise PatchError("the root stays, and stays alone")
    return parent


def _uses(element: Element, braced: str) -> bool:
    """Tell whether a name in an element is of a namespace, given as a tag begins with it."""
    return any(
        str(name).startswith(braced)
        for each in element.iter("*")
        for name in (each.tag, *each.attrib)
    )
