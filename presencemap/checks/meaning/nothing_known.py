"""The presence of somebody of whom nothing is known, at every time that makes a difference.

Every field is absent then but what the rules' own clock shows, which is always known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from presencemap.model import Decision, Value
from presencemap.model.times import WEEKDAYS, written_time
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.interpret import decide
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = ["decisions", "witness"]

_TIME, _WEEKDAY = (field.name for field in CLOCK_FIELDS)


def decisions(
    table: Table, rules: RuleSet, *, timeless: bool = False
) -> Iterator[tuple[Decision, Mapping[str, Value]]]:
    """Yield what a table decides of somebody unknown, and when, each row's answer once.

    If `timeless`, a presence without even a time is looked at as well: a host may decide so.
    """
    answered = set()
    presences = [*_presences(rules), *([{}] if timeless else [])]
    for presence in presences:
        decision = decide(table, presence)
        if decision.row not in answered:
            answered.add(decision.row)
            yield decision, presence


def _presences(rules: RuleSet) -> Iterator[dict[str, Value]]:
    if rules.clock is None:
        yield {}
        return
    times = rules.clock.boundaries if _TIME in rules.used_fields else (0,)
    days = WEEKDAYS if _WEEKDAY in rules.used_fields else WEEKDAYS[:1]
    for day in days:
        for time in times:
            yield {_TIME: time, _WEEKDAY: day}


def witness(rules: RuleSet, presence: Mapping[str, Value]) -> dict[str, object]:
    """Return the fields that the rules use, each with its value as an example writes it."""
    shown: dict[str, object] = dict.fromkeys(sorted(rules.used_fields))
    for name in shown:
        value = presence.get(name)
        shown[name] = written_time(value) if isinstance(value, int) else value
    return shown
