"""What a tag means where it stands in a PIDF document, and what elements say.

`plan` makes the slots, `reading` collects what is said, `ambiguity` and `vendors` decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from presencemap.documents.xml import Element
from presencemap.model import Value

__all__ = ["DOCUMENT", "PERSON", "TUPLE", "Said", "Saying", "Slot"]

PERSON: Final = 0
TUPLE: Final = 1
DOCUMENT: Final = 2

"""Who says something: a person goes before a tuple, and that before the document."""


Saying: TypeAlias = Callable[[Element, float | None], Value]
"""What gives the value that an element says, as of a time; None if it says nothing."""


@frozen
class Slot:
    """What a tag means where it stands.

    `rank` tells who says it (a person, a tuple or the document), `path` is its place. `says` are
    the fields that it feeds, `is_timed` whether it may hold for a time only. `inside` is for
    what holds others: what those mean.
    """

    name: str
    rank: int
    path: str
    says: tuple[tuple[str, Saying], ...] = ()
    is_timed: bool = False
    inside: Mapping[str, Slot] | None = None


Said: TypeAlias = tuple[Value, Slot, Element, Element]
"""A value, the element that gives it, and the person, tuple or document that says so."""
