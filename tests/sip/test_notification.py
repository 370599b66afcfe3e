from __future__ import annotations

from pathlib import Path

import pytest

from presencemap.model import Fault
from presencemap.sip import Message, Notification, SubscriptionState, notification

CASES = sorted((Path(__file__).parent / "cases").glob("notification--*.sip"))


def edited(plain, read, old, new):
    """Read the plain NOTIFY with one thing changed."""
    assert old in plain
    return notification(read(plain.replace(old, new)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_spelling_says_the_same(path, read):
    """However it is written, the same agent notifies the same connector in the same dialog."""
    told = notification(read(path.read_bytes()))
    if "ipv6" not in path.stem:
        assert told.presentity == "sip:agent7@desk.example"
        assert told.watcher == "sip:connector@desk.example"
    assert told.call_id.startswith("8d21-77@")
    assert told.dialog == (
        told.call_id,
        "" if "no-from-tag" in path.stem else "n0t1f1er",
        told.event_id,
    )
    assert told.transaction[0] == "z9hG4bKf00d7"
    assert told.event in {"presence", "presence.winfo"}


def test_a_notify_is_read_whole(plain, read):
    """Every part of an ordinary NOTIFY has its place."""
    message = read(plain)
    assert notification(message) == Notification(
        method="NOTIFY",
        call_id="8d21-77@edge.desk.example",
        dialog=("8d21-77@edge.desk.example", "n0t1f1er", ""),
        cseq=12,
        transaction=("z9hG4bKf00d7", "NOTIFY", 12),
        presentity="sip:agent7@desk.example",
        watcher="sip:connector@desk.example",
        event="presence",
        event_id="",
        subscription=SubscriptionState("active", None, 540, None),
        content_type="application/pidf+xml",
        body=message.body,
    )
    assert message.body.endswith(b"</presence>\n")


def case(name):
    """Find one of our messages by name."""
    return next(path for path in CASES if path.stem == f"notification--{name}").read_bytes()


@pytest.mark.parametrize(
    ("name", "method", "cseq", "transaction", "subscription"),
    [
        (
            "benotify",
            "BENOTIFY",
            12,
            ("z9hG4bKf00d7", "BENOTIFY", 12),
            SubscriptionState("active", expires=28367),
        ),
        (
            "piggybacked",
            "SUBSCRIBE",
            1,
            ("z9hG4bKf00d7", "SUBSCRIBE", 1),
            SubscriptionState("active", expires=540),
        ),
        (
            "piggybacked-without-state",
            "SUBSCRIBE",
            None,
            ("z9hG4bKf00d7", "SUBSCRIBE", 1),
            SubscriptionState("active", expires=3600),
        ),
    ],
)
def test_microsofts_forms(name, method, cseq, transaction, subscription, read):
    """BENOTIFY and the 2xx with a document are notifications, numbered as they say."""
    told = notification(read(case(name)))
    assert (told.method, told.cseq, told.transaction, told.subscription) == (
        method,
        cseq,
        transaction,
        subscription,
    )


@pytest.mark.parametrize(
    ("name", "subscription"),
    [
        ("no-subscription-state", SubscriptionState("active")),
        ("no-subscription-state-and-expired", SubscriptionState("terminated", expires=0)),
        ("terminated", SubscriptionState("terminated", "timeout", None, 30)),
    ],
)
def test_where_the_subscription_stands(name, subscription, read):
    """The header says it; without it Expires does."""
    assert notification(read(case(name))).subscription == subscription


@pytest.mark.parametrize(
    ("value", "subscription"),
    [
        (b"ACTIVE;Expires=7", SubscriptionState("active", expires=7)),
        (b"active ; expires = 7", SubscriptionState("active", expires=7)),
        (b"active;expires=7;x=1", SubscriptionState("active", expires=7)),
        (b'active;expires="7"', SubscriptionState("active", expires=7)),
        (b"active;expires=soon", SubscriptionState("active")),
        (b"active;expires=99999999999", SubscriptionState("active", expires=2**32 - 1)),
        (b"active;expires=" + b"9" * 5000, SubscriptionState("active", expires=2**32 - 1)),
        (b"active;expires=\xd9\xa7", SubscriptionState("active")),
        (b"terminated;reason=NoResource", SubscriptionState("terminated", "noresource")),
        (b"waiting", SubscriptionState("waiting")),
    ],
)
def test_subscription_states(value, subscription, plain, read):
    """States and reasons are in lower case, seconds whole numbers of 32 bits or None."""
    assert edited(plain, read, b"active;expires=540", value).subscription == subscription


@pytest.mark.parametrize(
    ("value", "event"),
    [
        (b"presence;id=1", ("presence", "1")),
        (b'Presence ; x=2 ; ID="a;b"', ("presence", "a;b")),
        (b"presence.winfo.winfo", ("presence.winfo.winfo", "")),
        (b"vnd-microsoft-roaming-self", ("vnd-microsoft-roaming-self", "")),
    ],
)
def test_events(value, event, plain, read):
    """The package keeps its templates, in lower case, and the id is told apart."""
    told = edited(plain, read, b"Event: presence", b"Event: " + value)
    assert (told.event, told.event_id) == event
    assert told.dialog[2] == event[1]


@pytest.mark.parametrize(
    ("value", "cseq"),
    [(b"0 NOTIFY", 0), (b"4294967295 NOTIFY", 2**32 - 1), (b"00000000000000012\tNOTIFY", 12)],
)
def test_cseq_numbers(value, cseq, plain, read):
    """All of 32 bits count, and leading zeros do not."""
    assert edited(plain, read, b"12 NOTIFY", value).cseq == cseq


@pytest.mark.parametrize(
    ("via", "branch"),
    [
        (b"SIP/2.0/UDP h", ""),
        (b"SIP/2.0/UDP h;rport;Branch = z9", "z9"),
        (b'SIP/2.0/UDP h;x="a,b";branch=z9, SIP/2.0/UDP i;branch=z8', "z9"),
        (b"SIP/2.0/UDP h, SIP/2.0/UDP i;branch=z8", ""),
        (b",", ""),
    ],
)
def test_the_top_branch_tells_retransmissions(via, branch, plain, read):
    """The branch is the top Via's, or none."""
    value = b"SIP/2.0/UDP edge.desk.example:5060;branch=z9hG4bKf00d7"
    assert edited(plain, read, value, via).transaction[0] == branch


def test_a_retransmission_has_the_same_transaction(plain, read):
    """The same bytes again are the same transaction; a later request is another."""
    first, again = notification(read(plain)), notification(read(plain))
    later = edited(plain, read, b"12 NOTIFY", b"13 NOTIFY")
    assert first.transaction == again.transaction != later.transaction


@pytest.mark.parametrize(
    ("old", "new", "code", "presentity"),
    [
        (b"CSeq: 12 NOTIFY\r\n", b"", "missing-header", "sip:agent7@desk.example"),
        (b"CSeq: 12 NOTIFY", b"CSeq: 12.0 NOTIFY", "bad-cseq", "sip:agent7@desk.example"),
        (b"<sip:agent7@desk.example>", b"<agent7>", "bad-address", None),
        (b"From: ", b"X-From: ", "missing-header", None),
    ],
)
def test_a_fault_says_whose_notification_it_was(old, new, code, presentity, plain, read):
    """The presentity is named where From can be read, and the place is the message's."""
    fault = edited(plain, read, old, new)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.presentity, fault.offset) == (code, presentity, 0)


def test_a_compressed_body_is_refused_only_if_there_is_one(plain, read):
    """Content-Encoding without a body encodes nothing."""
    head = plain.partition(b"\r\n\r\n")[0].rpartition(b"\r\nContent-Length")[0]
    empty = read(head + b"\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")
    assert notification(empty).body == b""


def test_streams_and_datagrams_say_the_same(plain, read, read_stream):
    """The framing changes nothing in what a message notifies of."""
    [message] = read_stream(plain)
    assert isinstance(message, Message)
    assert notification(message) == notification(read(plain))
