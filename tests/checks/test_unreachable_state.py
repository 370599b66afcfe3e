"""States that no presence leads to."""

from said import said
from worlds import presences, row_and_state, rule_sets

from presencemap.checks import unreachable_state


def test_equals_a_look_at_every_presence():
    """The states that are named are just those that no presence leads to."""
    for world in rule_sets(8):
        reached = {row_and_state(world, each)[1] for each in presences(world)}
        rows = world.rules.tables[0].all_rows
        answered = any(row.decision.outcome.state for row in rows)
        missing = [name for name in world.rules.states if name not in reached] if answered else []
        found = list(unreachable_state.check(world, world.rules))
        names = [name for each in found for name in each.message.split("`")[1::2]]
        assert (names, len(found)) == (missing, bool(missing)), world.source.text


def test_all_tables_together():
    """What one table leads to is reached, and what is left is said once, of the first."""
    tables = (
        "table voice first {\nrow a when availability is available -> Ready\notherwise -> keep }\n"
        "table chat first {\nrow a when any -> NotReady\notherwise -> LoggedOut }\n"
    )
    (found,) = said(unreachable_state, tables)
    assert found.message == "no presence leads to `LoggedOut`"
    assert found.source.at(found.span) == "voice"


def test_only_vocabularies_that_are_answered_in():
    """A vocabulary that is used without an answer is not looked at."""
    text = "table voice first {\nrow a when availability is busy -> keep\notherwise -> keep }\n"
    assert said(unreachable_state, text) == []


def test_many_states_are_counted():
    """No more than eight are named."""
    head = "language 1\nuse microsoft\n" + "".join(f"state S{n}\n" for n in range(12))
    (found,) = said(unreachable_state, "table voice first {\notherwise -> S3 }\n", head)
    assert found.message.startswith("no presence leads to `S0`, `S1`, `S2`, `S4`")
    assert found.message.endswith("`S8` or 3 other states")
