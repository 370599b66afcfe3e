"""What is told of one table's answer, as text and as JSON alike."""

from __future__ import annotations

from attrs import frozen

from presencemap.model import Decision
from presencemap.tables import Explanation
from presencemap.tables.nearest import Nearest

__all__ = ["Answer", "Way"]


@frozen
class Way:
    """The requests that lead from a state to the one decided upon; None: no legal way does."""

    state: str
    requests: tuple[str, ...] | None


@frozen
class Answer:
    """A decision, and what was asked for besides.

    That is why it is this one, the way to it from a state, and what would have to be different
    for another answer.
    """

    decision: Decision
    explanation: Explanation | None = None
    way: Way | None = None
    nearest: Nearest | None = None
