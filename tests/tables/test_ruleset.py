"""Rule sets: what callers may ask, and what they are told when they ask wrongly."""

from __future__ import annotations

import pickle
import re

import pytest

import presencemap
from presencemap.model.fields import LARGEST_INT
from presencemap.tables.load import compile_text


@pytest.fixture(scope="module")
def rules(root):
    """Give the recommended rule set."""
    return presencemap.load_rules(root / "rules" / "lync-genesys.pm")


def test_decides_each_table(rules):
    """A decision has the outcome with its attributes, by the table's name."""
    decision = rules.decide({"availability": 3500})["voice"]
    assert (decision.outcome.state, decision.row, decision.after) == ("Ready", "free", 3.0)
    decision = rules.decide({"availability": 6500, "activity": "on-the-phone"})["voice"]
    assert (decision.outcome.state, dict(decision.outcome.attributes)) == (
        "NotReady",
        {"reason": "OnCall"},
    )


@pytest.mark.parametrize(
    ("presence", "message"),
    [
        ({"availabilty": 3500}, "the rules know no field `availabilty`"),
        ({"availability": "3500"}, "'3500' is no value for `availability`"),
        ({"availability": True}, "True is no value for `availability`"),
        ({"availability": -1}, "-1 is outside 0 to 4294967295"),
        ({"availability": LARGEST_INT + 1}, "is outside"),
        ({"activity": {"on-the-phone"}}, "is no value for `activity`"),
        ({"calendar": "bussy"}, "`bussy` is no token of `calendar`; did you mean `busy`?"),
        ({"subscription": "Active"}, "`Active` is no token of `subscription`"),
        ({"agent.on_call": 1}, "1 is no value for `agent.on_call`"),
    ],
)
def test_refuses_what_can_not_be_a_presence(rules, presence, message):
    """A misspelt field or a value of the wrong type raises, for decide and explain alike."""
    for ask in (rules.decide, rules.explain):
        with pytest.raises(presencemap.FieldError, match=message):
            ask(presence)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("busyy", "the rules have neither a row nor a state `busyy`; did you mean `busy`?"),
        ("Free", "neither a row nor a state `Free`; did you mean `free`?"),
        ("", "neither a row nor a state ``"),
    ],
)
def test_refuses_what_can_not_be_an_answer(rules, target, message):
    """What is neither a row, nor a state, nor an outcome raises, with what is near."""
    with pytest.raises(presencemap.PresencemapError, match=re.escape(message)):
        rules.nearest({}, target)
    with pytest.raises(presencemap.FieldError):
        rules.nearest({"availability": -1}, "free")


def test_the_nearest_presence_is_a_question_of_the_time_too():
    """What the clock shows at an instant counts as the present value."""
    text = (
        'language 1\nuse genesys\ntimezone "UTC"\n'
        "table t first { row day when between 08:00 and 18:00 -> Ready otherwise -> NotReady }"
    )
    ruled = compile_text(text).rules
    [change] = ruled.nearest({}, "Ready", at=0.0)["t"].alternatives[0].changes
    assert (change.wanted, change.now) == ("time in {08:00..17:59}", "00:00")
    assert ruled.nearest({}, "Ready", at=36000.0)["t"].alternatives[0].changes == ()


@pytest.mark.parametrize(
    ("state", "presence", "requests"),
    [
        ("LoggedOut", {"availability": 3500}, ("AgentLogin", "AgentReady")),
        ("Ready", {"availability": 18000}, ("AgentNotReady", "AgentLogout")),
        ("Ready", {"availability": 5000}, ()),
        ("Gone", {"availability": 3500}, None),
    ],
)
def test_requests_lead_from_a_state_to_an_answer(rules, state, presence, requests):
    """They are those of the legal transition; `keep` needs none."""
    outcome = rules.decide(presence)["voice"].outcome
    assert rules.requests_from(state, outcome) == requests


def test_requests_of_attributes_come_behind():
    """An attribute with requests of its own is asked for, too."""
    text = "language 1\nuse genesys\ntable t first { otherwise -> NotReady dnd yes }"
    ruled = compile_text(text).rules
    outcome = ruled.decide({})["t"].outcome
    assert ruled.requests_from("Ready", outcome) == ("AgentNotReady", "SetDNDOn")


def test_knows_what_it_uses(rules):
    """A rule set tells its fields, those it reads, its states and vocabularies."""
    assert rules.used_fields == {"availability", "activity", "subscription", "agent.on_call"}
    assert rules.context == {"agent.on_call"}
    assert {"note", "calendar"} < set(rules.fields)
    assert rules.states["Ready"].routable
    assert not rules.states["NotReady"].routable
    assert rules.transitions["LoggedOut", "Ready"].requests == ("AgentLogin", "AgentReady")
    assert rules.vocabularies == ("microsoft 2015", "sip rfc6665", "genesys 8")


def test_survives_pickling(rules):
    """A rule set sent to another process decides the same."""
    again = pickle.loads(pickle.dumps(rules))  # noqa: S301 - our own bytes
    assert again.decide({"availability": 6900}) == rules.decide({"availability": 6900})
