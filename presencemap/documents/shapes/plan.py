"""What a dialect says of a document's shape: which values its reader looks at, and what for.

Of every value in a document one of these holds:

* it is *ignored*: the reader of the dialect never looks at it, whatever it says;
* it is *filled*: the reader only looks whether there is a text;
* it is *pinned*: it decides what the reader looks at, so it belongs to the shape;
* it is a *key*: the reader looks at it, and what it says of the document follows from all
  keys together;
* it is a *text*: it is looked at for the sake of one field, which it is, without white space
  around it; and nothing else depends on it as long as it is not empty;
* it names the *presentity*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from attrs import define, field

from presencemap.documents.shapes.markup import Slot
from presencemap.documents.xml import Element
from presencemap.model import Place, Update, Value

__all__ = ["Compute", "Known", "Plan"]

Known: TypeAlias = tuple[dict[str, Value], Mapping[str, Place]]
"""What a combination of keys comes to: changes, and where they stand."""

Compute: TypeAlias = Callable[[Sequence[str], Update], Known | None]
"""Makes of keys what the reader would make of them.

It is given the keys in the order of the plan, and what the reader has made of the document learned
from. It gives None for keys about which the reader has to be asked.
"""


@define
class Plan:
    """What is to be done with the values of a document and of its like.

    `texts` are listed by the fields that they are. Without `compute`, each combination of keys has
    to come once before it is known; `computed` is how many keys it takes into account.
    """

    presentity: Slot | None = None
    pins: set[Slot] = field(factory=set)
    filled: set[Slot] = field(factory=set)
    keys: list[Slot] = field(factory=list)
    texts: dict[str, Slot] = field(factory=dict)
    compute: Compute | None = None
    computed: int = 0

    def add_key(self, element: Element, name: str | None = None) -> int:
        """Add a key, an attribute of that name or the text; return its number."""
        self.keys.append((element, name))
        return len(self.keys) - 1

    def captured(self) -> list[Slot]:
        """Return what is captured: the presentity if it is named, the texts, the keys."""
        named = [self.presentity] if self.presentity else []
        return [*named, *self.texts.values(), *self.keys]
