"""A capture of 10 MB: reading its packets, and replaying it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from presencemap.captures import read_capture
from presencemap.checks import load_rules
from presencemap.replay import Summary, replay

CAPTURE = "capture, read_capture of a pcap of 10 MB"
REPLAY = "replay of a pcap of 10 MB"
TSHARK = "tshark"
FIELDS = ("frame.time_epoch", "sip.Method", "sip.from.addr", "sip.Call-ID", "sip.CSeq")
DECODE = ("tcp.port==26012,sip", "tcp.port==25060,sip", "udp.port==25060,sip")


@pytest.fixture(scope="module")
def rules(rules_folder):
    """Give the rules that fit."""
    return load_rules(rules_folder / "pidf-genesys.pm")


def read_bytes(path):
    """Read a file as pieces of 64 kB."""
    with path.open("rb") as file:
        while file.read(65_536):
            pass


def read_records(path):
    """Read a capture; return how many records it has."""
    return sum(1 for _ in read_capture(path))


def replay_all(rules, path):
    """Replay a capture; return the summary."""
    *_, summary = replay(rules, [path])
    return summary


def ask_tshark(path):
    """Let tshark print some fields of every packet; return how many lines there are."""
    command = [TSHARK, "-r", path, "-T", "fields"]
    command += [part for field in FIELDS for part in ("-e", field)]
    command += [part for rule in DECODE for part in ("-d", rule)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own words
    return done.stdout.count(b"\n")


def test_large_capture_is_sound(rules, large_capture):
    """All copies of the capture are read as new traffic."""
    summary = replay_all(rules, large_capture)
    assert isinstance(summary, Summary)
    assert (summary.faults, summary.duplicates, summary.stale, summary.others) == (0, 0, 0, 0)
    assert summary.notifications % 51 == 0


def test_bytes(measure, large_capture):
    """Measure reading the file's bytes."""
    measure(CAPTURE, "file.read", read_bytes, large_capture, baseline=True)


def test_records(measure, large_capture):
    """Measure reading the file's records, streams put together."""
    measure(CAPTURE, "read_capture", read_records, large_capture)


def test_tshark(measure, is_measured, large_capture):
    """Measure tshark on the same file."""
    if shutil.which(TSHARK) is None or not is_measured:
        pytest.skip("tshark is not installed, or benchmarks are switched off")
    measure(REPLAY, "tshark -T fields", ask_tshark, large_capture, baseline=True)


def test_replay(measure, rules, large_capture):
    """Measure everything from the file to the summary."""
    measure(REPLAY, "replay", replay_all, rules, large_capture, at_most="0.2")
