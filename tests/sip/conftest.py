"""What the tests of the SIP reader share: our own messages, and ways to read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from presencemap.sip import NEED_DATA, MessageReader

CASES = sorted((Path(__file__).parent / "cases").glob("*.sip"))


def drain(reader):
    """Take every event that a reader has."""
    events = []
    while (event := reader.next_event()) is not NEED_DATA:
        events.append(event)
    return events


@pytest.fixture(name="drain", scope="session")
def drain_fixture():
    """Give the function that takes every event of a reader."""
    return drain


@pytest.fixture(scope="session")
def read():
    """Give a function that reads one datagram, and expects one event."""

    def read_one(data, **options):
        reader = MessageReader("datagram", **options)
        reader.feed(data)
        [event] = drain(reader)
        return event

    return read_one


@pytest.fixture(scope="session")
def read_stream():
    """Give a function that feeds pieces of a stream, closes it and gives every event."""

    def read_all(*pieces, **options):
        reader = MessageReader("stream", **options)
        events = []
        for piece in pieces:
            reader.feed(piece)
            events += drain(reader)
        reader.close()
        return events + drain(reader)

    return read_all


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request):
    """Give each of our messages in turn; its file is named `<verdict>--<what it shows>`."""
    return request.param


@pytest.fixture(scope="session")
def plain():
    """Give the bytes of an ordinary NOTIFY with a document."""
    return (Path(__file__).parent / "cases" / "notification--plain.sip").read_bytes()
