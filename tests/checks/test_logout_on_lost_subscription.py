"""The loss of a subscription logs nobody out."""

from said import said
from worlds import (
    holds_when_pasted,
    presences,
    read_back,
    row_and_state,
    rows_of,
    rule_sets,
)

from presencemap.checks import logout_on_lost_subscription

AROUND = ("agent.on_call", "forced")


def is_lost(presence):
    """Say whether a presence is what is left of a lost subscription."""
    told = presence.keys() - {*AROUND, "subscription"}
    return not told and presence.get("subscription") in (None, "terminated")


def around(presence):
    """Return what the connector says of a presence."""
    return tuple(presence.get(name) for name in AROUND)


def test_equals_a_look_at_every_presence():
    """A row is found exactly if it logs out where a presence would not have been."""
    for world in rule_sets(3):
        answers = [(each, *row_and_state(world, each)) for each in presences(world)]
        spared = {around(presence) for presence, _, state in answers if state != "Gone"}
        expected = {
            row
            for presence, row, state in answers
            if state == "Gone" and is_lost(presence) and around(presence) in spared
        }
        found = list(logout_on_lost_subscription.check(world, world.rules))
        assert set(rows_of(found)) == expected, world.source.text
        assert len(found) == len(expected)
        for each in found:
            witness = read_back(each.witness)
            assert row_and_state(world, witness)[1] == "Gone"
            assert is_lost(witness)
            assert around(witness) in spared
            assert holds_when_pasted(world, each)


HEAD = 'language 1\nuse microsoft\nuse sip\nuse genesys\ntimezone "Europe/Paris"\n'
REST = (
    "row free when availability is available and subscription is active -> Ready after 3s\n"
    "otherwise -> NotReady }"
)


def test_a_hold_does_not_help():
    """An outage lasts longer than any hold, so a row with one is found as well."""
    text = "table voice first {\nrow lost when subscription is terminated -> LoggedOut after 1h\n"
    (found,) = said(logout_on_lost_subscription, text + REST, HEAD)
    assert found.message == "`lost` logs an agent out because his subscription is lost"
    assert found.witness == {"availability": None, "subscription": "terminated"}


def test_offline_is_no_loss():
    """Who is Offline is known to be, and is logged out for that."""
    text = "table voice first {\nrow gone when availability is offline -> LoggedOut\n"
    assert said(logout_on_lost_subscription, text + REST, HEAD) == []


def test_closing_time_is_no_loss():
    """Who would be logged out with any presence is not by the loss; who would not be, is."""
    night = "table voice first {\nrow night when between 22:00 and 06:00 -> LoggedOut\n"
    assert said(logout_on_lost_subscription, night + REST, HEAD) == []
    later = 'table voice first {\nrow vip when note is "vip" and time < 23:00 -> keep\n'
    text = night.replace("table voice first {\n", later)
    (found,) = said(logout_on_lost_subscription, text + REST, HEAD)
    assert found.witness["time"] in ("00:00", "22:00")
