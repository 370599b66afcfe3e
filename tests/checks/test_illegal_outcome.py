"""Outcomes that nothing leads to."""

from said import said
from worlds import holds_when_pasted, presences, read_back, rule_sets

from presencemap.checks import illegal_outcome
from presencemap.tables.interpret import decide


def wrong_with(world, outcome):
    """Return what of an outcome can't be carried out, looking at every pair of states."""
    legal, requests = world.rules.transitions, world.rules.requests
    wrong = set()
    if outcome.state and len(legal):
        into = [one for one, other in legal if other == outcome.state and one != other]
        wrong |= set() if into else {outcome.state}
    dnd = outcome.attributes.get("dnd")
    if dnd is not None and requests and ("dnd", dnd) not in requests:
        wrong.add(f"dnd {'yes' if dnd else 'no'}")
    return wrong


def test_equals_a_look_at_every_presence():
    """What can't be carried out is found exactly if a presence leads to it, and found once."""
    for world in rule_sets(6, transitions=True):
        table = world.rules.tables[0]
        outcomes = [decide(table, each).outcome for each in presences(world)]
        expected = set().union(*(wrong_with(world, each) for each in outcomes))
        found = list(illegal_outcome.check(world, world.rules))
        assert sorted(each.message.split("`")[3] for each in found) == sorted(expected)
        for each in found:
            outcome = decide(table, read_back(each.witness)).outcome
            assert each.message.split("`")[3] in wrong_with(world, outcome)
            assert holds_when_pasted(world, each)


DESK = "language 1\nuse pidf\nvocabulary desk\nstate In routable\nstate Out { dnd : yes/no }\n"
TABLE = (
    "table voice first {\nrow here when basic is open -> In after 3s\n"
    "row off when basic is closed -> Out dnd no\notherwise -> Out }"
)


def test_what_is_said():
    """A state that no transition leads to, and a value that has no requests of its own."""
    head = f"{DESK}transition Out -> Out : Stay\ntransition In -> Out : Leave\nwith dnd yes : On\n"
    assert [each.message for each in said(illegal_outcome, TABLE, head)] == [
        "`here` answers `In`, to which no transition leads",
        "`off` answers `dnd no`, for which there is no request, though there is one for `dnd yes`",
    ]


def test_a_vocabulary_without_transitions():
    """Where no transition is declared, requests are the connector's business."""
    assert said(illegal_outcome, TABLE, DESK) == []
    assert said(illegal_outcome, TABLE, f"{DESK}transition any -> any : Go\n") == []
