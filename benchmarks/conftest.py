"""What the benchmarks run on, and how a measurement says what it is.

The traffic is either that of the bundled real capture, repeated with other Call-IDs, or made
up in Lync's shape. Where benchmarks are switched off each body runs once, on little of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trim_capture
from lync.documents import calendar, document, note, state
from lync.messages import Subscription
from many import FEW_ROWS, rules_text
from thirty import RULES
from thirty import presences as make_presences

from presencemap.captures import read_capture
from presencemap.checks import load_rules
from presencemap.limits import DEFAULT_LIMITS
from presencemap.replay.flows import Flows

ROOT = Path(__file__).parent.parent
CAPTURE = ROOT / "presencemap" / "samples" / "kamailio.pcap"
REPETITIONS = 40
LARGE = 10_000_000
CALL_ID = re.compile(rb"^Call-ID: (\S+)", re.MULTILINE)
MORNING = datetime(2026, 3, 2, 8)  # noqa: DTZ001 - Lync's times have no zone, and are UTC
STATES = (
    (3500, None),
    (6500, "on-the-phone"),
    (3500, None),
    (5000, None),
    (15500, None),
    (3500, None),
    (6500, "in-a-meeting"),
    (9500, "in-presentation"),
    (12500, None),
)


@pytest.fixture
def measure(benchmark):
    """Give a function that runs a benchmark and notes what it is.

    `items` is how many things one call does, `baseline` marks what the group is compared with,
    and `at_most` is the promise of the design: times the baseline, or seconds with an "s".
    What takes seconds is given the number of `rounds` that is enough.
    """

    def run(group, label, function, *args, items=1, baseline=False, at_most=None, rounds=None):
        benchmark.group = group
        benchmark.extra_info.update(label=label, items=items, baseline=baseline, at_most=at_most)
        if rounds:
            return benchmark.pedantic(function, args, rounds=rounds)
        return benchmark(function, *args)

    return run


@pytest.fixture(scope="session")
def is_measured(request):
    """Tell whether benchmarks are switched on."""
    option = request.config.getoption
    return bool(option("benchmark_enable") or not option("benchmark_disable"))


@pytest.fixture(scope="session")
def rules_folder():
    """Give the folder of the rules that ship with presencemap."""
    return ROOT / "rules"


@pytest.fixture(scope="session")
def thirty_rows():
    """Give the rule set of thirty rows."""
    return load_rules(RULES)


@pytest.fixture(scope="session")
def many_rows(is_measured, tmp_path_factory):
    """Give a function that writes a rules file; a short one where benchmarks are switched off."""
    folder = tmp_path_factory.mktemp("rules")

    def write(rows):
        path = folder / f"{rows}.pm"
        text = rules_text(rows if is_measured else min(rows, FEW_ROWS))
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def presences():
    """Give 2,000 presences, the same in every run."""
    return make_presences(2_000)


@pytest.fixture(scope="session")
def real_bodies():
    """Give the XML documents of the real capture's NOTIFYs, in their order."""
    bodies = [message.partition(b"\r\n\r\n")[2] for message in _recorded()]
    return [body for body in bodies if body.startswith(b"<")]


@pytest.fixture(scope="session")
def real_traffic(is_measured):
    """Give the datagrams of the real capture's NOTIFYs, repeated, each time in new dialogs."""
    recorded = list(_recorded())
    return [
        _renamed(message, repetition)
        for repetition in range(REPETITIONS if is_measured else 1)
        for message in recorded
    ]


@pytest.fixture(scope="session")
def lync_traffic(is_measured):
    """Give BENOTIFYs about agents who go about their day; one in ten tells no state."""
    agents, rounds = (100, 20) if is_measured else (10, 5)
    watcher = "sip:presence-connector@contoso.example"
    dialogs = [
        Subscription(number, watcher, f"sip:agent{number}@contoso.example", "192.0.2.11", "c")
        for number in range(agents)
    ]
    return [
        dialog.notify(_news(dialog.target, turn * agents + dialog.number))
        for turn in range(rounds)
        for dialog in dialogs
    ]


def _recorded() -> Iterator[bytes]:
    flows = Flows(DEFAULT_LIMITS)
    for record in read_capture(CAPTURE):
        for message in flows.read(record):
            if message.method == "NOTIFY":
                yield message.head + b"\r\n" + message.body


def _renamed(data: bytes, repetition: int, names: Iterable[bytes] = ()) -> bytes:
    """Return data in which Call-IDs are others, of the same length."""
    for name in set(names or CALL_ID.findall(data)):
        data = data.replace(name, b"%04x" % repetition + name[4:])
    return data


def _news(uri: str, number: int) -> str:
    at = MORNING + timedelta(seconds=number)
    kind = number % 10
    if kind == 9:
        return document(uri, note(at, f"Back at {number}"), calendar(at, uri, [(36, 40, 2)]))
    availability, token = STATES[(number // 7) % len(STATES)]
    values = [state(at, availability, token)]
    if kind >= 7:
        values.append(note(at, f"Desk {number}"))
    return document(uri, *values)


@pytest.fixture(scope="session")
def large_capture(is_measured, tmp_path_factory):
    """Give a pcap file of about 10 MB: the real capture over and over, in new connections."""
    capture = CAPTURE.read_bytes()
    packets = list(trim_capture.packets(capture))
    names = [name for packet in packets for name in CALL_ID.findall(packet)]
    copies = LARGE // len(capture) if is_measured else 1
    path = tmp_path_factory.mktemp("captures") / "large.pcap"
    with path.open("wb") as file:
        file.write(capture[: trim_capture.FILE_HEADER])
        for copy in range(copies):
            file.writelines(_renamed(_moved(each, copy), copy, names) for each in packets)
    return path


def _moved(packet: bytes, copy: int) -> bytes:
    """Return a packet a minute later for each copy, and on other TCP client ports."""
    seconds, *rest = trim_capture.PACKET_HEADER.unpack_from(packet)
    head = trim_capture.PACKET_HEADER.pack(seconds + 60 * copy, *rest)
    frame = bytearray(packet[trim_capture.PACKET_HEADER.size :])
    at = trim_capture.ETHERNET + (frame[trim_capture.ETHERNET] & 15) * 4
    for end in (at, at + 2):
        port = int.from_bytes(frame[end : end + 2], "big")
        if port in trim_capture.CONNECTIONS:
            frame[end : end + 2] = (port + copy).to_bytes(2, "big")
    return head + bytes(frame)
