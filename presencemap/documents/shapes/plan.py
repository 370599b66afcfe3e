"""What a dialect says of a document's shape: which values matter, and how.

Of every value in a document one of three things holds:

* it is *captured*: it becomes a field's value, in one of the simple ways of `Kind`;
* it is *pinned*: the reader looks at it, and whatever it decides stays decided only as long as
  the value is the same;
* it is *ignored*: the reader of the dialect never looks at it, whatever it says.
"""

from __future__ import annotations

from enum import Enum

from attrs import define, field, frozen

from presencemap.documents.shapes.markup import Slot

__all__ = ["Capture", "Kind", "Plan"]


class Kind(Enum):
    """How a captured text becomes a value. What comes out empty or odd is left to the reader."""

    TEXT = "text"  # without white space around it
    TOKEN = "token"  # noqa: S105 - up to 64 bytes likewise, in lower case
    NUMBER = "number"  # one to nine digits


@frozen
class Capture:
    """A value that varies: which one, and what it becomes."""

    slot: Slot
    kind: Kind


@define
class Plan:
    """What varies between documents of one shape.

    `fields` has the captured ones, `presentity` the value that names whose presence it is; all else
    is what the reader has said of the document that the shape is learned from. `ranges` are
    pairs of numbers between which the captured number `ranged` must lie: of what is outside the
    shape tells nothing.
    """

    presentity: Slot | None = None
    fields: dict[str, Capture] = field(factory=dict)
    pins: set[Slot] = field(factory=set)
    ranged: Capture | None = None
    ranges: list[tuple[Capture | int, Capture | int]] = field(factory=list)

    def kinds(self) -> dict[Slot, Kind]:
        """Return what each value that is captured for the sake of fields becomes."""
        bounds = [each for pair in self.ranges for each in pair if isinstance(each, Capture)]
        ranged = [self.ranged] if self.ranged else []
        captures = [*self.fields.values(), *ranged, *bounds]
        return {capture.slot: capture.kind for capture in captures}
