"""Replaying captures: every record through the engine, in the capture's time."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import capture_writer as w
import pytest
from notifications import categories, notify, pidf, state

import presencemap
from presencemap.captures.tcp import SYN
from presencemap.documents import DocumentOptions, PresenceReader
from presencemap.engine import AgentReport, Transition
from presencemap.replay import LocatedFault, Origin, Summary, replay

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture(scope="module")
def lync(root):
    """Give the recommended Lync rules."""
    return presencemap.load_rules(root / "rules" / "lync-genesys.pm")


@pytest.fixture(scope="module")
def sip(root):
    """Give the recommended PIDF rules."""
    return presencemap.load_rules(root / "rules" / "pidf-genesys.pm")


def write(path, *timed):
    """Write a pcap of UDP datagrams at times."""
    packets = (w.pcap_packet(w.ethernet(w.udp(data)), int(at), 0) for at, data in timed)
    path.write_bytes(w.pcap_header() + b"".join(packets))
    return path


def test_holds_run_on_the_captures_clock(lync, tmp_path):
    """A hold ends in the capture's time, and the transition names the record that began it."""
    path = write(
        tmp_path / "day.pcap",
        (1000.0, notify(categories(state(6500)))),
        (1010.0, notify(categories(state(3500)), cseq=2)),
        (1020.0, notify(cseq=3)),
        (1030.0, notify(categories(state(18000)), cseq=4)),
    )
    *events, summary = replay(lync, [path])
    assert [(e.at, e.to_state, e.source) for e in events] == [
        (1000.0, "NotReady", Origin(str(path), 1)),
        (1013.0, "Ready", Origin(str(path), 2)),
    ]
    assert (summary.pending, summary.first, summary.last) == (1, 1000.0, 1030.0)


def test_faults_have_a_place_and_change_nothing(sip, tmp_path):
    """A document that can't be read is reported at its record; the next one is read."""
    path = write(
        tmp_path / "day.pcap",
        (1.0, notify(pidf("closed", "busy"))),
        (2.0, notify("<presence", cseq=2)),
        (3.0, notify(pidf("closed", "meal"), cseq=3)),
        (4.0, b"\x80\x00 voice"),
    )
    *events, summary = replay(sip, [path])
    assert [type(e) for e in events] == [Transition, LocatedFault, Transition]
    assert (events[1].fault.code, events[1].origin.record) == ("not-well-formed", 2)
    assert (summary.faults, summary.messages, summary.others) == (1, 3, 1)


def test_what_came_later_is_left_out(lync, tmp_path):
    """A replay that ends at a time lets holds run until then, and reads nothing that came after."""
    path = write(
        tmp_path / "day.pcap",
        (1000.0, notify(categories(state(6500)))),
        (1010.0, notify(categories(state(3500)), cseq=2)),
        (1020.0, notify(categories(state(18000)), cseq=3)),
    )
    ends = {}
    for until in (1005.0, 1010.0, 1013.0, 1020.0):
        *events, summary = replay(lync, [path], until=until)
        ends[until] = [e.to_state for e in events], summary.records, summary.pending
    assert ends == {
        1005.0: (["NotReady"], 1, 0),
        1010.0: (["NotReady"], 2, 1),
        1013.0: (["NotReady", "Ready"], 2, 0),
        1020.0: (["NotReady", "Ready"], 3, 1),
    }


def test_agents_are_explained_at_the_end(sip, tmp_path):
    """Those asked about come before the summary, in any spelling; of nobody unknown is told."""
    path = write(
        tmp_path / "day.pcap",
        (1.0, notify(pidf("open", "busy"))),
        (2.0, notify(pidf("open"), cseq=2)),
    )
    asked = ["ADA@contoso.example", "sip:bob@contoso.example"]
    *_, report, summary = replay(sip, [path], explain=asked)
    assert isinstance(summary, Summary)
    assert (report.agent, report.facts["basic"]) == ("sip:ada@contoso.example", "open")
    found = report.provenance["basic"]
    assert (found.dialect, found.at, found.source) == ("pidf", 2.0, Origin(str(path), 2))
    assert not [e for e in replay(sip, [path]) if isinstance(e, AgentReport)]


def test_bare_documents_are_read_as_notifications_are(sip, tmp_path, monkeypatch):
    """Options reach every document; the time does where there is one."""
    seen = []
    read = PresenceReader.read

    def spy(reader, content_type, body, **given):
        seen.append((reader.wanted.options.ambiguity, given["at"]))
        return read(reader, content_type, body, **given)

    monkeypatch.setattr(PresenceReader, "read", spy)
    (tmp_path / "one.xml").write_text(pidf())
    path = write(tmp_path / "day.pcap", (7.0, notify(pidf())))
    options = DocumentOptions(ambiguity="first")
    *_, summary = replay(sip, [tmp_path / "one.xml", path], documents=options)
    assert (seen, summary.documents) == ([("first", None), ("first", 7.0)], 2)


def test_unlisted_tokens_have_a_place(tmp_path):
    """A token that a closed field does not list is shown where it first came, and counted."""
    (tmp_path / "site.pm").write_text(
        "language 1\nuse genesys\nfield basic : token { open, closed }\ntable t first {\n"
        " row none when basic is absent -> LoggedOut\n otherwise -> NotReady\n}\n"
        'example "none" { => t LoggedOut }\nexample "open" { basic open => t NotReady }\n'
    )
    path = write(
        tmp_path / "day.pcap",
        (1.0, notify(pidf("open"))),
        (2.0, notify(pidf("perhaps"), cseq=2)),
        (3.0, notify(pidf("perhaps"), cseq=3)),
    )
    *events, summary = replay(presencemap.load_rules(tmp_path / "site.pm"), [path])
    assert [each.to_state for each in events if isinstance(each, Transition)] == [
        "NotReady", "LoggedOut",
    ]  # fmt: skip
    [located] = [each for each in events if isinstance(each, LocatedFault)]
    assert (located.fault.code, located.origin.record) == ("unlisted-token", 2)
    assert located.fault.message.startswith("`perhaps`: no token of `basic`")
    assert summary.faults == 1


def test_damaged_captures_are_read_as_far_as_they_go(sip, tmp_path):
    """A capture cut in a record gives the records before it, and a fault."""
    path = write(tmp_path / "day.pcap", (1.0, notify(pidf())), (2.0, notify(pidf(), cseq=2)))
    path.write_bytes(path.read_bytes()[:-10])
    *events, summary = replay(sip, [path])
    assert [e.fault.code for e in events if isinstance(e, LocatedFault)] == ["damaged-record"]
    assert (summary.notifications, summary.faults) == (1, 1)


def test_places_are_those_of_their_file(sip, tmp_path):
    """What is wrong at the end of a second file has that file's last record as its place."""
    first = write(tmp_path / "a.pcap", *((n, notify(pidf(), cseq=n)) for n in range(1, 9)))
    second = tmp_path / "b.pcap"
    half = w.tcp(notify(pidf())[:200], 1000)
    second.write_bytes(w.pcap([w.ethernet(w.tcp(b"", 999, SYN)), w.ethernet(half)]))
    faults = [e for e in replay(sip, [first, second]) if isinstance(e, LocatedFault)]
    assert [(f.origin.file, f.origin.record) for f in faults] == [(str(second), 2)]


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="the system does not show open files")
def test_many_captures_are_opened_one_by_one(sip, tmp_path):
    """A long list of rotated captures needs one open file at a time."""
    path = write(tmp_path / "a.pcap", (5, notify(pidf())))
    paths = [tmp_path / f"{number}.pcap" for number in range(40)]
    for each in paths:
        each.symlink_to(path)
    opened = len(list(OPEN_FILES.iterdir()))
    events = replay(sip, paths)
    assert len(list(OPEN_FILES.iterdir())) <= opened + 2
    *_, summary = events
    assert (summary.records, summary.duplicates, summary.first) == (40, 39, 5.0)


def test_unreadable_captures_raise_at_once(sip, tmp_path):
    """A file that is no capture raises before anything is replayed."""
    (tmp_path / "x").write_text("no capture")
    with pytest.raises(presencemap.CaptureError, match="x: "):
        replay(sip, [tmp_path / "x"])


@pytest.mark.parametrize(
    ("name", "notifications", "agents"),
    [("sipp_udp.pcap", 1104, 101), ("expiry_udp.pcap", 200, 50)],
)
def test_recorded_captures_have_no_fault(corpus, sip, name, notifications, agents):
    """The recordings of a real server are read without a fault, each notification once."""
    *_, summary = replay(sip, [corpus / "captures" / name])
    assert isinstance(summary, Summary)
    assert (summary.notifications, summary.faults) == (notifications, 0)
    assert summary.agents == agents


def test_user_agents_of_all_kinds_are_read(corpus, sip):
    """Baresip's and Linphone's own traffic, over UDP and TCP, has no fault."""
    *events, summary = replay(sip, [corpus / "captures" / "uas_baresip_linphone.pcap"])
    assert (summary.notifications + summary.duplicates, summary.faults) == (155, 0)
    assert {e.agent for e in events} == {
        "sip:bare1@contoso.example", "sip:bare2@contoso.example", "sip:lin1@contoso.example",
    }  # fmt: skip


def test_memory_does_not_grow_with_the_file(sip, tmp_path):
    """Three times the traffic of the same agents takes no more memory."""
    peaks = []
    for times in (2500, 7500):
        path = write(
            tmp_path / f"{times}.pcap",
            *((n, notify(pidf(("open", "closed")[n % 2]), cseq=n + 1)) for n in range(times)),
        )
        tracemalloc.start()
        for _ in replay(sip, [path]):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.1
