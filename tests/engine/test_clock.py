"""Calendar conditions in the engine: time passes, and answers change without a notification."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from presencemap import Engine, Update
from presencemap.tables.load import compile_text

RULES = """\
language 1
use microsoft
use genesys
timezone "Europe/Paris"
table voice first {
    row closed when not (between 08:00 and 18:00 and on mon..fri) -> LoggedOut
    row free   when availability is available                     -> Ready after 3s
    otherwise                                                     -> NotReady
}
"""
ADA = Update("sip:ada@contoso.example", {"availability": 3500}, "microsoft")


def instant(text):
    """Return the epoch seconds of a Paris wall-clock time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Paris")).timestamp()


def fresh(text=RULES):
    """Make an engine that knows nobody."""
    return Engine(compile_text(text).rules)


def said(transitions):
    """Return when (Paris time) and where each transition goes."""
    return [
        (str(datetime.fromtimestamp(t.at, ZoneInfo("Europe/Paris")))[:19], t.to_state)
        for t in transitions
    ]


def test_opening_and_closing_hours_change_states():
    """At eight an agent who is available becomes ready after the hold, at six he is logged out."""
    engine = fresh()
    start = instant("2026-11-20T07:00:00")  # a Friday
    done = engine.update(ADA, at=start)
    assert engine.deadline == instant("2026-11-20T08:00:00")
    done += engine.advance(instant("2026-11-23T12:00:00"))
    assert said(done) == [
        ("2026-11-20 07:00:00", "LoggedOut"),
        ("2026-11-20 08:00:03", "Ready"),
        ("2026-11-20 18:00:00", "LoggedOut"),
        ("2026-11-23 08:00:03", "Ready"),
    ]


def test_stepwise_and_at_once_are_the_same():
    """Calling `advance` at every deadline gives what one late call gives."""
    late, step = fresh(), fresh()
    start, end = instant("2026-10-23T07:00:00"), instant("2026-10-27T20:00:00")  # summer ends
    done = [*late.update(ADA, at=start), *late.advance(end)]
    steps = [*step.update(ADA, at=start)]
    while step.deadline is not None and step.deadline <= end:
        steps += step.advance(step.deadline)
    assert said(steps) == said(done)
    assert ("2026-10-26 08:00:03", "Ready") in said(done)


def test_a_clock_that_jumps_by_years_is_not_made_up_for():
    """A jump of decades takes a few steps, and ends with what holds now."""
    engine = fresh()
    engine.update(ADA, at=0.0)
    done = engine.advance(instant("2026-11-23T12:00:00"))
    done += engine.advance(instant("2026-11-23T12:00:05"))
    assert len(done) < 1_000
    assert done[-1].to_state == "Ready"


def test_behind_a_jump_what_holds_now_is_decided():
    """Where the boundaries between are left out, the moment itself is still looked at."""
    engine = fresh()
    engine.update(ADA, at=0.0)
    engine.advance(instant("2026-11-23T10:00:00"))
    assert engine.explain("sip:ada@contoso.example").tables["voice"].explanation.decision.row == (
        "free"
    )


def test_a_clock_that_was_ahead_does_not_stop_the_calendar():
    """After a moment of wrong time, far ahead, opening hours go on by the right one."""
    engine = fresh()
    engine.update(ADA, at=instant("2026-11-20T07:00:00"))
    engine.advance(instant("2030-01-01T12:00:00"))
    assert engine.advance(instant("2026-11-20T07:30:00")) == ()
    assert engine.deadline == instant("2026-11-20T08:00:00")


def test_a_document_can_not_set_the_clock():
    """The fields `time` and `weekday` are the clock's; what a document calls so is left out."""
    engine = fresh()
    update = Update("sip:ada@contoso.example", {"time": 720, "weekday": "mon"}, "microsoft")
    done = engine.update(update, at=instant("2026-11-22T12:00:00"))
    assert [t.to_state for t in done] == ["LoggedOut"]


def test_explain_looks_at_the_clock_of_the_decision():
    """An explanation shows the time at which it was decided."""
    engine = fresh()
    engine.update(ADA, at=instant("2026-11-20T07:15:00"))
    facts = engine.explain("sip:ada@contoso.example").facts
    assert (facts["time"], facts["weekday"]) == (435, "fri")


def test_attributes_bring_their_requests_once():
    """What an attribute needs is asked for when it is new to the agent, and not again."""
    engine = fresh(
        "language 1\nuse microsoft\nvocabulary v\nstate A { loud : yes/no }\n"
        "transition any -> any : move\nwith loud yes : RingOn\nwith loud no : RingOff\n"
        "table t first {\n row a when availability is busy -> A loud yes\n"
        " row b when availability is away -> A loud no\n otherwise -> A\n}\n"
    )
    requests = []
    for at, number in enumerate([6500, 15500, 0, 6500]):
        update = Update("sip:ada@contoso.example", {"availability": number}, "microsoft")
        requests += [t.requests for t in engine.update(update, at=float(at))]
    assert requests == [(), ("move", "RingOff"), ("move",), ("move", "RingOn")]
