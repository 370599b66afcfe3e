"""The file's own clock: local time, days, and when an answer may change."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.clock import Clock, is_timezone
from presencemap.tables.load import compile_text

PARIS = ZoneInfo("Europe/Paris")


def instant(text, fold=0):
    """Return the epoch seconds of a Paris wall-clock time."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold).timestamp()


@pytest.mark.parametrize(
    ("wall", "fold", "minute", "day"),
    [
        ("2026-11-22T09:30:59", 0, 570, "sun"),
        ("2026-07-01T00:00:00", 0, 0, "wed"),
        ("2026-10-25T02:30:00", 0, 150, "sun"),
        ("2026-10-25T02:30:00", 1, 150, "sun"),
    ],
)
def test_shows_wall_time(wall, fold, minute, day):
    """The clock shows the time zone's minute and day, summer and winter."""
    shown = Clock("Europe/Paris").facts(instant(wall, fold))
    assert shown == {"time": minute, "weekday": day}


@given(
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    st.sets(st.integers(0, 1439), min_size=1, max_size=3),
    st.integers(1_767_225_600, 1_798_761_600),  # the year 2026
)
def test_misses_no_change(zone, edges, at):
    """Up to the next change a rule sees neither another day nor the other side of an edge."""
    clock = Clock(zone, (0, *sorted(edges - {0})))

    def side(when):
        shown = clock.facts(when)
        return shown["weekday"], sum(edge <= shown["time"] for edge in clock.boundaries)

    due = clock.next_change(at)
    assert at < due <= at + 2 * 86400
    assert {side(when) for when in range(at, int(due - 0.5), 97)} <= {side(at)}
    assert side(due - 0.5) == side(at)


@pytest.mark.parametrize("at", [1e18, -1e18])
def test_survives_times_that_no_calendar_has(at):
    """An instant beyond all calendars shows nothing, and nothing is due."""
    assert (Clock("UTC").facts(at), Clock("UTC").next_change(at)) == ({}, None)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Europe/Paris", True), ("UTC", True), ("europe/paris", False), ("../etc", False),
        ("", False), ("Europe", False), ("Mars/Phobos", False),
        ("Factory", False), ("local", False), ("localtime", False), ("posixrules", False),
    ],
)  # fmt: skip
def test_knows_the_iana_names(name, known):
    """Only names of the database that mean the same everywhere are zones, letter for letter."""
    assert is_timezone(name) is known


RULES = """\
language 1
timezone "Europe/Paris"
use genesys
context { shift : time of day  day : weekday }
table t first {
    row X when CONDITION -> Ready after 1s
    otherwise -> NotReady
}
"""


@pytest.mark.parametrize(
    ("condition", "true", "false"),
    [
        ("between 08:00 and 18:00", ["08:00", "17:59"], ["07:59", "18:00", "23:00"]),
        ("between 22:00 and 06:00", ["22:00", "23:59", "00:00", "05:59"], ["06:00", "21:59"]),
        ("between 22:00 and 00:00", ["22:00", "23:59"], ["00:00", "21:59"]),
        ("between 22:00 and 24:00", ["22:00", "23:59"], ["00:00", "21:59"]),
        ("between 00:00 and 24:00", ["00:00", "12:00", "23:59"], []),
        ("time in 08:00..12:00", ["08:00", "12:00"], ["07:59", "12:01"]),
        ("time >= 18:00 or time < 08:00", ["18:00", "07:59"], ["08:00", "17:59"]),
        ("not between 08:00 and 18:00", ["18:00"], ["08:00"]),
        ("shift between 08:00 and 18:00", [], ["09:00"]),
    ],
)
def test_times_of_day_are_compared(condition, true, false):
    """`between` has its start and not its end, and goes round midnight; ranges have both ends."""
    result = compile_text(RULES.replace("CONDITION", condition))
    assert result.diagnostics == ()
    for text, row in [(each, "X") for each in true] + [(each, "otherwise") for each in false]:
        hours, minutes = map(int, text.split(":"))
        presence = {"time": hours * 60 + minutes, "weekday": "mon"}
        assert (text, result.rules.decide(presence)["t"].row) == (text, row)


@pytest.mark.parametrize(
    ("condition", "days"),
    [
        ("on mon..fri", "mon tue wed thu fri"),
        ("on fri..mon", "fri sat sun mon"),
        ("on {sat, sun}", "sat sun"),
        ("on wed", "wed"),
        ("on {mon, thu..fri}", "mon thu fri"),
        ("not on mon..fri", "sat sun"),
        ("weekday in {sat, sun}", "sat sun"),
        ("weekday in sat..mon", "sat sun mon"),
        ("weekday is not sun", "mon tue wed thu fri sat"),
    ],
)
def test_days_are_named(condition, days):
    """Days are single, in sets, or in ranges that may go round the week."""
    rules = compile_text(RULES.replace("CONDITION", condition)).rules
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    true = [d for d in week if rules.decide({"time": 0, "weekday": d})["t"].row == "X"]
    assert sorted(true) == sorted(days.split())


def test_decides_at_an_instant():
    """`decide(at=…)` looks at the clock; what the presence says of time goes before it."""
    rules = compile_text(RULES.replace("CONDITION", "between 08:00 and 18:00")).rules
    noon = instant("2026-11-23T12:00:00")
    assert rules.decide({}, at=noon)["t"].row == "X"
    assert rules.decide({"time": 0}, at=noon)["t"].row == "otherwise"
    assert rules.decide({})["t"].row == "otherwise"
    assert rules.explain({}, at=noon)["t"].decision.row == "X"
