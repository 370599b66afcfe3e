"""What comes in parts, through the engine: changes of a document, lists, and what goes missing."""

from __future__ import annotations

import pytest
from notifications import notify, pidf

from presencemap import Engine, Limits, Update
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
BOB = "sip:bob@contoso.example"
TEAM = "sip:team@contoso.example"
DIFF = "application/pidf-diff+xml"
LIST = 'multipart/related;type="application/rlmi+xml";boundary=b'
CLOSE = "<p:replace sel=\"*/tuple[@id='t']/status/basic/text()\">closed</p:replace>"
NOWHERE = "<p:remove sel=\"*/tuple[@id='x']\"/>"
RULES = """\
language 1
use pidf
use sip
use genesys
table voice first {
    row lost when subscription is terminated -> NotReady reason "lost"
    row gone when basic is closed            -> LoggedOut
    row free when basic is open              -> Ready
    otherwise                                -> NotReady reason "unknown"
}
"""


@pytest.fixture
def engine():
    """Give an engine that knows nobody."""
    return Engine(compile_text(RULES).rules)


def part(kind, version, inner):
    """Write a full document or a change of one."""
    return (
        f'<p:pidf-{kind} xmlns="urn:ietf:params:xml:ns:pidf"'
        f' xmlns:p="urn:ietf:params:xml:ns:pidf-diff" entity="{ADA}" version="{version}">'
        f"{inner}</p:pidf-{kind}>"
    )


def full(version, basic="open"):
    """Write a full document."""
    return part("full", version, f'<tuple id="t"><status><basic>{basic}</basic></status></tuple>')


def diff(version, change=CLOSE):
    """Write a change."""
    return part("diff", version, change)


def team(version, *resources, whole=True):
    """Write a list with the documents of those in it that are active."""
    listed, documents = "", ""
    for uri, state in resources:
        cid = uri.removeprefix("sip:")
        listed += f'<resource uri="{uri}"><instance id="1" state="{state}" cid="{cid}"/></resource>'
        if state == "active":
            head = f"Content-Type: application/pidf+xml\r\nContent-ID: <{cid}>"
            documents += f"--b\r\n{head}\r\n\r\n{pidf(who=uri)}\r\n"
    return (
        "--b\r\nContent-Type: application/rlmi+xml\r\n\r\n"
        f'<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="{TEAM}" version="{version}"'
        f' fullState="{str(whole).lower()}">{listed}</list>\r\n{documents}--b--'
    )


def feed(engine, *bodies, kind=DIFF, who=ADA, first=1):
    """Feed bodies as one dialog's notifications, a second apart; return who became what."""
    done = []
    for number, body in enumerate(bodies, first):
        message = notify(body, cseq=number, who=who, content_type=kind, call_id=who)
        done += engine.feed(message, at=float(number))
    return [f"{t.at:g} {t.agent.partition('@')[0]} {t.to_state}" for t in done]


def test_changes_are_put_together(engine):
    """A change of a document that was told whole changes the agent."""
    assert feed(engine, full(1), diff(2), full(3)) == [
        "1 sip:ada Ready", "2 sip:ada LoggedOut", "3 sip:ada Ready",
    ]  # fmt: skip
    assert engine.counts["faults"] == engine.counts["refresh"] == 0


@pytest.mark.parametrize(
    ("bodies", "code"),
    [
        ((full(1), diff(2, NOWHERE)), "bad-diff"),
        ((full(1), diff(2, "<p:replace/>")), "bad-diff"),
        ((full(1), diff(4)), "version-gap"),
        ((full(7), full(3, "closed")), "version-gap"),
    ],
)
def test_a_change_that_does_not_apply_changes_nothing(engine, bodies, code):
    """The presence stays as it was; a fault with the presentity says that news is missing."""
    feed(engine, *bodies[:-1])
    before = engine.explain(ADA)
    assert feed(engine, bodies[-1], first=len(bodies)) == []
    assert engine.explain(ADA) == before
    [fault] = engine.faults
    assert (fault.code, fault.presentity) == (code, ADA)
    assert (engine.counts[f"fault.{code}"], engine.counts["refresh"]) == (1, 1)
    whole = feed(engine, full(8, "closed"), first=len(bodies) + 1)
    assert [each.partition(" ")[2] for each in whole] == ["sip:ada LoggedOut"]


def test_a_change_of_what_was_never_told_makes_nobody_known(engine):
    """A change without the full state before it is a fault, and nothing else."""
    assert feed(engine, diff(1)) == []
    assert (engine.agents, engine.faults[0].code, engine.counts["refresh"]) == (
        (), "partial-state", 1,
    )  # fmt: skip


def test_a_change_that_comes_late_says_nothing(engine):
    """A change that was overtaken leaves what is newer; the gap before it was told."""
    feed(engine, full(1), first=1)
    feed(engine, diff(3), first=3)
    assert feed(engine, diff(2), first=2) == []
    assert engine.explain(ADA).facts["basic"] == "open"


def test_dialogs_do_not_mix(engine):
    """A change in one dialog is none of what another one was told."""
    engine.feed(notify(full(1), content_type=DIFF, call_id="one"), at=1.0)
    engine.feed(notify(diff(2), content_type=DIFF, call_id="two"), at=2.0)
    assert engine.faults[0].code == "partial-state"
    [change] = engine.feed(notify(diff(2), content_type=DIFF, call_id="one", cseq=2), at=3.0)
    assert change.to_state == "LoggedOut"


def test_a_resource_that_is_gone_from_a_full_list_is_lost(engine):
    """It is lost, not offline; the others stay, and a partial list loses nobody by silence."""
    both = team(1, (ADA, "active"), (BOB, "active"))
    feed(engine, both, kind=LIST, who=TEAM)
    assert feed(engine, team(2, (BOB, "active"), whole=False), kind=LIST, who=TEAM, first=2) == []
    gone = feed(engine, team(3, (BOB, "active")), kind=LIST, who=TEAM, first=3)
    assert gone == ["3 sip:ada NotReady"]
    assert engine.explain(ADA).facts == {"subscription": "terminated"}
    assert engine.explain(ADA).provenance["subscription"].dialect == "rlmi"
    assert engine.explain(BOB).facts["basic"] == "open"


def test_an_instance_that_has_ended_is_lost(engine):
    """A resource whose only instance is terminated is lost."""
    feed(engine, team(1, (ADA, "active"), (BOB, "active")), kind=LIST, who=TEAM)
    ended = team(2, (ADA, "terminated"), whole=False)
    assert feed(engine, ended, kind=LIST, who=TEAM, first=2) == ["2 sip:ada NotReady"]
    assert engine.explain(BOB).facts["basic"] == "open"


def test_a_request_to_subscribe_again_is_never_offline(engine):
    """`resubscribe` changes nobody; the host is told of it by a fault."""
    feed(engine, team(1, (ADA, "active")), kind=LIST, who=TEAM)
    again = team(2, (ADA, "resubscribe"), whole=False)
    assert feed(engine, again, kind=LIST, who=TEAM, first=2) == []
    assert engine.explain(ADA).facts["basic"] == "open"
    [fault] = engine.faults
    assert (fault.code, fault.presentity) == ("resubscribe", ADA)


def test_a_list_with_a_gap_counts_and_asks_for_a_refresh(engine):
    """What a list says after a gap is true, but something was missed."""
    feed(engine, team(1, (ADA, "active"), (BOB, "active")), kind=LIST, who=TEAM)
    ended = team(3, (ADA, "terminated"), whole=False)
    assert feed(engine, ended, kind=LIST, who=TEAM, first=2) == ["2 sip:ada NotReady"]
    assert (engine.faults[0].code, engine.faults[0].presentity) == ("version-gap", TEAM)
    assert engine.counts["refresh"] == 1


def test_dialogs_of_whole_documents_keep_no_stream():
    """What was told whole is kept for dialogs that tell in parts, as long as they last."""
    engine = Engine(compile_text(RULES).rules, limits=Limits(ended_dialogs=2))
    engine.feed(notify(pidf(), call_id="a"), at=1.0)
    engine.feed(notify(full(1), content_type=DIFF, call_id="b"), at=1.0)
    streams = [each.stream is not None for each in engine._subscriptions._dialogs.values()]
    assert streams == [False, True]
    engine.feed(notify(call_id="b", cseq=2, subscription="terminated"), at=2.0)
    assert [each.stream for each in engine._subscriptions._ended.values()] == [None]


def test_a_host_may_say_why_a_subscription_is_gone():
    """The reason of a loss reaches the rules, and goes with the next subscription."""
    rules = RULES.replace("terminated", "terminated and subscription.reason is timeout")
    engine = Engine(compile_text(rules).rules)
    engine.feed(notify(pidf()), at=1.0)
    [lost] = engine.update(Update(ADA, {}, "host", lost=True, reason="timeout"), at=2.0)
    assert lost.row == "lost"
    [back] = engine.feed(notify(pidf(), cseq=2), at=3.0)
    assert back.to_state == "Ready"
