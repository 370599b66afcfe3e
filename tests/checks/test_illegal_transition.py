"""Answers that follow each other though the target can't go from one to the other."""

from said import said
from worlds import HARD, holds_when_pasted, presences, rule_sets

from presencemap.checks import illegal_transition
from presencemap.tables.interpret import decide


def asked_for(world, outcome, name):
    """Say whether an attribute's own requests do what an outcome says of it."""
    requests = world.rules.requests
    if name in outcome.attributes:
        return (name, outcome.attributes[name]) in requests
    return any(name == each for each, _ in requests)


def is_legal(world, before, behind):
    """Say whether one outcome can be changed into another."""
    legal = world.rules.transitions
    if before == behind or not len(legal) or (before.state, behind.state) in legal:
        return True
    if before.state != behind.state:
        return not any(one != other == behind.state for one, other in legal)
    names = {*before.attributes, *behind.attributes}
    changed = [n for n in names if before.attributes.get(n) != behind.attributes.get(n)]
    return all(asked_for(world, behind, name) for name in changed)


def test_equals_a_look_at_every_presence():
    """A pair of states is found exactly if two presences lead to them and nothing between."""
    for world in rule_sets(7, transitions=True):
        table = world.rules.tables[0]
        every = (decide(table, each).outcome for each in presences(world))
        outcomes = {repr(each): each for each in every if each.state is not None}.values()
        legal = world.rules.transitions
        expected = {
            (one.state, other.state)
            for one in outcomes
            for other in outcomes
            if not is_legal(world, one, other)
            and (not len(legal) or any(a != b == other.state for a, b in legal))
        }
        found = list(illegal_transition.check(world, world.rules))
        pairs = [
            tuple(word.split()[0] for word in each.message.split("`")[5:0:-4]) for each in found
        ]
        assert sorted(pairs) == sorted(expected), world.source.text
        assert all(holds_when_pasted(world, each) for each in found)


DESK = (
    "language 1\nuse pidf\nvocabulary desk\n"
    "state In routable\nstate Out { note2 : text  dnd : yes/no }\nstate Off\n"
    "transition In -> Out : Leave\ntransition Out -> In : Enter\ntransition Out -> Off : End\n"
    "transition Off -> Out : Begin\ntransition Off -> In : Begin\n"
)


def test_what_is_said():
    """Both rows are named, and the way that is missing; a hold does not make it legal."""
    text = (
        "table voice first {\nrow here when basic is open -> In after 3s\n"
        "row off when basic is closed -> Off after 5s\notherwise -> keep }"
    )
    (found,) = said(illegal_transition, text, DESK)
    assert found.message == (
        "`Off` (row `off`) follows `In` (row `here`), and no transition leads there"
    )
    assert found.help == (
        "declare `transition In -> Off : …`, or answer a state that can be reached"
    )
    assert [each.message for each in found.related] == ["`In` is answered here"]


def test_attributes_of_one_state():
    """A state may follow itself with other attributes if these have requests of their own."""
    text = (
        "table voice first {{\nrow here when basic is open -> In\n"
        "row off when basic is closed -> Out {}\notherwise -> Out }}"
    )
    dnd = "with dnd yes : On\nwith dnd no : Off\n"
    assert said(illegal_transition, text.format("dnd yes"), DESK + dnd) == []
    (found,) = said(illegal_transition, text.format('note2 "away"'), DESK + dnd)
    assert found.message == (
        '`Out` (row `otherwise`) follows `Out note2 "away"` (row `off`), '
        "and no transition leads there"
    )


def test_two_vocabularies():
    """States between which nothing can be declared are another finding's business."""
    head = "language 1\nuse pidf\nuse genesys\nuse genesys-cloud\n"
    text = "table voice first {\nrow here when basic is open -> Away\notherwise -> NotReady }"
    assert said(illegal_transition, text, head) == []


def test_possible_only():
    """What rests on patterns for which no text was found may happen, and has no witness."""
    text = f"table voice first {{\nrow off when {HARD} -> Off\notherwise -> In }}"
    (found,) = said(illegal_transition, text, DESK)
    assert found.message.startswith("`Off` (row `off`) may follow `In` (row `otherwise`)")
    assert (found.witness, found.example) == (None, None)
