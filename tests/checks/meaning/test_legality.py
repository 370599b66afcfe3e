"""What vocabularies say of changes."""

from said import compiled

from presencemap.checks.meaning.legality import Legality
from presencemap.model import Outcome, OutcomeKind

STATES = "state In routable\nstate Out { dnd : yes/no }\nstate Off\n"
TABLE = "table voice first { otherwise -> In }"


def legality(lines, states=STATES):
    """Return what some lines of a vocabulary say."""
    return Legality(compiled(f"{states}{lines}\n{TABLE}", "language 1\nvocabulary desk\n").rules)


def test_nothing_declared():
    """Without a single transition every change is legal, and leads everywhere."""
    found = legality("")
    assert found.leads_to("Off")
    assert found.may_follow("In", "Out")


def test_what_is_declared():
    """With one, only what is declared; a line from a state to itself leads nowhere."""
    found = legality("transition In -> Out : Leave\ntransition Off -> Off : Stay")
    assert [found.leads_to(each) for each in ("In", "Out", "Off")] == [False, True, False]
    assert found.may_follow("In", "Out")
    assert not found.may_follow("Out", "In")
    assert not found.may_follow("In", "In")


def test_any():
    """A line with `any` leads to every state."""
    found = legality("transition any -> any : Go")
    assert all(map(found.leads_to, ("In", "Out", "Off")))


def test_requests_of_attributes():
    """An attribute with requests for one value only can't be given the other."""
    found = legality("transition any -> any : Go\nwith dnd yes : On")
    assert found.only_contrary("dnd", value=False)
    assert not found.only_contrary("dnd", value=True)
    assert found.is_asked_for(Outcome(OutcomeKind.STATE, "Out", {"dnd": True}), "dnd")
    assert not found.is_asked_for(Outcome(OutcomeKind.STATE, "Out", {"dnd": False}), "dnd")
    assert found.is_asked_for(Outcome(OutcomeKind.STATE, "Out"), "dnd")
    assert not found.is_asked_for(Outcome(OutcomeKind.STATE, "Out"), "reason")
