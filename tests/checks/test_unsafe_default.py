"""Nobody stays ready of whom nothing is known."""

from said import said
from worlds import (
    holds_when_pasted,
    known_fields,
    presences,
    read_back,
    row_and_state,
    rows_of,
    rule_sets,
)

from presencemap.checks import unsafe_default


def counts(world, presence):
    """Say whether a presence is one of which nothing is known, off calls and not pending."""
    return (
        not known_fields(world, presence)
        and presence.get("agent.on_call") is not True
        and presence.get("subscription") != "pending"
    )


def test_equals_a_look_at_every_presence():
    """A row is found exactly if it changes nothing there, in a table that can make ready."""
    for world in rule_sets(2):
        answers = [(each, *row_and_state(world, each)) for each in presences(world)]
        expected = {
            row
            for presence, row, state in answers
            if row is not None and state in ("keep", "restore") and counts(world, presence)
        }
        if not any(state == "Ready" for _, _, state in answers):
            expected = set()
        found = list(unsafe_default.check(world, world.rules))
        assert set(rows_of(found)) == expected, world.source.text
        assert len(found) == len(expected)
        for each in found:
            witness = read_back(each.witness)
            assert row_and_state(world, witness)[1] in ("keep", "restore")
            assert counts(world, witness)
            assert holds_when_pasted(world, each)


def test_a_call_and_a_pending_subscription_may_keep():
    """What lasts no longer than a call, or tells nothing new, may leave an agent as he is."""
    head = "language 1\nuse microsoft\nuse sip\nuse genesys\ncontext { desk.on-call : yes/no }\n"
    rows = (
        "table voice first {\nrow call when desk.on-call -> keep\n"
        "row wait when subscription is pending -> keep\n"
        "row free when availability is available -> Ready after 3s\n"
    )
    assert said(unsafe_default, rows + "otherwise -> NotReady }", head) == []
    (found,) = said(unsafe_default, rows + "otherwise -> restore }", head)
    assert found.message == "`otherwise` leaves an agent ready of whom nothing is known"
    assert found.example == 'example "otherwise: nothing is known" {\n    =>  voice restore\n}'
