"""A transition: what the engine tells its host to carry out."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

__all__ = ["Transition"]


@frozen
class Transition:
    """An agent's state change in one table (one channel).

    `at` is when it is due, in epoch seconds: the time of the notification, or the end of the
    hold. `from_state` is None as long as the engine knows no state of the agent. `requests`
    are the target's requests that carry the change out, in order, then those for attributes that
    the agent did not have with that value; it is empty where the vocabulary names none, and
    where `from_state` is None. `row` and `line` name the row that decided it; `source` is what
    the host gave with the notification that began the hold.
    """

    at: float
    agent: str
    table: str
    from_state: str | None
    to_state: str
    attributes: Mapping[str, str | bool | int] = field(hash=False)
    row: str | None
    line: int | None
    requests: tuple[str, ...] = ()
    source: object = None
