"""Notifications of Live Communications Server, from the wire to the agent."""

from __future__ import annotations

import json

import capture_writer as w
import pytest
from commands import run
from notifications import notify, ok

import presencemap
from presencemap import Engine
from presencemap.replay import LocatedFault, replay

MSRTC = "text/xml+msrtc.pidf"
LIST = 'multipart/related;type="application/rlmi+xml";start=resourceList;boundary=b0'
ADA, BEN = "sip:ada@contoso.example", "sip:ben@contoso.example"
WATCHER = "sip:connector@contoso.example"


@pytest.fixture(scope="module")
def lync(root):
    """Give the recommended Lync rules."""
    return presencemap.load_rules(root / "rules" / "lync-genesys.pm")


def document(availability, activity, who=ADA, more=""):
    """Write a document as the server does: whose it is without its scheme."""
    return (
        f'<presentity uri="{who.removeprefix("sip:")}"'
        ' xmlns="http://schemas.microsoft.com/2002/09/sip/presence">'
        f'<availability aggregate="{availability}" description="" epid="e1"/>'
        f'<activity aggregate="{activity}" description="" epid="e1"/>{more}</presentity>'
    )


def listed(*documents):
    """Write a list's body, each document linked by a bare Content-ID."""
    parts = "".join(
        f"--b0\r\nContent-ID: {who[4:]}\r\nContent-Type: {MSRTC}\r\n\r\n{body}\r\n"
        for who, body in documents
    )
    named = "".join(
        f'<resource uri="{who}"><instance id="0" state="active" cid="{who[4:]}"/></resource>'
        for who, _ in documents
    )
    return (
        "--b0\r\nContent-Transfer-Encoding: binary\r\nContent-ID: resourceList\r\n"
        "Content-Type: application/rlmi+xml\r\n\r\n"
        f'<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="{WATCHER}" version="1" fullState="true">'
        f"{named}</list>\r\n{parts}--b0--\r\n"
    )


def benotify(body, cseq, content_type=MSRTC):
    """Write a BENOTIFY of a list's dialog: From and To are the watcher's ([MS-SIP] 4.4)."""
    return notify(
        body, cseq=cseq, who=WATCHER, watcher=WATCHER, method="BENOTIFY", content_type=content_type
    )


DAY = (
    (1000, benotify(listed((ADA, document(300, 400)), (BEN, document(0, 0, BEN))), 1, LIST)),
    (1010, benotify(document(300, 500), 2)),
    (1020, benotify(document(300, 450), 3)),
    (1030, benotify(document(300, 250), 4)),
    (1040, benotify(document(100, 400), 5)),
    (1050, benotify(document(300, 350), 6)),
    (1060, benotify(document(300, 1400), 7)),
    (1070, benotify(document(99, 0), 8)),
    (1080, benotify(document(300, 400), 9)),
)
TRANSITIONS = [
    (1003.0, ADA, "Ready", None, "free"),
    (1005.0, BEN, "LoggedOut", None, "gone"),
    (1010.0, ADA, "NotReady", "OnCall", "on_call"),
    (1023.0, ADA, "Ready", None, "free"),
    (1040.0, ADA, "NotReady", "Unknown", "otherwise"),
    (1050.0, ADA, "NotReady", "BeRightBack", "back_soon"),
    (1075.0, ADA, "LoggedOut", None, "gone"),
]


def capture(folder):
    """Write the day as a capture."""
    path = folder / "day.pcap"
    packets = (w.pcap_packet(w.ethernet(w.udp(data)), at, 0) for at, data in DAY)
    path.write_bytes(w.pcap_header() + b"".join(packets))
    return path


def test_a_replayed_day(lync, tmp_path):
    """A list's first state, then single documents, move each agent as the rules say.

    An idle agent stays what he was, a number beyond the scale changes nothing.
    """
    *events, summary = replay(lync, [capture(tmp_path)])
    faults = [event for event in events if isinstance(event, LocatedFault)]
    assert [
        (e.at, e.agent, e.to_state, e.attributes.get("reason"), e.row)
        for e in events
        if e not in faults
    ] == TRANSITIONS
    assert [(f.fault.code, f.origin.record) for f in faults] == [("bad-value", 7)]
    assert summary.pending == 1


def test_the_program_replays_it(root, tmp_path):
    """`presencemap replay` prints the same transitions."""
    rules = root / "rules" / "lync-genesys.pm"
    out = run("replay", "--format", "json", rules, capture(tmp_path))[1]
    events = [json.loads(line) for line in out.splitlines()]
    assert [(e["agent"], e["to"], e["row"]) for e in events if "to" in e] == [
        (agent, state, row) for _, agent, state, _, row in TRANSITIONS
    ]


def test_the_body_alone_says_whose_it_is(lync):
    """The addresses of the dialog are somebody else's; the facts include the raw numbers."""
    engine = Engine(lync)
    [transition] = engine.feed(benotify(document(300, 600), 1), at=1)
    assert (transition.agent, transition.attributes["reason"]) == (ADA, "Busy")
    assert engine.agents == (ADA,)


def test_the_answer_to_a_subscription_carries_it(lync):
    """The first state comes in a 200, in the dialect that the watcher has asked for."""
    engine = Engine(lync)
    answer = ok(document(300, 100), piggyback=1, who=ADA)
    answer = answer.replace(
        b"Content-Type: application/pidf+xml", f"Content-Type: {MSRTC}".encode()
    )
    [transition] = engine.feed(answer, at=1)
    assert (transition.agent, transition.attributes["reason"]) == (ADA, "Away")


@pytest.mark.parametrize(
    ("status", "substatus", "state", "row"),
    [
        ("open", "online", "Ready", "free"),
        ("inuse", "onthephone", "NotReady", "on_call"),
        ("inuse", "busy", "NotReady", "busy"),
        ("inuse", "online", "NotReady", "busy"),
        ("closed", "offline", "LoggedOut", "gone"),
    ],
)
def test_a_telephones_document(root, status, substatus, state, row):
    """XPIDF moves an agent as the same PIDF would; in use never makes anybody Ready."""
    engine = Engine(presencemap.load_rules(root / "rules" / "pidf-genesys.pm"))
    body = (
        '<?xml version="1.0"?><!DOCTYPE presence PUBLIC "-//IETF//DTD RFCxxxx XPIDF 1.0//EN"'
        f' "xpidf.dtd"><presence><presentity uri="{ADA};method=SUBSCRIBE"/><atom id="1">'
        f'<address uri="{ADA};user=ip" priority="0,800000"><status status="{status}"/>'
        f'<msnsubstatus substatus="{substatus}"/></address></atom></presence>'
    )
    told = engine.feed(notify(body, content_type="application/xpidf+xml"), at=1)
    [transition] = (*told, *engine.advance(100))
    assert (transition.agent, transition.to_state, transition.row) == (ADA, state, row)


def test_rules_may_ask_for_the_raw_numbers(tmp_path):
    """A site can decide by the older scales themselves."""
    (tmp_path / "site.pm").write_text(
        "language 1\nuse microsoft\nuse genesys\ntable voice first {\n"
        '  row lunch when lcs.activity is out-to-lunch -> NotReady reason "Lunch"\n'
        "  row maybe when lcs.availability is maybe-online -> keep\n"
        '  otherwise -> NotReady reason "Other"\n}\n'
    )
    engine = Engine(presencemap.load_rules(tmp_path / "site.pm"))
    [lunch] = engine.feed(benotify(document(300, 150), 1), at=1)
    assert lunch.attributes["reason"] == "Lunch"
    assert engine.feed(benotify(document(199, 149), 2), at=2) == ()
    [other] = engine.feed(benotify(document(300, 149), 3), at=3)
    assert other.attributes["reason"] == "Other"
