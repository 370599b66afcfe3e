"""Rule sets: what callers may ask, and what they are told when they ask wrongly."""

from __future__ import annotations

import pickle

import pytest

import presencemap
from presencemap.model.fields import LARGEST_INT


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
