"""Nobody is logged out during a call."""

import pytest
from said import said
from worlds import (
    HARD,
    holds_when_pasted,
    presences,
    read_back,
    row_and_state,
    rows_of,
    rule_sets,
)

from presencemap.checks import logout_on_call


def is_on_call(presence):
    """Say whether a presence tells of a call."""
    return (
        presence.get("agent.on_call") is True
        or presence.get("a") == "on-the-phone"
        or presence.get("g") == "InACall"
    )


def test_equals_a_look_at_every_presence():
    """A row is found exactly if it logs out who is on a call, or may be for all that is read."""
    for world in rule_sets(4):
        knows = "agent.on_call" in world.rules.used_fields
        expected = {
            row
            for presence in presences(world)
            for row, state in [row_and_state(world, presence)]
            if state == "Gone" and (is_on_call(presence) or not knows)
        }
        found = list(logout_on_call.check(world, world.rules))
        names = [*rows_of(found)]
        if not knows:
            assert len(found) == bool(expected), world.source.text
            names += [world.source.at(r.span).split()[1] for each in found for r in each.related]
            names = ["otherwise" if each == "->" else each for each in names]
        assert sorted(names) == sorted(expected), world.source.text
        for each in found:
            witness = read_back(each.witness)
            assert row_and_state(world, witness)[1] == "Gone"
            assert is_on_call(witness) or not knows
            assert holds_when_pasted(world, each)


FACTS = "context { agent.on_call : yes/no  desk.on-call : yes/no  call : yes/no }\n"


@pytest.mark.parametrize(
    ("use", "row", "witness"),
    [
        ("microsoft", "availability is offline and not agent.on_call", None),
        ("microsoft", "availability is offline and not desk.on-call", None),
        ("microsoft", "availability is offline", {"availability": 18000}),
        (
            "microsoft",
            "availability is offline and not call",
            {"availability": 18000, "call": None},
        ),
        (
            "microsoft",
            "availability is offline or agent.on_call",
            {"agent.on_call": True, "availability": None},
        ),
        (
            "microsoft",
            "activity is not in-a-meeting and not agent.on_call",
            {"activity": "on-the-phone", "agent.on_call": None},
        ),
        (
            "pidf",
            "activities in {away, on-the-phone} and not agent.on_call",
            {"activities": ["away", "on-the-phone"], "agent.on_call": None},
        ),
        (
            "pidf",
            "activities is not absent and activities not in {busy} and not agent.on_call",
            {"activities": ["appointment", "on-the-phone"], "agent.on_call": None},
        ),
        (
            "graph",
            "graph.availability is not Offline and not agent.on_call",
            {"graph.availability": "InACall", "agent.on_call": None},
        ),
        ("stat-server", "stat.status is LoggedOut", None),
        ("stat-server", "stat.status is not LoggedIn", {"stat.status": "OffHook"}),
    ],
)
def test_what_tells_of_a_call(use, row, witness):
    """The connector's fact, Stat Server's status, and tokens of calls in fields that are read."""
    head = f"language 1\nuse {use}\nuse genesys\n{FACTS}"
    text = (
        f"table voice first {{\nrow gone when {row} -> LoggedOut after 5s\notherwise -> NotReady }}"
    )
    found = said(logout_on_call, text, head)
    assert [each.witness for each in found] == ([] if witness is None else [witness])


def test_possible_only():
    """What rests on patterns for which no text was found may happen, and has no witness."""
    text = f"table voice first {{\nrow gone when {HARD} -> LoggedOut\notherwise -> keep }}"
    (found,) = said(logout_on_call, text)
    assert found.message.startswith("`gone` may log an agent out, be he on a call or not")
    assert (found.witness, found.example) == (None, None)
