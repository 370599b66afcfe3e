"""Where values came from: what the engine tells of each."""

from __future__ import annotations

import pytest
from notifications import categories, notify, pidf, state

from presencemap import Engine, Place, Provenance, Update
from presencemap.engine.provenance import Stamp
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
RULES = """\
language 1
use microsoft
use pidf
use sip
use genesys
timezone "UTC"
context { agent.on_call : yes/no  team : text }
table t first {
    row call when agent.on_call and team is absent                         -> keep
    row lost when subscription is terminated and subscription.reason is absent -> keep
    row busy when availability is busy and activity is absent and between 08:00 and 18:00 -> Ready
    row open when basic is open or note is "x" -> Ready
    otherwise -> NotReady
}
"""
PLACES = {"availability": Place("/categories/category/state/availability", 3)}


def fresh():
    """Make an engine that knows nobody."""
    result = compile_text(RULES)
    assert result.diagnostics == ()
    return Engine(result.rules)


def told(engine, name):
    """Return where a value came from, in short."""
    found = engine.explain(ADA).provenance[name]
    return found.dialect, found.place, found.at, found.source


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Provenance("microsoft", 1.0, Place("/a/b", 7), "here"), "microsoft /a/b, line 7"),
        (Provenance("pidf", 1.0), "pidf"),
        (Provenance("sip", 1.0), "Subscription-State"),
        (Provenance("context", 1.0), "the host's context"),
        (Provenance("clock", 1.0), "the rules' clock"),
    ],
)
def test_it_reads_well(found, text):
    """A place has dialect, element and line; what has no place says what it is."""
    assert str(found) == text


def test_a_value_has_the_place_of_its_document():
    """A document's values have its dialect, each its own place, and the time and source given."""
    engine = fresh()
    update = Update(ADA, {"availability": 6500, "activity": None}, "microsoft", places=PLACES)
    engine.update(update, at=5.0, source="packet 7")
    assert told(engine, "availability") == ("microsoft", PLACES["availability"], 5.0, "packet 7")
    assert told(engine, "activity") == ("microsoft", None, 5.0, "packet 7")
    assert "basic" not in engine.explain(ADA).provenance


def test_a_value_that_is_told_again_is_as_new_as_that():
    """The last document that says a value is where it comes from; the others keep theirs."""
    engine = fresh()
    note = '<category name="note"><note xmlns="n"><body type="personal">x</body></note></category>'
    engine.feed(notify(categories(state(6500), note)), at=1.0, source="one")
    engine.feed(notify(categories(state(6500)), cseq=2), at=2.0, source="two")
    assert told(engine, "availability")[2:] == (2.0, "two")
    assert told(engine, "note")[2:] == (1.0, "one")


def test_a_document_that_is_older_leaves_no_trace():
    """What comes late and counts for nothing is not where a value came from."""
    engine = fresh()
    engine.feed(notify(pidf("open"), cseq=5), at=1.0)
    engine.feed(notify(pidf("closed"), cseq=4), at=2.0)
    assert told(engine, "basic")[2] == 1.0


def test_the_subscription_comes_from_the_header():
    """Subscription-State is told by the notification itself, whatever document is in it."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1.0, source="one")
    assert told(engine, "subscription") == ("sip", None, 1.0, "one")
    engine.feed(notify(cseq=2, subscription="terminated;reason=timeout"), at=2.0, source="two")
    assert told(engine, "subscription.reason") == ("sip", None, 2.0, "two")
    assert "basic" not in engine.explain(ADA).provenance


def test_who_says_that_a_subscription_is_gone_is_named():
    """A host's own word, and a list's, are told apart from a header."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1.0)
    engine.update(Update(ADA, {}, "host", lost=True), at=2.0)
    assert told(engine, "subscription")[::2] == ("host", 2.0)
    rlmi = (
        '<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:list@contoso.example" version="1"'
        ' fullState="false"><resource uri="sip:ada@contoso.example">'
        '<instance id="1" state="terminated"/></resource></list>'
    )
    engine.feed(notify(pidf("open"), cseq=2), at=3.0)
    engine.feed(notify(rlmi, cseq=3, content_type="application/rlmi+xml"), at=4.0)
    assert told(engine, "subscription")[::2] == ("rlmi", 4.0)


def test_facts_of_the_host_outlive_a_lost_subscription():
    """Context has the time and source of its call, and keeps them when a presence is lost."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1.0)
    engine.context(ADA, {"agent.on_call": True}, at=2.0, source="T-Server")
    engine.feed(notify(cseq=2, subscription="terminated"), at=3.0)
    assert told(engine, "agent.on_call") == ("context", None, 2.0, "T-Server")
    assert "team" not in engine.explain(ADA).provenance


def test_the_clock_says_so():
    """What the rules' own clock shows is as of the last decision."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=7.0)
    assert told(engine, "time") == ("clock", None, 7.0, None)


def test_every_fact_has_a_provenance():
    """Nothing that rules see comes from nowhere."""
    engine = fresh()
    engine.context(ADA, {"agent.on_call": True}, at=1.0)
    engine.feed(notify(categories(state(6500, "on-the-phone"))), at=2.0)
    report = engine.explain(ADA)
    assert set(report.facts) <= set(report.provenance)


def test_the_order_is_that_of_the_declarations():
    """What is told of an agent stands in one order, whatever came first."""
    orders = set()
    for names in (("note", "availability", "basic"), ("basic", "note", "availability")):
        engine = fresh()
        for name in names:
            value = 6500 if name == "availability" else "x"
            engine.update(Update(ADA, {name: value}, "test"), at=1.0)
        report = engine.explain(ADA)
        orders.add((tuple(report.facts), tuple(report.provenance)))
    [(facts, provenance)] = orders
    assert facts == provenance


def test_stamps_of_one_document_share_its_places():
    """A stamp holds the document's own places: no copy for each agent or field."""
    update = Update(ADA, {}, "microsoft", places=PLACES)
    assert Stamp("dialog", 1, 5.0).of(update).places is PLACES
