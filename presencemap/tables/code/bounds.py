"""How much generated code may cost to make and to keep."""

from __future__ import annotations

import attrs
from attrs import frozen

from presencemap.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_BOUNDS", "Bounds"]


@frozen(kw_only=True)
class Bounds:
    """What is generated of a table, and what is left to the interpreter.

    A diagram with up to `leaves` paths becomes branches: Python compiles about forty of them a
    millisecond. Of one with up to `ordered_nodes` nodes, up to `orders` orders of its fields are
    tried. Any other diagram becomes lookups in lists: as few as keep the lists below
    `wished_entries` together (8 bytes each, so that they stay in a processor's cache), and more of
    them where it must be. What takes more than `entries` is interpreted, and so is a table whose
    diagram is beyond `nodes`, `steps` or `seconds`.
    """

    leaves: int = 1_000
    ordered_nodes: int = 300
    orders: int = 40
    wished_entries: int = 300_000
    entries: int = 2_000_000
    nodes: int = 150_000
    steps: int = 6_000_000
    seconds: float = 15.0

    def limits(self) -> Limits:
        """Return the bounds of the diagram as the budget of one takes them."""
        return attrs.evolve(
            DEFAULT_LIMITS,
            diagram_nodes=self.nodes,
            diagram_steps=self.steps,
            diagram_seconds=self.seconds,
        )


DEFAULT_BOUNDS = Bounds()
