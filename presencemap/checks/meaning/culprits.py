"""Which of some regions have nothing in common, as few as are needed for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from presencemap.tables.diagram.nodes import Diagrams, Node

__all__ = ["culprits"]


def culprits(
    diagrams: Diagrams, regions: Sequence[Node], is_empty: Callable[[Node], bool]
) -> list[int]:
    """Return the places of regions that together are empty and without any of which they are not.

    None at all if all regions have something in common. The first parts are preferred.
    """
    core: list[int] = []
    common = diagrams.true
    left = list(range(len(regions)))
    while not (core and is_empty(common)):
        so_far = common
        for place in left:
            so_far = diagrams.both(so_far, regions[place])
            if is_empty(so_far):
                break
        else:
            return []
        # Without this one the others before it are not enough; the ones behind are not needed.
        core.append(place)
        common = diagrams.both(common, regions[place])
        left = [each for each in left if each < place]
    return sorted(core)
