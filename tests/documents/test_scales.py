"""The older scales: every class at both of its ends, and where two sources part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import read_presence
from presencemap.documents.legacy.scales import (
    OFFLINE,
    SCALES,
    USER,
    State,
    number_of,
    said_by,
    token_of,
    weigh,
)

MSRTC = "text/xml+msrtc.pidf"
SCALE = st.integers(0, 999)
STATES = st.builds(
    State, st.integers(0, 20000), st.floats(0, 3e9), st.sampled_from([None, "busy", "presenting"])
)


def document(availability, activity):
    """Write a document that has two numbers only."""
    return (
        f'<presentity uri="ada@desk.example"><availability aggregate="{availability}"/>'
        f'<activity aggregate="{activity}"/></presentity>'
    ).encode()


@pytest.mark.parametrize(
    ("low", "high", "number", "token"),
    [
        (0, 99, None, None),
        (100, 149, 15500, None),
        (150, 199, 15500, None),
        (200, 299, 5000, None),
        (300, 399, 12500, None),
        (400, 499, 3500, None),
        (500, 599, 6500, "on-the-phone"),
        (600, 699, 6500, None),
        (700, 799, 15500, None),
        (800, 999, 3500, None),
    ],
)
def test_classes_of_activity(low, high, number, token):
    """Each class of activity has one number and token, from its lowest to its highest number."""
    for activity in (low, (low + high) // 2, high):
        (update,) = read_presence(MSRTC, document(300, activity))
        told = update.changes["availability"], update.changes["activity"]
        assert told == (number, token)
        raw = update.changes["lcs.availability"], update.changes["lcs.activity"]
        assert raw == (300, activity)


@pytest.mark.parametrize(
    ("low", "high", "active", "idle", "busy", "away"),
    [
        (0, 99, 18000, 18000, 18000, 18000),
        (100, 199, None, None, 6500, 15500),
        (200, 299, 3500, 5000, 6500, 15500),
        (300, 399, 3500, 5000, 6500, 15500),
        (400, 999, None, None, 6500, 15500),
    ],
)
def test_classes_of_availability(low, high, active, idle, busy, away):
    """Only who can be reached is available; only who cannot be is offline."""
    for availability in (low, (low + high) // 2, high):
        for activity, number in ((450, active), (250, idle), (650, busy), (125, away)):
            (update,) = read_presence(MSRTC, document(availability, activity), ["availability"])
            assert update.changes == {"availability": number}


def sipe(availability, activity):
    """Convert as SIPE does (sipe-ocs2005.c), into the same numbers."""
    if availability < 100:
        return 18000
    bounds = ((200, 15500), (300, 15500), (400, 12500), (500, 3500), (700, 6500), (800, 15500))
    return next((number for bound, number in bounds if activity < bound), 3500)


@given(SCALE, SCALE)
def test_sipe_differs_where_that_is_written(availability, activity):
    """We part from SIPE where [MS-SIP] has no information, says idle, or does not say reachable."""
    ours, theirs = weigh(availability, activity, None, ())[0], sipe(availability, activity)
    if ours != theirs:
        unsaid = availability >= 100 and activity < 100
        idle = 200 <= activity < 300 and (ours, theirs) in ((5000, 15500), (None, 15500))
        unreachable = not 200 <= availability < 400 and (ours, theirs) == (None, 3500)
        assert (unsaid and ours is None) or idle or unreachable


@given(SCALE, SCALE, st.none() | STATES, st.lists(STATES, max_size=3))
def test_nobody_is_made_available_who_is_not_reachable(availability, activity, user, devices):
    """No state of the user or of a device makes reachable whom the server doesn't call so."""
    number, giver, speaker = weigh(availability, activity, user, devices)
    assert number is None or number >= 6000 or 200 <= availability < 400
    assert SCALES <= giver <= len(devices)
    assert SCALES <= speaker <= len(devices)


@given(st.none() | SCALE, st.none() | SCALE, st.none() | STATES, st.lists(STATES, max_size=3))
def test_states_make_nobody_more_available(availability, activity, user, devices):
    """A state of 2007 raises the number of the scales or leaves it."""
    alone = weigh(availability, activity, None, ())[0]
    number = weigh(availability, activity, user, devices)[0]
    assert alone is None or (number is not None and number >= alone)


def test_who_gives_the_number():
    """The user's state counts if larger, then each device's that is newer and no smaller."""
    user, old, small, last = State(6500, 10.0), State(9500, 10.0), State(5000, 11.0), State(6500, 9)
    assert weigh(300, 400, user, [old, small]) == (6500, USER, SCALES)
    assert weigh(300, 400, None, [last, old, small]) == (9500, 2, SCALES)
    assert weigh(300, 600, user, [State(6500, 10.5, "presenting")]) == (6500, 1, 1)
    assert weigh(None, None, None, [State(6000, 1.0)]) == (6000, 1, SCALES)
    assert weigh(None, None, None, [State(5999, 1.0)])[0] is None


@pytest.mark.parametrize(
    ("word", "token", "custom"),
    [
        (None, None, None),
        ("", None, None),
        ("do-not-disturb", None, None),
        ("Available", None, None),
        ("on-the-phone", "on-the-phone", None),
        ("In-A-Meeting", "in-a-meeting", None),
        ("presenting", "in-presentation", None),
        ("out-to-lunch", "out-to-lunch", None),
        ("Doing\nthe books", None, "Doing the books"),
    ],
)
def test_words(word, token, custom):
    """A word is a token unless its number says as much; several words are a text."""
    assert said_by(word) == (token, custom)


def test_who_cannot_be_reached_has_no_call():
    """Below 100 nothing but offline is made of the numbers, whatever the activity."""
    assert {number_of(99, activity) for activity in (None, 0, 500, 999)} == {OFFLINE}
    assert token_of(99, 500) is None
    assert token_of(None, 500) == "on-the-phone"
