"""The presence that is made of what a user, machines and calendars publish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.microsoft.aggregation import (
    INPUTS,
    Contribution,
    aggregate,
    kept,
    most_active,
)

ON_THE_PHONE = ("on-the-phone", 6500, 8999, ())
IN_A_MEETING = ("in-a-meeting", 6500, 8999, ())
CONFERENCE = ("in-a-conference", 7000, 8999, ())
OUT_OF_OFFICE = ("out-of-office", 12000, None, ())
URGENT = ("urgent-interruptions-only", 6900, 8999, ())


def user(published, availability, *activities):
    """Return what a user set."""
    return Contribution("userState", published, availability, activities)


def machine(published, availability):
    """Return how active a machine is."""
    return Contribution("machineState", published, availability)


def phone(published, availability=6500, *activities):
    """Return what a phone tells of a call."""
    return Contribution("phoneState", published, availability, activities or (ON_THE_PHONE,))


def meeting(published, availability=6500, *activities, started=None):
    """Return what a calendar tells of a meeting."""
    said = activities or (IN_A_MEETING,)
    return Contribution("calendarState", published, availability, said, started)


def outcome(*contributions):
    """Return number and token of what some states make."""
    made = aggregate(contributions)
    token = None if made.speaker is None else made.speaker.activities[made.said][0]
    return made.availability, token


@pytest.mark.parametrize(
    ("states", "number", "token"),
    [
        # real log: a call of somebody who is available
        pytest.param((user(1, 3500), machine(1, 3500), phone(2)), 6500, "on-the-phone", id="log"),
        # OCS 2007 R2, dd941370: calendar free, machine active, user busy
        pytest.param((machine(1, 3500), user(2, 6500)), 6500, None, id="user busy"),
        pytest.param((user(1, 6500), machine(2, 3500)), 6500, None, id="busy at an active machine"),
        pytest.param((user(1, 6500), machine(2, 15500)), 15500, None, id="locked after busy"),
        pytest.param((machine(1, 15500), user(2, 3500)), 3500, None, id="the user came later"),
        pytest.param((phone(1), user(2, 3500)), 3500, None, id="the user denies a call"),
        pytest.param((phone(2), user(2, 3500)), 3500, None, id="at the same time"),
        pytest.param((machine(1, 3500), meeting(1)), 6500, "in-a-meeting", id="no user state"),
        pytest.param((user(1, 9500), phone(2)), 9500, None, id="beyond the range of a token"),
        pytest.param((user(1, 6900, URGENT), phone(2)), 6900, URGENT[0], id="highest minimum"),
        pytest.param((phone(1, 7000, CONFERENCE), phone(1)), 7000, CONFERENCE[0], id="two calls"),
        pytest.param((user(1, 3500), user(2, 15500)), 15500, None, id="two user states"),
        pytest.param((user(2, 3500), user(1, 15500)), 3500, None, id="two user states, turned"),
        pytest.param((user(1, 3500), user(1, 15500)), 15500, None, id="two at one time"),
        pytest.param((user(1, 3500), meeting(2, None, OUT_OF_OFFICE)), 3500, None, id="hidden"),
        pytest.param(
            (user(1, 15500), meeting(2, None, OUT_OF_OFFICE)), 15500, OUT_OF_OFFICE[0], id="shown"
        ),
        pytest.param((meeting(2, None, OUT_OF_OFFICE),), None, None, id="no number at all"),
        pytest.param(
            (Contribution("presentingState", 2, 9500, (("in-presentation", 9000, None, ()),)),),
            9500,
            "in-presentation",
            id="presenting",
        ),
        pytest.param((), None, None, id="nothing"),
    ],
)
def test_outcomes(states, number, token):
    """The newest user state and what came after it: the least available, and who says why."""
    assert outcome(*states) == (number, token)


def test_ties_between_activities():
    """Of equal minima the newest state speaks, by its start where it has one."""
    assert outcome(phone(1), meeting(2)) == (6500, "in-a-meeting")
    assert outcome(phone(2), meeting(1)) == (6500, "on-the-phone")
    assert outcome(phone(2), meeting(1, started=3)) == (6500, "in-a-meeting")
    assert outcome(phone(2), meeting(3, started=1)) == (6500, "on-the-phone")


def test_an_activity_that_says_nothing_never_speaks():
    """Neither token nor text: dropped, however high its minimum."""
    silent = (None, 6500, None, ())
    assert outcome(user(1, 6500, silent, ("in-a-meeting", None, None, ()))) == (
        6500,
        "in-a-meeting",
    )
    custom = (None, 6500, None, (("1033", "Board"),))
    made = aggregate([user(1, 6500, ("in-a-meeting", None, None, ()), custom)])
    assert (made.speaker, made.said) == (made.number, 1)


def test_the_most_active_machine():
    """The lowest number is the machine's, the newest of equal ones; one without counts for none."""
    silent = Contribution("machineState", 9)
    away, active, older = machine(3, 15500), machine(2, 3500), machine(1, 3500)
    assert most_active([away, older, silent, active]) is active
    assert most_active([silent, phone(1)]) is None


def test_the_servers_machine_state_stands_in():
    """What a server makes of machines counts only where no machine's own state is there."""
    servers = Contribution("aggregateMachineState", 9, 3500)
    assert most_active([servers]) is servers
    assert most_active([servers, machine(1, 15500)]).availability == 15500


def test_an_old_machine_hides_nothing():
    """A machine that was locked yesterday is left out, which OfficeSIP's rule would not do."""
    states = [machine(1, 15500), user(2, 3500), phone(3)]
    assert kept(states) == [states[1], states[2]]
    assert max(each.availability for each in states) == 15500
    assert outcome(*states)[0] == 6500


contributions = st.lists(
    st.builds(
        Contribution,
        st.sampled_from(sorted(INPUTS)),
        st.integers(0, 5).map(float),
        st.none() | st.sampled_from([3500, 5000, 6500, 7000, 9500, 15500, 18000]),
        st.lists(
            st.sampled_from([ON_THE_PHONE, IN_A_MEETING, CONFERENCE, OUT_OF_OFFICE, URGENT]),
            max_size=2,
        ).map(tuple),
        st.none() | st.integers(0, 5).map(float),
    ),
    max_size=6,
)


@given(contributions)
def test_what_an_aggregate_rests_on(states):
    """Number and activity come from states that were kept, the activity fits the number."""
    made = aggregate(states)
    users = [each.published for each in states if each.kind == "userState"]
    for each in (made.number, made.speaker):
        assert each is None or each in states
        assert each is None or not users or each.published >= max(users)
    if made.speaker is not None:
        _, least, most, _ = made.speaker.activities[made.said]
        assert least <= made.availability <= (most or 2**32)
    later = [e for e in states if e.published > max(users, default=-1) and e.availability]
    calls = [e.availability for e in later if e.kind in ("phoneState", "calendarState")]
    assert all(made.availability >= number for number in calls)


@given(contributions, st.randoms(use_true_random=False))
def test_the_number_does_not_depend_on_the_order(states, random):
    """Whatever order a server lists its states in, times decide."""
    users = [each.published for each in states if each.kind == "userState"]
    if len(users) == len(set(users)):
        turned = random.sample(states, len(states))
        assert aggregate(turned).availability == aggregate(states).availability
