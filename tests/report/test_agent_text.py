"""One agent of a replay: what is known of him, and from where."""

from __future__ import annotations

import pytest

from presencemap.engine import Engine, Provenance
from presencemap.model import Place, Update
from presencemap.replay import Origin
from presencemap.report.agent_text import agent_text, provenance_words
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
RULES = """\
language 1
use microsoft
use genesys
context { agent.on_call : yes/no }
table voice first {
    row call when agent.on_call            -> keep
    row busy when availability is busy     -> NotReady reason "Busy"
    row note when note is "x"              -> NotReady
    otherwise                              -> Ready after 5s
}
"""
AT = 1772440805.0
ORIGIN = Origin("/logs/day.pcap", 24)
PLACE = Place("/categories/category/state/availability", 1)


@pytest.fixture
def engine():
    """Give an engine that knows one agent."""
    engine = Engine(compile_text(RULES).rules)
    places = {"availability": PLACE}
    said = {"availability": 6500, "note": None}
    engine.update(Update(ADA, said, "microsoft", places=places), at=AT, source=ORIGIN)
    return engine


def lines(engine):
    """Return the page of the agent."""
    return agent_text(engine.explain(ADA), engine.rules.fields).plain.splitlines()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Provenance("microsoft", AT, PLACE, ORIGIN),
            "microsoft /categories/category/state/availability, line 1, in day.pcap#24"
            " at 2026-03-02 08:40:05.000Z",
        ),
        (Provenance("pidf", AT), "pidf at 2026-03-02 08:40:05.000Z"),
        (Provenance("sip", 0.0, None, ORIGIN), "Subscription-State, in day.pcap#24"),
        (Provenance("bad\nname", 0.0), "bad\ufffdname"),
    ],
)
def test_words_of_a_provenance(found, words):
    """Dialect, element, line, packet and time, as far as they are known, on one line."""
    assert provenance_words(found) == words


def test_each_value_has_its_place(engine):
    """Values stand under the agent's name, beside them where they came from; absent ones too."""
    engine.context(ADA, {"agent.on_call": True}, at=AT + 1)
    assert lines(engine)[:5] == [
        "ada@contoso.example",
        "  availability 6500 (busy)  from microsoft /categories/category/state/availability, "
        "line 1, in day.pcap#24 at 2026-03-02 08:40:05.000Z",
        "  note absent               from microsoft, in day.pcap#24 at 2026-03-02 08:40:05.000Z",
        "  agent.on_call yes         from the host's context at 2026-03-02 08:40:06.000Z",
        '  voice is NotReady reason "Busy"',
    ]


def test_a_state_that_is_the_answer_is_told_once(engine):
    """The answer follows at once where nothing else is to be told of the table."""
    page = lines(engine)
    assert page[3].startswith('voice: NotReady reason "Busy"   row busy')
    assert "      `availability is busy` is true: availability is 6500 (busy)" in page


def test_a_change_that_waits_is_told(engine):
    """While a hold runs there are the state he is in and the one to come, with its time."""
    engine.update(Update(ADA, {"availability": 3500}, "microsoft"), at=AT + 60)
    assert lines(engine)[3:5] == [
        '  voice is NotReady reason "Busy"',
        "  voice becomes Ready at 2026-03-02 08:41:10.000Z, if that holds until then",
    ]


def test_nothing_known_is_said():
    """An agent of whom a document told nothing of use has a page, too."""
    engine = Engine(compile_text(RULES).rules)
    engine.update(Update(ADA, {}, "pidf"), at=AT)
    assert lines(engine)[1] == "  nothing that the rules ask for is known"


def test_a_document_can_not_forge_a_line(engine):
    """A line feed in a value stays on its line."""
    engine.update(Update(ADA, {"note": "x\nvoice: Ready"}, "microsoft"), at=AT)
    assert not [line for line in lines(engine) if line.startswith("voice: Ready")]
