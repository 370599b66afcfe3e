"""Comments beside what a fix would take out: only their author knows what they speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from presencemap.language import tree
from presencemap.source import Source
from presencemap.tables.files import RulesFile

__all__ = ["Comments"]

_CLOSING: Final = re.compile(r"[ \t,)]*")


class Comments:
    """Where comments stand, for a fix should neither move one nor leave one alone."""

    def __init__(self, files: Iterable[RulesFile]) -> None:
        """Look at the comments of some files."""
        self._starts = {
            file.source: [comment.span.start for comment in file.parsed.comments] for file in files
        }

    def stand(self, source: Source, nodes: Sequence[tree.Node], index: int) -> bool:
        """Tell whether one stands in what goes with one of some nodes, or right behind it."""
        span = nodes[index].span
        start = nodes[index - 1].span.end if index else span.start
        end = span.end if index else nodes[1].span.start
        behind = _CLOSING.match(source.text, end)
        starts = self._starts[source]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] <= (behind.end() if behind else end)
