"""Which child of an element is one too many, missing, or in the wrong place, in words."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from presencemap.documents.schemas.document import Document
from presencemap.documents.xml import Element, local_name

__all__ = ["Content"]


@frozen
class Content:
    """The children of an element, beside what its type allows.

    `steps` are what the type's content is made of, in order: elements, wildcards, and choices.
    `places` has the number of the step that each child is of, None for one that is of none.
    """

    document: Document
    parent: Element
    steps: tuple[Any, ...]
    places: tuple[int | None, ...]

    @classmethod
    def of(cls, document: Document, parent: Element, kind: Any | None) -> Content:
        """Return the content of an element whose type in the schema is `kind`."""
        steps = _steps(kind)
        tags = {child.tag: None for child in parent}
        places = {tag: _place(steps, str(tag)) for tag in tags}
        return cls(document, parent, steps, tuple(places[child.tag] for child in parent))

    def fault(self, index: int) -> str:
        """Return what is wrong with the child at an index, or with the end of the children."""
        if index >= len(self.parent):
            return f"{self._missing()} is missing in {self._name(self.parent)}"
        child, place = self.parent[index], self.places[index]
        if place is None:
            return self._unknown(child)
        shown, before = self._name(child), self.places[:index]
        earlier = next((n for n, p in enumerate(before) if p is not None and p > place), None)
        if earlier is not None:
            return f"{shown} belongs before {self._name(self.parent[earlier])}"
        lacking = next((n for n in range(place) if self._lacks(n, before)), None)
        if lacking is not None and lacking in self.places[index:]:
            later = self.parent[self.places.index(lacking, index)]
            return f"{shown} belongs behind {self._name(later)}"
        if lacking is not None:
            return f"{_named(self.steps[lacking])} is missing before {shown}"
        return self._beside(index)

    def _beside(self, index: int) -> str:
        shown = self._name(self.parent[index])
        if not index:
            return f"{shown} may not stand here in {self._name(self.parent)}"
        other = self.parent[index - 1]
        if other.tag == self.parent[index].tag:
            return f"{shown} stands too often in {self._name(self.parent)}"
        return f"{shown} may not stand beside {self._name(other)}"

    def _unknown(self, child: Element) -> str:
        message = f"{self._name(child)} is no part of {self._name(self.parent)}"
        name = local_name(child).casefold()
        known = (each for step in self.steps for each in _names(step))
        meant = next((each for each in known if each.casefold() == name), None)
        return f"{message}: it differs from `{meant}` only by case" if meant else message

    def _missing(self) -> str:
        lacking = [n for n in range(len(self.steps)) if self._lacks(n, self.places)]
        return _named(self.steps[lacking[0]]) if lacking else "an element"

    def _lacks(self, number: int, places: tuple[int | None, ...]) -> bool:
        """Tell whether a step that must be there is not among these."""
        step = self.steps[number]
        return step.min_occurs > 0 and number not in places and bool(_names(step))

    def _name(self, element: Element) -> str:
        return f"`{self.document.name(element)}`"


def _steps(kind: Any | None) -> tuple[Any, ...]:
    group: Any = getattr(kind, "content", None)
    while hasattr(group, "iter_elements"):
        steps = tuple(group)
        if len(steps) != 1 or not hasattr(steps[0], "iter_elements"):
            return steps if group.model == "sequence" else (group,)
        group = steps[0]
    return ()


def _elements(step: Any) -> list[Any]:
    return list(step.iter_elements()) if hasattr(step, "iter_elements") else [step]


def _place(steps: tuple[Any, ...], tag: str) -> int | None:
    matching = (n for n, step in enumerate(steps) if _takes(step, tag))
    return next(matching, None)


def _takes(step: Any, tag: str) -> bool:
    return any(each.is_matching(tag) for each in _elements(step))


def _names(step: Any) -> list[str]:
    """Return the names of the elements that may stand for a step; wildcards have none."""
    return [each.local_name for each in _elements(step) if each.name]


def _named(step: Any) -> str:
    return " or ".join(f"`{name}`" for name in _names(step))
