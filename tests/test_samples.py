"""The captures that ship with presencemap: how they came about, and what they show."""

from __future__ import annotations

from datetime import UTC, datetime

import lync_day
import pytest
import trim_capture

from presencemap.captures import Transport, read_capture
from presencemap.checks import load_rules
from presencemap.engine import Transition
from presencemap.replay import Summary, replay
from presencemap.report.lines import state_words
from presencemap.shipped import shipped
from presencemap.sip import NEED_DATA, MessageReader

STORIES = [("lync-day", "lync-genesys.pm"), ("kamailio", "pidf-genesys.pm")]
KILOBYTE = 1_000


@pytest.fixture(scope="module")
def samples(root):
    """Give the folder of samples."""
    return root / "presencemap" / "samples"


@pytest.fixture(scope="module")
def events(root, samples):
    """Give what a replay of each sample tells, by the sample's name."""
    return {
        name: list(replay(load_rules(root / "rules" / rules), [samples / f"{name}.pcap"]))
        for name, rules in STORIES
    }


def line(transition):
    """Return a transition as it stands in a story."""
    clock = datetime.fromtimestamp(transition.at, UTC).isoformat(timespec="milliseconds")[11:23]
    agent = transition.agent.removeprefix("sip:").removesuffix("@contoso.example")
    to_state = state_words(transition.to_state, transition.attributes)
    return f"{clock} {agent} {transition.from_state or '?'} -> {to_state} row {transition.row}"


@pytest.mark.parametrize("name", [name for name, _ in STORIES])
def test_tells_its_story(name, events, root):
    """A replay gives the transitions that were reasoned out by hand, and no others."""
    text = (root / "tests" / "samples" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (" ".join(each.partition("#")[0].split()) for each in text.splitlines())
    found = [line(event) for event in events[name] if isinstance(event, Transition)]
    assert found == [each for each in lines if each]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lync-day", {"notifications": 59, "duplicates": 1, "documents": 59, "agents": 5}),
        ("kamailio", {"notifications": 51, "duplicates": 0, "documents": 40, "agents": 3}),
    ],
)
def test_summary(name, expected, events):
    """Nothing in the samples is a fault, and all that they hold is read."""
    summary = events[name][-1]
    assert isinstance(summary, Summary)
    assert (summary.faults, summary.stale, summary.others) == (0, 0, 0)
    assert {key: getattr(summary, key) for key in expected} == expected


def test_all_wait_for_lost_subscriptions(events):
    """When the real recording ends, all agents are about to lose their presence."""
    assert events["kamailio"][-1].pending == events["kamailio"][-1].agents == 3


def test_lync_day_is_what_its_script_makes(samples):
    """The script makes the shipped file, byte for byte."""
    assert (samples / "lync-day.pcap").read_bytes() == lync_day.capture()


def test_kamailio_is_what_its_script_makes(samples, corpus):
    """The script makes the shipped file out of the longer recording."""
    recording = corpus / "captures" / "uas_baresip_linphone.pcap"
    shipped_bytes = (samples / "kamailio.pcap").read_bytes()
    assert shipped_bytes == trim_capture.trimmed(recording.read_bytes())


def test_time_never_goes_back(samples):
    """The packets of both samples are in the order of their times."""
    for name, _ in STORIES:
        times = [record.at for record in read_capture(samples / f"{name}.pcap")]
        assert times == sorted(times)


def test_streams_are_whole(samples):
    """No connection of the samples lacks a byte, and every one in the real recording ends."""
    for name, _ in STORIES:
        records = list(read_capture(samples / f"{name}.pcap"))
        assert not any(record.lost for record in records)
    streams = {r.source + r.destination for r in records if r.transport is Transport.TCP}
    assert len(streams) == sum(record.end for record in records) == 4


def test_messages_and_segments_do_not_fall_together(samples):
    """In the Lync day messages cross segments, and segments hold several messages."""
    whole = []
    readers = {}
    for record in read_capture(samples / "lync-day.pcap"):
        reader = readers.setdefault((record.source, record.destination), MessageReader("stream"))
        reader.feed(record.data)
        whole.append(sum(1 for _ in iter(reader.next_event, NEED_DATA)))
    assert (min(whole), max(whole)) == (0, 3)


def test_samples_are_small(samples):
    """All samples together stay below 200 kB: everybody who installs the package has them."""
    assert sum(path.stat().st_size for path in samples.iterdir()) <= 200 * KILOBYTE


def test_samples_explain_themselves():
    """Each capture is spoken of in the samples' README."""
    text = (shipped("samples") / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}.pcap`" in text for name, _ in STORIES)
