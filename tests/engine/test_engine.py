"""The engine, fed what servers send."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notifications import categories, notify, ok, pidf, state

import presencemap
from presencemap import DocumentOptions, Engine, FreeBusy, Limits, Update
from presencemap.sip import MessageReader
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
RULES = """\
language 1
use microsoft
use pidf
use sip
use genesys
context { agent.on_call : yes/no }
table voice first {
    row lost when subscription is terminated    -> NotReady reason "lost"
    row wait when subscription is pending       -> NotReady reason "pending"
    row call when agent.on_call                 -> keep
    row busy when availability is busy or activities in {busy} -> NotReady reason "busy"
    row back when availability is be-right-back -> restore
    row slow when availability is available     -> Ready after 5s
    row gone when availability is offline or basic is closed -> LoggedOut
    row free when basic is open                 -> Ready
    row note when note is "x"                   -> NotReady reason "note"
    otherwise                                   -> NotReady reason "unknown"
}
"""


def rules(text=RULES):
    """Compile rules for an engine."""
    result = compile_text(text)
    assert result.diagnostics == ()
    return result.rules


def fresh(text=RULES, **options):
    """Make an engine that knows nobody."""
    return Engine(rules(text), **options)


def said(transitions):
    """Return transitions as short text."""
    return [
        f"{t.at:g} {t.from_state or '?'}>{t.to_state} {t.attributes.get('reason', '')}".strip()
        for t in transitions
    ]


def test_a_notification_becomes_a_transition():
    """A first document gives a transition with row, line, requests and source."""
    [transition] = fresh().feed(notify(pidf("open")), at=7.0, source="here")
    assert transition.agent == ADA
    assert (transition.table, transition.from_state, transition.to_state) == (
        "voice",
        None,
        "Ready",
    )
    assert (transition.requests, transition.source) == ((), "here")


def test_only_changes_are_emitted():
    """The same decision again gives nothing; another one gives a transition with its requests."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1)
    assert engine.feed(notify(pidf("open", note="new"), cseq=2), at=2) == ()
    [change] = engine.feed(notify(pidf("open", "busy"), cseq=3), at=3)
    assert (change.from_state, change.to_state) == ("Ready", "NotReady")
    assert change.requests == ("AgentNotReady",)
    [change] = engine.feed(notify(pidf("unknown"), cseq=4), at=4)
    assert (change.from_state, change.to_state, change.requests) == (
        "NotReady", "NotReady", ("AgentNotReady",),
    )  # fmt: skip
    assert engine.counts["transitions"] == 3


def test_partial_updates_leave_the_rest():
    """A document with a note only does not reset the state, and a cleared one clears it."""
    engine = fresh()
    note = '<category name="note"><note xmlns="n"><body type="personal">x</body></note></category>'
    steps = [
        (categories(state(6500)), ["0 ?>NotReady busy"]),
        (categories(note), []),
        (categories('<category name="state"/>'), ["2 NotReady>NotReady note"]),
        (categories('<category name="note"/>'), ["3 NotReady>NotReady unknown"]),
        (categories('<category name="services"/>'), []),
    ]
    for number, (body, expected) in enumerate(steps):
        message = notify(body, cseq=number + 1, method="BENOTIFY")
        assert said(engine.feed(message, at=number)) == expected


def test_the_subscription_is_read_before_the_body():
    """A terminated NOTIFY is no presence, even if a stale document in it says open."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1)
    late = notify(pidf("open"), cseq=2, subscription="terminated;reason=timeout")
    assert said(engine.feed(late, at=2)) == ["2 Ready>NotReady lost"]
    assert engine.explain(ADA).facts == {"subscription": "terminated"}


def test_an_invariant_presence_stays_true():
    """RFC 6665's reason `invariant` ends the subscription but not what is known."""
    engine = fresh()
    end = notify(pidf("closed"), subscription="terminated;reason=invariant")
    assert said(engine.feed(end, at=1)) == ["1 ?>LoggedOut"]
    assert engine.explain(ADA).facts == {"basic": "closed", "subscription": "active"}


def test_a_pending_subscription_is_no_evidence():
    """A document in a pending subscription is not read."""
    engine = fresh()
    assert engine.feed(notify(pidf("open"), subscription="pending"), at=1) == ()
    engine.feed(notify(pidf("open"), cseq=2), at=2)
    pending = notify(pidf("closed"), cseq=3, subscription="pending")
    assert said(engine.feed(pending, at=3)) == ["3 Ready>NotReady pending"]


def test_an_empty_body_changes_nothing():
    """No document is not "offline": before one nobody is known, after one it stays."""
    engine = fresh()
    assert engine.feed(notify(), at=1) == ()
    assert engine.agents == ()
    engine.feed(notify(pidf("open"), cseq=2), at=2)
    assert engine.feed(notify(cseq=3), at=3) == ()
    assert engine.counts["documents"] == 1


def test_another_dialog_keeps_a_presence_alive():
    """Losing one of two subscriptions to a presentity loses nothing."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=1)
    engine.feed(notify(pidf("open"), call_id="b"), at=2)
    end = "terminated;reason=timeout"
    assert engine.feed(notify(cseq=2, call_id="a", subscription=end), at=3) == ()
    lost = engine.feed(notify(cseq=2, call_id="b", subscription=end), at=4)
    assert said(lost) == ["4 Ready>NotReady lost"]
    again = engine.feed(notify(pidf("open"), call_id="c"), at=5)
    assert said(again) == ["5 NotReady>Ready"]


def test_retransmissions_are_dropped_and_counted():
    """The same notification twice counts once; a stale one changes nothing that is newer."""
    engine = fresh()
    first, second = notify(pidf("open"), cseq=1), notify(pidf("closed"), cseq=2)
    for message in (first, first, second, first, second):
        engine.feed(message, at=1)
    assert (engine.counts["notifications"], engine.counts["duplicates"]) == (2, 3)
    assert engine.explain(ADA).facts["basic"] == "closed"


def test_the_highest_cseq_is_current():
    """A late document loses to a newer one, but counts if the newer ones had none."""
    engine = fresh()
    engine.feed(notify(pidf("closed"), cseq=5), at=1)
    assert engine.feed(notify(pidf("open"), cseq=4), at=2) == ()
    engine = fresh()
    engine.feed(notify(pidf("closed"), cseq=3), at=1)
    engine.feed(notify(cseq=5), at=2)
    assert said(engine.feed(notify(pidf("open"), cseq=4), at=3)) == ["3 LoggedOut>Ready"]


def test_a_notification_from_before_the_end_is_stale():
    """What comes late in a dialog that is over does not bring the presence back."""
    engine = fresh()
    engine.feed(notify(pidf("open"), cseq=1), at=1)
    engine.feed(notify(cseq=3, subscription="terminated"), at=2)
    assert engine.feed(notify(pidf("open"), cseq=2), at=3) == ()
    assert engine.counts["stale"] == 1


def test_piggybacked_first_state_is_ordered():
    """A 200 with a document comes before the BENOTIFYs, repeated or not."""
    engine = fresh()
    answer = ok(categories(state(6500)), piggyback=1)
    assert said(engine.feed(answer, at=1)) == ["1 ?>NotReady busy"]
    away = notify(categories(state(18000)), cseq=2, method="BENOTIFY")
    assert said(engine.feed(away, at=2)) == ["2 NotReady>LoggedOut"]
    assert engine.feed(answer, at=3) == ()
    assert (engine.counts["notifications"], engine.counts["duplicates"]) == (2, 1)
    refresh = ok(categories(state(6500)), cseq=2)
    assert said(engine.feed(refresh, at=4)) == ["4 LoggedOut>NotReady busy"]


def test_holds_wait():
    """A decision with `after` is emitted when it has held, at the end of the hold."""
    engine = fresh()
    engine.feed(notify(categories(state(6500))), at=0)
    assert engine.feed(notify(categories(state(3500)), cseq=2), at=10) == ()
    assert (engine.deadline, engine.pending) == (15.0, 1)
    assert engine.advance(14.999) == ()
    assert said(engine.advance(20)) == ["15 NotReady>Ready"]
    assert (engine.deadline, engine.pending) == (None, 0)


def test_a_change_back_within_the_hold_emits_nothing():
    """A flap shorter than the hold leaves no trace; a longer one runs from its start."""
    engine = fresh()
    engine.feed(notify(categories(state(6500))), at=0)
    engine.feed(notify(categories(state(3500)), cseq=2), at=10)
    assert engine.feed(notify(categories(state(6600)), cseq=3), at=12) == ()
    assert engine.deadline is None
    assert engine.advance(100) == ()
    engine.feed(notify(categories(state(3500)), cseq=4), at=200)
    engine.feed(notify(categories(state(3600)), cseq=5), at=203)
    assert engine.deadline == 205.0


def test_feeding_lets_time_pass():
    """A notification at a later time first brings out what became due before it."""
    engine = fresh()
    engine.feed(notify(categories(state(3500))), at=0)
    done = engine.feed(notify(categories(state(6500)), cseq=2), at=60)
    assert said(done) == ["5 ?>Ready", "60 Ready>NotReady busy"]


def test_keep_keeps_and_ends_a_hold():
    """`keep` leaves the state as it is, and what was about to happen does not."""
    engine = fresh()
    engine.feed(notify(categories(state(6500))), at=0)
    engine.feed(notify(categories(state(3500)), cseq=2), at=10)
    assert engine.context(ADA, {"agent.on_call": True}, at=11) == ()
    assert engine.deadline is None


def test_restore_goes_back_once():
    """`restore` brings back the state before our last change, and does not swing."""
    engine = fresh()
    engine.feed(notify(categories(state(18000))), at=0)
    engine.feed(notify(categories(state(6500)), cseq=2), at=1)
    assert said(engine.feed(notify(categories(state(12500)), cseq=3), at=2)) == [
        "2 NotReady>LoggedOut"
    ]
    assert engine.feed(notify(categories(state(12600)), cseq=4), at=3) == ()


def test_restore_without_a_past_keeps():
    """An agent who never changed has nothing to go back to."""
    engine = fresh()
    assert engine.feed(notify(categories(state(12500))), at=0) == ()


def test_context_is_a_field_like_any_other():
    """Facts of the host decide with the presence; wrong ones are refused."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=0)
    engine.context(ADA, {"agent.on_call": True}, at=1)
    assert engine.feed(notify(pidf("open", "busy"), cseq=2), at=2) == ()
    done = engine.context(ADA, {"agent.on_call": None}, at=3)
    assert said(done) == ["3 Ready>NotReady busy"]
    for facts in ({"agent.on_cal": True}, {"availability": 1}, {"agent.on_call": "yes"}):
        with pytest.raises(presencemap.FieldError):
            engine.context(ADA, facts, at=4)


def test_context_alone_decides_nothing():
    """Facts of an agent without a presence wait for one."""
    engine = fresh()
    assert engine.context(ADA, {"agent.on_call": True}, at=0) == ()
    assert (engine.agents, engine.explain(ADA)) == ((), None)
    assert engine.feed(notify(pidf("open")), at=1) == ()
    assert engine.agents == (ADA,)
    assert said(engine.context(ADA, {"agent.on_call": False}, at=2)) == ["2 ?>Ready"]


def test_a_list_may_lose_one_presentity():
    """A resource that a list server terminates is lost; the others of its dialog stay."""
    engine = fresh()
    me = {"who": "sip:list@contoso.example", "call_id": "list"}
    part = "--b\r\nContent-Type: application/pidf+xml\r\nContent-ID: <{}>\r\n\r\n{}\r\n"
    rlmi = (
        '--b\r\nContent-Type: application/rlmi+xml\r\n\r\n<list xmlns="urn:ietf:params:xml:ns:rlmi"'
        ' uri="sip:list@contoso.example" version="{}" fullState="false">'
        '<resource uri="sip:ada@contoso.example"><instance id="1" state="{}" cid="a"/></resource>'
        '<resource uri="sip:bob@contoso.example"><instance id="1" state="active" cid="b"/>'
        "</resource></list>\r\n"
    )
    multipart = 'multipart/related;type="application/rlmi+xml";boundary=b'
    first = rlmi.format(0, "active") + part.format("a", pidf()) + part.format("b", pidf()) + "--b--"
    engine.feed(notify(first, content_type=multipart, **me), at=1)
    assert engine.agents == (ADA, "sip:bob@contoso.example")
    second = rlmi.format(1, "terminated") + part.format("b", pidf()) + "--b--"
    lost = engine.feed(notify(second, cseq=2, content_type=multipart, **me), at=2)
    assert said(lost) == ["2 Ready>NotReady lost"]
    assert lost[0].agent == ADA


def test_calendars_change_without_a_notification():
    """A free/busy slot that begins is a change at its time."""
    engine = fresh(
        "language 1\nuse microsoft\nuse genesys\ntable t first {\n"
        " row busy when calendar is busy -> NotReady\n otherwise -> LoggedOut\n}\n"
    )
    slots = FreeBusy(start=900.0, granularity=900.0, slots=bytes([0, 2, 2, 0]))
    assert said(engine.update(Update(ADA, {"calendar": slots}, "test"), at=1000)) == [
        "1000 ?>LoggedOut"
    ]
    assert engine.deadline == 1800.0
    assert said(engine.advance(10_000)) == ["1800 LoggedOut>NotReady", "3600 NotReady>LoggedOut"]
    assert engine.deadline is None


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"\xff\xfe garbage", "bad-start-line"),
        (notify(pidf("open")).replace(b"CSeq: 1 NOTIFY", b"CSeq: one"), "bad-cseq"),
        (notify("<presence"), "not-well-formed"),
        (notify("<x/>", content_type="text/plain"), "unsupported-type"),
        (notify(categories(state("many"))), "bad-value"),
    ],
)
def test_what_can_not_be_read_is_a_fault(message, code):
    """Bad input never raises and never changes an agent: it is a counted fault."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="before"), at=0)
    before = engine.explain(ADA)
    assert engine.feed(message, at=1.0) == ()
    assert engine.explain(ADA) == before
    [fault] = engine.faults
    assert (fault.code, fault.at, engine.counts[f"fault.{code}"]) == (code, 1.0, 1)


def test_faults_are_bounded():
    """Only the latest faults are kept; all are counted."""
    engine = fresh(limits=Limits(faults_kept=3))
    for number in range(10):
        engine.feed(b"garbage", at=number)
    assert ([fault.at for fault in engine.faults], engine.counts["faults"]) == ([7, 8, 9], 10)


def test_conflicting_rows_are_a_fault():
    """Where two rows under `unique` match, `otherwise` answers, and the engine reports it."""
    engine = fresh(
        "language 1\nuse pidf\nuse genesys\ntable t unique {\n"
        " row a when basic is open -> Ready\n row b when activities in {busy} -> LoggedOut\n"
        ' otherwise -> NotReady reason "otherwise"\n}\n'
    )
    assert said(engine.feed(notify(pidf("open", "busy")), at=0)) == ["0 ?>NotReady otherwise"]
    assert engine.faults[0].code == "conflicting-rows"
    assert "`a`, `b`" in engine.faults[0].message


def test_other_packages_and_methods_pass_by():
    """Messages that carry no presence are counted and change nothing."""
    engine = fresh()
    engine.feed(notify(pidf("open"), event="dialog"), at=0)
    engine.feed(notify(pidf("open"), method="MESSAGE"), at=0)
    assert (engine.agents, engine.counts["other_packages"], engine.counts["messages"]) == ((), 1, 2)


def test_ones_own_view_is_presence_too():
    """What a Microsoft server tells somebody of himself is read, as his own presence."""
    engine = fresh()
    own = f'<roamingData xmlns="r">{categories(state(6500))}</roamingData>'
    kind = "application/vnd-microsoft-roaming-self+xml"
    package = {"event": "vnd-microsoft-roaming-self", "watcher": ADA, "content_type": kind}
    assert said(engine.feed(notify(own, **package), at=1)) == ["1 ?>NotReady busy"]
    lost = notify(cseq=2, subscription="terminated", **package)
    assert said(engine.feed(lost, at=2)) == ["2 NotReady>NotReady lost"]


def test_the_host_says_who_is_an_agent():
    """A mapping names agents; presentities that are none are counted, not kept."""
    engine = fresh(agent_of={ADA: "1001"}.get)
    [transition] = engine.feed(notify(pidf("open"), who="sip:Ada@Contoso.example;x=y"), at=0)
    assert transition.agent == "1001"
    assert engine.feed(notify(pidf("open"), who="sip:bob@contoso.example", call_id="b"), at=0) == ()
    assert (engine.agents, engine.counts["strangers"]) == (("1001",), 1)


def test_a_pidf_belongs_to_the_notifier():
    """The entity of a PIDF is not trusted (older Asterisk writes the watcher); From is."""
    engine = fresh()
    engine.feed(notify(pidf("open", who="sip:watcher@elsewhere.example")), at=0)
    assert engine.agents == (ADA,)


def test_categories_belong_to_whom_they_name():
    """In a list's dialog both addresses are the watcher's; the document names the presentity."""
    engine = fresh()
    me = "sip:connector@contoso.example"
    engine.feed(notify(categories(state(6500)), who=me, watcher=me), at=0)
    assert engine.agents == (ADA,)
    lost = notify(cseq=2, who=me, watcher=me, subscription="terminated")
    assert said(engine.feed(lost, at=1)) == ["1 NotReady>NotReady lost"]


def test_messages_from_a_stream_may_be_fed():
    """What a stream reader gives is taken as well as bytes."""
    reader = MessageReader("stream")
    reader.feed(notify(pidf("open")) + notify(pidf("closed"), cseq=2))
    engine = fresh()
    done = [engine.feed(reader.next_event(), at=at) for at in (1, 2)]
    assert [said(each) for each in done] == [["1 ?>Ready"], ["2 Ready>LoggedOut"]]


def test_explain_tells_all():
    """An explanation has the facts, the state, the row with its reasons, and the hold."""
    engine = fresh()
    engine.feed(notify(categories(state(6500))), at=0)
    engine.feed(notify(categories(state(3500)), cseq=2), at=1)
    report = engine.explain(ADA)
    table = report.tables["voice"]
    assert report.facts == {"availability": 3500, "subscription": "active"}
    assert (table.outcome.state, table.outcome.attributes) == ("NotReady", {"reason": "busy"})
    assert (table.pending.state, table.due) == ("Ready", 6)
    assert table.explanation.decision.row == "slow"
    assert table.explanation.misses[0].row == "lost"
    assert engine.explain("nobody") is None


def test_a_document_without_a_field_of_the_rules_is_no_news():
    """PIDF under rules for Lync is read, says nothing of their fields, and is no fault."""
    engine = fresh(
        "language 1\nuse microsoft\nuse genesys\ntable t first {\n"
        " row a when availability is busy -> Ready\n otherwise -> NotReady\n}\n"
    )
    assert said(engine.feed(notify(pidf("open", "busy")), at=0)) == ["0 ?>NotReady"]
    assert engine.feed(notify(pidf("closed"), cseq=2), at=1) == ()
    assert engine.counts["faults"] == 0


def test_a_new_subscription_takes_the_place_of_a_dead_one():
    """After a re-subscription without an end of the old dialog, the end of the new one counts."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    engine.feed(notify(pidf("open"), call_id="b"), at=1)
    late = notify(cseq=2, call_id="a", subscription="terminated")
    assert engine.feed(late, at=2) == ()
    end = notify(cseq=2, call_id="b", subscription="terminated;reason=deactivated")
    assert said(engine.feed(end, at=3)) == ["3 Ready>NotReady lost"]


@pytest.mark.parametrize("subscription", ["pending", "active"])
@pytest.mark.parametrize("watcher", ["sip:connector@contoso.example", "sip:other@contoso.example"])
def test_a_subscription_that_told_nothing_keeps_nothing_alive(subscription, watcher):
    """A pending or empty subscription does not stand in for one that ends."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    engine.feed(notify(call_id="b", subscription=subscription, watcher=watcher), at=1)
    end = notify(cseq=2, call_id="a", subscription="terminated;reason=timeout")
    assert said(engine.feed(end, at=2)) == ["2 Ready>NotReady lost"]


def test_a_new_subscription_without_a_document_is_still_none():
    """Between the end of one dialog and the first document of the next, nothing changes."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    engine.feed(notify(cseq=2, call_id="a", subscription="terminated;reason=deactivated"), at=1)
    assert engine.feed(notify(call_id="b"), at=2) == ()
    assert engine.explain(ADA).facts == {"subscription": "terminated"}
    assert said(engine.feed(notify(pidf("open"), cseq=2, call_id="b"), at=3)) == [
        "3 NotReady>Ready"
    ]


def test_what_a_dead_dialog_said_is_forgotten():
    """Of two watchers' dialogs one ends: what it said counts no more, the other's word does."""
    engine = fresh()
    engine.feed(notify(pidf("unknown"), call_id="a", watcher="sip:one@x.example"), at=0)
    two = {"call_id": "b", "watcher": "sip:two@x.example"}
    assert said(engine.feed(notify(pidf("open"), **two), at=1)) == ["1 NotReady>Ready"]
    end = engine.feed(notify(cseq=2, subscription="terminated", **two), at=2)
    assert said(end) == ["2 Ready>NotReady unknown"]
    again = notify(pidf("closed"), cseq=2, call_id="a", watcher="sip:one@x.example")
    assert said(engine.feed(again, at=3)) == ["3 NotReady>LoggedOut"]


def test_an_old_end_is_stale():
    """A terminated NOTIFY with a lower CSeq than an active one ends nothing."""
    engine = fresh()
    engine.feed(notify(pidf("open"), cseq=4), at=0)
    assert engine.feed(notify(cseq=3, subscription="terminated"), at=1) == ()
    assert engine.counts["stale"] == 1


@pytest.mark.parametrize("uri", ["", "sip:", " ", "<>"])
def test_blank_names_name_nobody(uri):
    """A document about a blank URI is about its notifier, or a fault."""
    engine = fresh()
    assert engine.update(Update(uri, {"basic": "open"}, "test"), at=0) == ()
    assert engine.faults[0].code == "no-presentity"
    engine.feed(notify(categories(state(6500), who=uri.replace("<", "&lt;"))), at=1)
    assert engine.agents == (ADA,)


@pytest.mark.parametrize("second", [{"subscription": "pending"}, {"subscription": "active"}])
def test_a_dialog_without_a_document_ends_like_any_other(second):
    """The end of the newest dialog counts, even if it never had a document."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    engine.feed(notify(call_id="b", **second), at=1)
    engine.feed(notify(cseq=2, call_id="a", subscription="terminated;reason=timeout"), at=2)
    engine.feed(notify(cseq=2, call_id="b", subscription="terminated;reason=rejected"), at=3)
    assert engine.explain(ADA).facts == {"subscription": "terminated"}


def test_a_watcher_is_the_same_in_any_spelling():
    """A watcher who subscribes again with other URI parameters is no second one."""
    engine = fresh()
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    other = {"call_id": "b", "watcher": "sip:connector@contoso.example;transport=tls"}
    engine.feed(notify(pidf("open"), **other), at=1)
    end = notify(cseq=2, subscription="terminated", **other)
    assert said(engine.feed(end, at=2)) == ["2 Ready>NotReady lost"]


def test_what_was_said_before_a_loss_does_not_come_back():
    """A document from before the server lost its presentity is stale, though the dialog lives."""
    engine = fresh()
    me = {"who": "sip:list@contoso.example", "watcher": "sip:list@contoso.example"}
    rlmi = (
        '<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:list@contoso.example" version="1"'
        ' fullState="false"><resource uri="sip:ada@contoso.example">'
        '<instance id="1" state="terminated"/></resource></list>'
    )
    engine.feed(notify(categories(state(6500)), cseq=1, **me), at=0)
    lost = notify(rlmi, cseq=3, content_type="application/rlmi+xml", **me)
    assert said(engine.feed(lost, at=1)) == ["1 NotReady>NotReady lost"]
    assert engine.feed(notify(categories(state(18000)), cseq=2, **me), at=2) == ()
    later = notify(categories(state(18000)), cseq=4, **me)
    assert said(engine.feed(later, at=3)) == ["3 NotReady>LoggedOut"]


def test_two_addresses_of_one_agent_are_two_subscriptions():
    """An agent who is told of under two URIs is lost when both are, one after the other."""
    engine = fresh(agent_of=lambda uri: "ada" if "ada" in uri else None)
    second = "sip:ada.work@contoso.example"
    engine.feed(notify(pidf("open"), call_id="a"), at=0)
    engine.feed(notify(pidf("open"), call_id="b", who=second), at=0)
    end = "terminated"
    gone = engine.feed(notify(cseq=2, call_id="b", who=second, subscription=end), at=1)
    assert said(gone) == ["1 Ready>NotReady unknown"]  # what the second said counts no more
    back = engine.feed(notify(pidf("open"), cseq=2, call_id="a"), at=2)
    assert said(back) == ["2 NotReady>Ready"]
    lost = engine.feed(notify(cseq=3, call_id="a", subscription=end), at=3)
    assert said(lost) == ["3 Ready>NotReady lost"]


def test_a_document_can_not_say_what_only_the_host_knows():
    """A context field that has the name of a field of documents is not filled by them."""
    engine = fresh(
        "language 1\nuse genesys\ncontext { note : text }\ntable t first {\n"
        ' row vip when note is "vip" -> Ready\n otherwise -> NotReady\n}\n'
    )
    engine.feed(notify(pidf("open", note="vip")), at=0)
    engine.update(Update(ADA, {"note": "vip"}, "test"), at=1)
    assert engine.explain(ADA).facts == {}
    assert said(engine.context(ADA, {"note": "vip"}, at=2)) == ["2 NotReady>Ready"]


@pytest.mark.parametrize(
    ("declared", "changes"),
    [
        ("field basic : int", {"basic": "open"}),
        ("field basic : token { open }", {"basic": 5}),
        ("field basic : token { open }", {"basic": ["open"]}),
        ("field basic : duration", {"basic": float("nan")}),
        ("field basic : yes/no", {"basic": 1}),
    ],
)
def test_values_of_another_type_are_faults(declared, changes):
    """A value that the rules' field can't take is dropped and reported, and breaks nothing."""
    engine = fresh(
        f"language 1\nuse genesys\n{declared}\ntable t first {{\n"
        " row a when basic is absent -> NotReady\n otherwise -> LoggedOut\n}\n"
    )
    assert said(engine.update(Update(ADA, changes, "test"), at=0)) == ["0 ?>NotReady"]
    assert engine.faults[0].code == "wrong-type"
    assert engine.explain(ADA).facts == {}


def test_a_subscription_field_of_another_type_is_a_fault():
    """A site's own idea of `subscription` is not filled with what it can't be."""
    engine = fresh(
        "language 1\nuse genesys\nfield subscription : int\ntable t first {\n"
        " row a when subscription > 3 -> LoggedOut\n otherwise -> NotReady\n}\n"
    )
    assert said(engine.feed(notify(pidf()), at=0)) == ["0 ?>NotReady"]
    assert (engine.faults[0].code, engine.explain(ADA).facts) == ("wrong-type", {})


def test_a_mapping_that_raises_is_a_fault():
    """An exception of the host's mapping does not swallow what became due."""
    engine = fresh(agent_of={ADA: "ada"}.__getitem__)
    engine.feed(notify(categories(state(3500))), at=0)
    done = engine.feed(notify(pidf("open"), who="sip:bob@contoso.example", call_id="b"), at=10)
    assert said(done) == ["5 ?>Ready"]
    assert engine.faults[0].code == "agent-of"


def test_a_loss_makes_nobody_known():
    """An update that somebody unknown is lost tells nothing of him."""
    engine = fresh()
    assert engine.update(Update(ADA, {}, "host", lost=True), at=0) == ()
    assert (engine.agents, engine.counts["documents"]) == ((), 0)


def test_transitions_are_the_hosts_to_change():
    """What a host does to a transition's attributes does not reach the rules."""
    engine = fresh()
    [transition] = engine.feed(notify(pidf("open", "busy")), at=0)
    transition.attributes["reason"] = "changed"
    decision = engine.rules.decide({"activities": frozenset({"busy"})})["voice"]
    assert decision.outcome.attributes == {"reason": "busy"}
    assert isinstance(hash(transition), int)


def test_a_late_first_answer_does_not_turn_time_back():
    """A piggybacked 200 that comes after a BENOTIFY is older by its number, and changes nothing."""
    engine = fresh()
    newer = notify(categories(state(6500)), cseq=2, method="BENOTIFY")
    assert said(engine.feed(newer, at=0)) == ["0 ?>NotReady busy"]
    assert engine.feed(ok(categories(state(3500)), piggyback=1), at=1) == ()
    assert engine.advance(100) == ()


def test_a_host_may_say_that_a_subscription_is_gone():
    """An update that says `lost` is the end of what was known, until the next document."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=0)
    lost = engine.update(Update(ADA, {}, "host", lost=True), at=1)
    assert said(lost) == ["1 Ready>NotReady lost"]
    assert said(engine.feed(notify(pidf("open"), cseq=2), at=2)) == ["2 NotReady>Ready"]


def test_unknown_subscription_states_are_no_evidence():
    """An extension of Subscription-State counts as pending, whatever its body says."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=0)
    waiting = notify(pidf("closed"), cseq=2, subscription="waiting")
    assert said(engine.feed(waiting, at=1)) == ["1 Ready>NotReady pending"]


def test_agents_may_be_named_in_any_spelling():
    """Without a mapping agents are URIs, and any spelling of one names the same agent."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=0)
    for name in ("ada@contoso.example", "SIP:Ada@Contoso.example;x=y"):
        engine.context(name, {"agent.on_call": True}, at=1)
        assert engine.explain(name).facts["agent.on_call"] is True
    assert engine.agents == (ADA,)


def test_wrong_calls_are_told():
    """What is no rule set, no time or no message is an exception for the caller."""
    with pytest.raises(TypeError, match="load_rules"):
        Engine("site.pm")
    with pytest.raises(ValueError, match="nan"):
        fresh().feed(notify(pidf()), at=float("nan"))
    assert fresh().feed(memoryview(notify(pidf())), at=0)
    with pytest.raises(ValueError, match="framing"):
        MessageReader("tcp")
    with pytest.raises(TypeError, match="collection of names"):
        presencemap.read_presence("application/pidf+xml", pidf().encode(), "basic")


def test_an_update_must_name_somebody():
    """A document from elsewhere that names nobody is a fault."""
    engine = fresh()
    assert engine.update(Update(None, {"basic": "open"}, "test"), at=0) == ()
    assert engine.faults[0].code == "no-presentity"


def test_what_a_list_asks_for_is_no_presence():
    """A list's request to subscribe again is a fault, and the agent stays as it was."""
    engine = fresh()
    engine.feed(notify(pidf("open")), at=1)
    rlmi = (
        '<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:list@contoso.example" version="0">'
        f'<resource uri="{ADA}"><instance id="0" state="{{}}" {{}}/></resource></list>'
    )
    asks = rlmi.format("resubscribe", 'poolFqdn="pool2.contoso.example"')
    assert engine.feed(notify(asks, cseq=2, content_type="application/rlmi+xml"), at=2) == ()
    assert [(f.code, f.presentity) for f in engine.faults] == [("resubscribe", ADA)]


def test_why_a_list_lost_somebody():
    """The reason that a list server gives for an end is the subscription's reason."""
    engine = fresh(RULES.replace("subscription is terminated ", "subscription.reason is rejected "))
    list_ = (
        '<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:list@contoso.example" version="1">'
        f'<resource uri="{ADA}"><instance id="0" state="terminated" reason="rejected"/>'
        "</resource></list>"
    )
    engine.feed(notify(pidf("open")), at=1)
    ended = notify(list_, cseq=2, content_type="application/rlmi+xml")
    assert said(engine.feed(ended, at=2)) == ["2 Ready>NotReady lost"]


def test_a_request_to_subscribe_again_is_told():
    """What a server asks of the host is a fault, and says nothing of anybody's presence."""
    engine = fresh()
    engine.update(Update("sip:new@desk.example", {}, "rlmi", resubscribe="pool1"), at=3)
    (fault,) = engine.faults
    assert (fault.code, fault.at, fault.presentity) == ("resubscribe", 3, "sip:new@desk.example")
    assert "`pool1`" in fault.message
    assert engine.agents == ()


TIMED = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@contoso.example"'
    ' xmlns:d="urn:ietf:params:xml:ns:pidf:data-model"'
    ' xmlns:r="urn:ietf:params:xml:ns:pidf:rpid">'
    '<tuple id="a"><status><basic>open</basic></status></tuple>'
    '<tuple id="b"><status><basic>closed</basic></status></tuple>'
    '<d:person id="p"><r:activities from="1970-01-01T00:10:00Z" until="1970-01-01T00:20:00Z">'
    "<r:busy/></r:activities></d:person></presence>"
)


@pytest.mark.parametrize(
    ("at", "ambiguity", "expected"),
    [
        (300.0, "united", ("open", None)),
        (900.0, "united", ("open", frozenset({"busy"}))),
        (1500.0, "cautious", ("closed", None)),
        (0.0, "first", ("open", frozenset({"busy"}))),
    ],
)
def test_documents_are_read_as_asked_and_as_of_their_time(at, ambiguity, expected):
    """Options hold for all documents, and what is limited in time counts then, or without time."""
    engine = fresh(documents=DocumentOptions(ambiguity=ambiguity))
    engine.feed(notify(TIMED), at=at)
    facts = engine.explain(ADA).facts
    assert (facts.get("basic"), facts.get("activities")) == expected


def test_old_dialogs_are_forgotten():
    """No more dialogs are kept than the bound says."""
    engine = fresh(limits=Limits(dialogs=2, ended_dialogs=3))
    end = "terminated;reason=timeout"
    for number in range(10):
        who = f"sip:agent{number}@contoso.example"
        engine.feed(notify(pidf("open"), call_id=f"c{number}", who=who), at=number)
    assert len(engine._subscriptions._dialogs) == 2
    for number in range(10):
        who = f"sip:agent{number}@contoso.example"
        message = notify(cseq=2, call_id=f"c{number}", who=who, subscription=end)
        assert said(engine.feed(message, at=20)) == ["20 Ready>NotReady lost"]
        assert engine.feed(message, at=21) == ()
    assert len(engine._subscriptions._ended) == 3
    assert engine._subscriptions._dialogs == {}


STEPS = st.lists(
    st.tuples(
        st.integers(1, 12),
        st.sampled_from(["open", "closed", "unknown", ""]),
        st.sampled_from(["active", "active", "active", "terminated;reason=timeout", "pending"]),
        st.sampled_from(["a", "b"]),
    ),
    max_size=12,
)


@given(STEPS, st.randoms())
def test_delivery_order_does_not_matter_for_the_final_basic(steps, random):
    """Active notifications of one dialog, shuffled and doubled, end in the same presence."""
    stream = {cseq: basic for cseq, basic, kind, call in steps if kind == "active" and call == "a"}
    messages = [notify(pidf(b) if b else "", cseq=c) for c, b in sorted(stream.items())]
    shuffled = messages + messages
    random.shuffle(shuffled)
    ends = []
    for order in (messages, shuffled):
        engine = fresh()
        for at, message in enumerate(order):
            engine.feed(message, at=at)
        report = engine.explain(ADA)
        ends.append(report and report.facts.get("basic"))
    assert ends[0] == ends[1]


@given(st.binary(max_size=300))
def test_no_bytes_raise(data):
    """Whatever comes from the network, feed gives transitions."""
    assert fresh().feed(data, at=0) == ()


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4), st.booleans())
def test_no_damage_raises(place, what, cut):
    """A notification damaged anywhere gives transitions or faults, never an exception."""
    message = notify(categories(state(3500, "on-the-phone")))
    place %= len(message)
    damaged = message[:place] + what + (b"" if cut else message[place + len(what) :])
    fresh().feed(damaged, at=0)
