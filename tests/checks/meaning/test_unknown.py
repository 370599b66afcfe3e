"""Where fields come from, and where they tell nothing."""

import pytest
from said import compiled

from presencemap.checks.meaning.unknown import Origins
from presencemap.tables.diagram import Proof

HEAD = """language 1
use microsoft
use sip
use pidf
use genesys
timezone "Europe/Paris"
vocabulary lamps
field lamp : token { red } from connector
field desk : yes/no
context { agent.on_call : yes/no }
"""


def origins(condition):
    """Return the origins of a table that asks for a condition."""
    result = compiled(
        f"table voice first {{ row a when {condition} -> Ready otherwise -> keep }}", HEAD
    )
    rules = result.rules
    return Origins(Proof(rules.tables[0], rules.fields), rules)


@pytest.mark.parametrize(
    ("condition", "name", "kind"),
    [
        ("availability is busy", "availability", "presence"),
        ("lamp is red", "lamp", "presence"),
        ("desk", "desk", "presence"),
        ("agent.on_call", "agent.on_call", "context"),
        ("on mon..fri", "weekday", "clock"),
        ("between 08:00 and 09:00", "time", "clock"),
        ("subscription is active", "subscription", "subscription"),
        ("subscription.reason is timeout", "subscription.reason", "subscription"),
    ],
)
def test_where_fields_come_from(condition, name, kind):
    """What no document fills is the clock's, the connector's, or of the subscription."""
    found = origins(condition)
    kinds = [
        word
        for word, is_so in (
            ("presence", found.of_presence(name)),
            ("context", found.of_context(name)),
            ("clock", found.of_clock(name)),
        )
        if is_so
    ]
    assert (kinds or ["subscription"]) == [kind]


@pytest.mark.parametrize(
    ("condition", "unknown"),
    [
        ("availability is absent", True),
        ("availability is 2999", True),
        ("availability >= 3000", False),
        ('activity is "named"', False),
        ("activity not in {in-a-meeting} and activity is not absent", True),
        ("activities is not absent and activities not in {busy}", True),
        ("activities in {busy}", False),
        ('note like "*a*"', False),
        ('not note like "*a*"', True),
        ("desk is no", False),
        ("agent.on_call and subscription is active and on sat", True),
    ],
)
def test_what_is_unknown(condition, unknown):
    """Only what is absent or has no meaning lies in the region of the unknown."""
    found = origins(condition)
    within = found.proof.both(found.unknown, found.proof.rows[0])
    assert (found.proof.find(within) is not None) is unknown


def test_what_is_lost():
    """A lost subscription may be terminated, or never have been told of; nothing else is left."""
    condition = "subscription is {} and availability is absent"
    for state, is_lost in (("terminated", True), ("absent", True), ("active", False)):
        found = origins(condition.format(state))
        assert (
            found.proof.find(found.proof.both(found.lost, found.proof.rows[0])) is not None
        ) is is_lost
