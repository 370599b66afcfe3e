"""The presence that a server makes of the states that a user, machines and calendars publish.

Plain values in and out, for views of one's own (roaming-self); to watchers the server sends the
result. The rules, and how sure they are:

* *machines*: one value for all of them, that of the most active device, which has the lowest
  availability number (Lync 2013 SDK, aggregation containers; OCS 2007 R2, dd941498). The
  server publishes it too, as aggregateMachineState, but its publishTime is that of an
  aggregation and not of a machine, so it only stands in where no machineState is there.
* *availability*: of the states published after the newest userState, and of that itself, the
  highest number, which is the least available (claim 1 of each of the patents US 10,686,901,
  US 9,942,338 and US 8,700,690 on aggregating presence; [MS-PRES] 3.8.5.1.2.3 begins with "the
  sorted set" that this leaves, and the logs at hand agree). What bears the user state's own time
  is not after it. Against this, OfficeSIP's server takes the highest number of all states
  whatever their times, so that a machine that was locked yesterday hides an Available of
  today. The patents are Microsoft's, so they count.
* *activity*: of the states that the step before has kept, those that fit the number; the
  highest minAvailability, then the newest state, by its startTime where it has one
  ([MS-PRES] 3.8.5.1.2.3, complete).

What no source at hand tells is left out: how an idle machine (5000) makes a busy user busy-idle
(7500), and when a publication expires. So a busy user with an idle machine is 6500 here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import field, frozen

from presencemap.documents.microsoft.activities import Activity, fits

__all__ = ["INPUTS", "Aggregate", "Contribution", "aggregate", "kept", "most_active"]

_USER: Final = "userState"
_MACHINE: Final = "machineState"
_MACHINES: Final = "aggregateMachineState"

INPUTS: Final = frozenset(
    {_USER, _MACHINE, _MACHINES, "phoneState", "calendarState", "presentingState"}
)
"""The types of state that an aggregate is made of; presentingState is in [MS-PRES] 3.8.5.4."""


@frozen
class Contribution:
    """One published state: its xsi:type, when it was published, and what it says.

    Times are epoch seconds, -inf where none is written; `started` is its startTime. `origin` is
    whatever the caller wants to find again.
    """

    kind: str
    published: float
    availability: int | None = None
    activities: tuple[Activity, ...] = ()
    started: float | None = None
    origin: Any = field(default=None, eq=False)

    @property
    def since(self) -> float:
        """The time that decides between activities of equal strength."""
        return self.published if self.started is None else self.started


@frozen
class Aggregate:
    """What the states make together: a number and who gave it, an activity and who said it.

    `said` is the place of the activity among those of `speaker`. `machine` is the most active one,
    whether or not its number counts.
    """

    number: Contribution | None
    speaker: Contribution | None
    said: int
    machine: Contribution | None

    @property
    def availability(self) -> int | None:
        """The aggregate's number, None where no state has one."""
        return None if self.number is None else self.number.availability


def aggregate(contributions: Sequence[Contribution]) -> Aggregate:
    """Return the presence that the states of one container make."""
    machine = most_active(contributions)
    others = [each for each in contributions if each.kind not in (_MACHINE, _MACHINES)]
    states = kept(others if machine is None else [*others, machine])
    numbered = [each for each in states if each.availability is not None]
    number = max(numbered, key=lambda each: each.availability or 0, default=None)
    speaker, said = _loudest(states, None if number is None else number.availability)
    return Aggregate(number, speaker, said, machine)


def most_active(contributions: Sequence[Contribution]) -> Contribution | None:
    """Return the machine with the lowest number, the newest of equal ones."""
    machines = [each for each in contributions if each.kind == _MACHINE]
    machines = machines or [each for each in contributions if each.kind == _MACHINES]
    numbered = [each for each in machines if each.availability is not None]
    return min(numbered, key=lambda each: (each.availability, -each.published), default=None)


def kept(contributions: Sequence[Contribution]) -> list[Contribution]:
    """Return the newest user state and what was published after it, everything without one.

    Of several user states with one time the last counts.
    """
    users = [each for each in contributions if each.kind == _USER]
    if not users:
        return list(contributions)
    user = max(reversed(users), key=lambda each: each.published)
    later = [each for each in contributions if each.published > user.published]
    return [user, *later]


def _loudest(
    states: Sequence[Contribution], availability: int | None
) -> tuple[Contribution | None, int]:
    """Return who says the activity that counts, and which of his it is."""
    best: tuple[Contribution | None, int] = (None, 0)
    highest = (-1, 0.0)
    for state in states:
        for index, activity in enumerate(state.activities):
            strength = (activity[1] or 0, state.since)
            if fits(activity, availability) and strength > highest:
                best, highest = (state, index), strength
    return best
