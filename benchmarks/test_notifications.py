"""Notifications: SIP alone, and the whole way from a datagram to transitions.

The baseline is lxml's parse of the bodies alone: what no reader that builds a tree can beat.
"""

from __future__ import annotations

import pytest
from lxml import etree

from presencemap.checks import load_rules
from presencemap.engine import Engine
from presencemap.sip import MessageReader, Notification, notification

SIP = "SIP, datagram to notification"
ENGINE = "engine, datagram to transitions"
REAL = "real NOTIFYs"
LYNC = "Lync's BENOTIFYs"
RULES = {REAL: "pidf-genesys.pm", LYNC: "lync-genesys.pm"}


@pytest.fixture(params=[REAL, LYNC])
def kind(request):
    """Give the kind of traffic that is measured."""
    return request.param


@pytest.fixture
def traffic(kind, request):
    """Give the datagrams."""
    return request.getfixturevalue("real_traffic" if kind == REAL else "lync_traffic")


@pytest.fixture
def bodies(traffic):
    """Give their documents; some have none, and a few have a list in several parts."""
    found = [each.partition(b"\r\n\r\n")[2] for each in traffic]
    return [body for body in found if body.startswith(b"<")]


@pytest.fixture
def rules(kind, rules_folder):
    """Give the rules that fit."""
    return load_rules(rules_folder / RULES[kind])


def parse_all(bodies):
    """Parse every body, to throw the trees away."""
    for body in bodies:
        etree.fromstring(body)


def read_all(traffic):
    """Return what every datagram notifies of, read as the engine reads it."""
    found = []
    for data in traffic:
        reader = MessageReader("datagram")
        reader.feed(data)
        found.append(notification(reader.next_event()))
    return found


def feed_all(rules, traffic):
    """Feed every datagram, a tenth of a second apart, to a new engine; return it."""
    engine = Engine(rules)
    for number, data in enumerate(traffic):
        engine.feed(data, at=1_800_000_000 + number / 10)
    return engine


def test_all_are_notifications(traffic, bodies):
    """Every datagram is a notification, and most bring a document."""
    read = read_all(traffic)
    assert all(isinstance(each, Notification) for each in read)
    assert [each.body for each in read if each.body.startswith(b"<")] == bodies
    assert len(bodies) > 0.7 * len(read)


def test_all_are_used(rules, traffic):
    """The engine takes every notification for a new one, faults none, and acts on some."""
    counts = feed_all(rules, traffic).counts
    assert counts["notifications"] == len(traffic)
    assert counts["faults"] == counts["duplicates"] == counts["stale"] == 0
    assert counts["transitions"] > 0


def test_sip_parse_alone(measure, kind, traffic, bodies):
    """Measure lxml on the bodies alone."""
    label = "fromstring of the bodies"
    measure(f"{SIP}, {kind}", label, parse_all, bodies, items=len(traffic), baseline=True)


def test_sip(measure, kind, traffic):
    """Measure reading SIP, without the documents."""
    measure(
        f"{SIP}, {kind}", "MessageReader and notification", read_all, traffic, items=len(traffic)
    )


def test_engine_parse_alone(measure, kind, traffic, bodies):
    """Measure lxml on the bodies alone."""
    label = "fromstring of the bodies"
    measure(f"{ENGINE}, {kind}", label, parse_all, bodies, items=len(traffic), baseline=True)


def test_engine(measure, kind, rules, traffic):
    """Measure all of it."""
    measure(
        f"{ENGINE}, {kind}",
        "Engine.feed",
        feed_all,
        rules,
        traffic,
        items=len(traffic),
        at_most="1.0",
    )
