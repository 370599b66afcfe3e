"""Rules files of as many rows as one likes, as a site with a hundred teams might grow them.

Rows for the whole site come first and last; between them each team has its own: exceptions
by activity, device, calendar and note, each before the more general row that it is one of,
and ranges cut where the team wants them. Pools of teams share a few. So rows overlap, with
sets, ranges and negations over eight fields, but each row and each value in it matters: every
row's outcome is its own, and some presence reaches it.
"""

from __future__ import annotations

import random
from itertools import count, islice

__all__ = ["FEW_ROWS", "rules_text", "teams"]

FEW_ROWS = 60
"""How many rows are enough to see that all works."""
ROWS_A_TEAM = 25
"""Fewer than teams have on average, so that there are teams enough."""
NAMED = ("front-office", "back-office", "night", "vip")
POOL = 4
OWN_CALLS = 3  # each third team says itself what a call means
ACTIVITIES = (
    *("on-the-phone", "in-a-conference", "in-a-meeting", "in-presentation"),
    *("urgent-interruptions-only", "out-of-office", "off-work"),
)
DEVICES = ("deskphone", "mobile", "web")  # "computer" is left to a negation
CALENDARS = ("tentative", "busy", "out-of-office")  # so is "free"
EDGES = (3000, 3600, 4500, 5200, 6000, 6900, 7500, 9000, 10500, 12000, 13500, 15000, 16500, 18000)
CLASSES = (
    *("available", "available-idle", "busy", "busy-idle"),
    *("do-not-disturb", "be-right-back", "away", "offline"),
)


def teams(rows):
    """Return the names of the teams that a file of so many rows is about."""
    more = rows // ROWS_A_TEAM + 1 - len(NAMED)
    return [*NAMED, *(f"team-{number}" for number in range(1, more + 1))]


def rules_text(rows):
    """Return a rules file with one table of so many rows, the same in every run."""
    names = teams(rows)
    tail = list(_last())
    middle = islice(_of_all_teams(names), rows - len(tail))
    numbered = zip(count(1), [*middle, *tail], strict=False)
    return "\n".join((
        *("language 1", "use microsoft", "use sip", "use genesys", ""),
        *("context {", "    agent.on_call : yes/no"),
        *(f"    agent.group   : token {{ {', '.join(names)} }}", "}", ""),
        "table voice first {",
        *(_row(number, *each) for number, each in numbered),
        *('    otherwise -> NotReady reason "Unknown"', "}", ""),
    ))  # fmt: skip


def _row(number, condition, outcome='NotReady reason "R{}"'):
    return f"    row r{number} when {condition} -> {outcome.format(number)}"


def _of_all_teams(names):
    """Yield the conditions and outcomes of the rows before the last."""
    dice = random.Random(20261122)  # noqa: S311 - nothing is kept secret with it
    own = names[::OWN_CALLS]
    yield "subscription is terminated", 'NotReady reason "NoPresence"'
    yield "subscription is pending", "keep"
    yield (f"agent.on_call and not agent.group{_of(own)}",)
    for first in range(0, len(names), POOL):
        pool = names[first : first + POOL]
        yield from _of_pool(dice, pool)
        for name in pool:
            yield from _of_team(dice, f"agent.group is {name}", calls=name in own)


def _last():
    """Yield the rows for who is in no team, or whose team says nothing."""
    yield ("availability is absent and device is absent",)
    yield ("availability < 3000",)
    for name in CLASSES:
        yield (f"availability is {name}",)


def _of_pool(dice, pool):
    """Yield rows that hold for a few teams, each in a narrow case."""
    for activity in dice.sample(ACTIVITIES, 3):
        device, edge = dice.choice(DEVICES), dice.choice(EDGES[4:])
        case = f"activity is {activity} and device is {device} and note-type is personal"
        yield (f"agent.group{_of(pool)} and {case} and availability < {edge}",)


def _of_team(dice, group, *, calls):
    """Yield the rows of one team."""
    if calls:
        yield (f"{group} and agent.on_call and device{_of(dice.sample(DEVICES, 2))}",)
    tokens = dice.sample(ACTIVITIES, 6)
    for some in (tokens[:1], tokens[1:3], tokens[3:6])[dice.randrange(2) :]:
        activity = f"{group} and activity{_of(some)}"
        silent = " and not agent.on_call" if calls else ""
        yield (f"{activity} and not calendar{_of(dice.sample(CALENDARS, 2))}{silent}",)
        yield (activity,)
    if calls:
        yield (f"{group} and agent.on_call",)
    edges = sorted(dice.sample(EDGES, 5))
    for low, above in zip(edges, [*edges[1:], None], strict=True):
        yield from _of_range(dice, group, low, above)


def _of_range(dice, group, low, above):
    """Yield exceptions within a range of availability, and last the row for all of it."""
    within = f"availability in {low}..{above - 1}" if above else f"availability >= {low}"
    devices = dice.sample(DEVICES, len(DEVICES))
    exceptions = (
        f"device{_of(devices[:2])}",
        f"calendar{_of(dice.sample(CALENDARS, dice.randint(1, 2)))}",
        "note-type is oof and not device is computer",
        f"calendar is not absent and not device{_of(['computer', devices[2]])}",
    )
    for number in sorted(dice.sample(range(len(exceptions)), dice.randint(2, 4))):
        yield (f"{group} and {within} and {exceptions[number]}",)
    if above and above <= 4500:
        yield f"{group} and {within} and subscription is active", "Ready after 3s"
    else:
        yield (f"{group} and {within}",)


def _of(names):
    return f" is {names[0]}" if len(names) == 1 else f" in {{{', '.join(names)}}}"
