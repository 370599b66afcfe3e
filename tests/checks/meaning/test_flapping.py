"""Which presences lie beside each other."""

import pytest
from said import compiled

from presencemap.checks.meaning.flapping import WORDS, beside, steps
from presencemap.checks.meaning.unknown import Origins
from presencemap.tables.diagram import Proof

HEAD = """language 1
use microsoft
use graph
use pidf
use genesys
context { said : token { busy } }
"""


def origins(condition):
    """Return the origins of a table that asks for a condition."""
    text = f"table voice first {{ row a when {condition} -> Ready otherwise -> keep }}"
    rules = compiled(text, HEAD).rules
    return Origins(Proof(rules.tables[0], rules.fields), rules)


def test_every_word_is_listed_somewhere():
    """No word is there that no vocabulary has."""
    fields = origins("said is busy").rules.fields.values()
    listed = {token.casefold() for field in fields for token in field.tokens}
    listed |= {each.name for field in fields for each in field.ranges}
    assert not WORDS - listed


@pytest.mark.parametrize(
    ("condition", "presence", "others"),
    [
        ("availability is busy", {"availability": 3500}, {6000}),
        ("availability is busy", {"availability": 7000}, {3000}),
        ("availability is busy", {"availability": 15500}, set()),
        ("activity is absent", {}, {"on-the-phone", "in-a-conference", "in-a-meeting"}),
        ("activity is absent", {"activity": "off-work"}, set()),
        (
            "activity is absent",
            {"activity": "in-a-meeting"},
            {None, "on-the-phone", "in-a-conference"},
        ),
        ("graph.availability is absent", {}, set()),
        (
            "graph.availability is absent",
            {"graph.availability": "available"},
            {"Busy", "InACall", "InAMeeting"},
        ),
        ("said is busy", {"said": "busy"}, set()),
        ("note is absent", {}, set()),
    ],
)
def test_neighbours(condition, presence, others):
    """Neighbours differ in a field that documents fill, between words of one call."""
    assert {value for _, value in beside(origins(condition), presence)} == others


def test_sets():
    """A set has neighbours with a word more, one less, or another in its place."""
    found = origins("activities in {busy} or activities in {meeting}")
    values = {value for _, value in beside(found, {"activities": frozenset({"busy", "tv"})})}
    assert frozenset({"tv"}) in values
    assert frozenset({"tv", "meeting"}) in values
    assert frozenset({"tv", "busy", "on-the-phone"}) in values
    assert steps(origins("note is absent")) == []
