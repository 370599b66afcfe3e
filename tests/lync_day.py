"""Make `presencemap/samples/lync-day.pcap`: a working day of five agents, all of it made up.

    python tests/lync_day.py OUT

Run by hand. There is no chance and no clock in it: the same bytes every time. Everybody and
everything is fictional; the documents are our own, in the shape of Microsoft's public ones
(see `lync`).

A connector subscribes to the five through one TCP connection. A real Lync speaks TLS only, so
nobody will ever capture this between two machines; such plain text comes out of the server's
own logs. It stands in a pcap file here because every tool can open one.

At 12:30 the front end is drained for maintenance: it ends every subscription and closes the
connection, and the connector subscribes again at the other one, to the list at the second try.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import capture_writer
from lync.documents import calendar, contact_card, document, note, offline, services, state
from lync.site import Site, moment, published

FRIDAY = datetime(2026, 2, 27, 17, 2, 44)  # noqa: DTZ001 - Lync's times have no zone, and are UTC
ALICE = "sip:alice.meyer@contoso.example"
BRUNO = "sip:bruno.rossi@contoso.example"
CHEN = "sip:chen.wei@contoso.example"
DORA = "sip:dora.nagy@contoso.example"
EMIL = "sip:emil.berg@contoso.example"
NAMES = {ALICE: "Alice Meyer", BRUNO: "Bruno Rossi", CHEN: "Chen Wei"} | {
    DORA: "Nagy Dóra",
    EMIL: "Emil Berg",
}
FREE, TENTATIVE, BUSY, AWAY = range(4)


def morning(site: Site) -> None:
    """Subscribe to all five, then let them come to work."""
    at = published("07:00:00.500")
    site.wire.open(moment("07:00:00.000"), 0)
    site.subscribe(
        "07:00:00.500",
        0,
        calendar(at, ALICE, [(48, 52, AWAY)]),
        contact_card(at, ALICE, NAMES[ALICE]),
        offline(FRIDAY, FRIDAY),
        agent=ALICE,
    )
    site.subscribe(
        "07:00:00.700",
        0,
        calendar(at, BRUNO, [(36, 40, BUSY), (52, 55, BUSY)]),
        contact_card(at, BRUNO, NAMES[BRUNO]),
        state(FRIDAY, 15500, last_active=FRIDAY),
        agent=BRUNO,
    )
    site.subscribe(
        "07:00:00.900",
        0,
        calendar(at, CHEN, []),
        contact_card(at, CHEN, NAMES[CHEN]),
        note(FRIDAY, "Early shift this week"),
        services(at, CHEN, 3500),
        state(moment("06:51:20.410"), 3500, location="Hall 2"),
        agent=CHEN,
    )
    documents = {
        DORA: document(DORA, contact_card(at, DORA, NAMES[DORA]), state(at, 12500)),
        EMIL: document(EMIL, contact_card(at, EMIL, NAMES[EMIL]), offline(FRIDAY, FRIDAY)),
    }
    site.subscribe_list("07:00:01.100", 0, documents)
    site.tell("07:04:10.220", DORA, state(published("07:04:10.220"), 3500, location="Home"))
    site.tell("07:58:12.310", ALICE, state(published("07:58:12.310"), 3500))
    site.tell("08:01:40.090", BRUNO, state(published("08:01:40.090"), 3500))
    site.tell("08:10:00.500", EMIL, state(published("08:10:00.500"), 3500, device="mobile"))


def before_noon(site: Site) -> None:
    """Tell of calls, a meeting, a presentation, do-not-disturb, and what moves nobody."""
    site.ask("08:22:31.700", CHEN, note(published("08:22:31.700"), "Back-up: Dóra &amp; Emil"))
    dnd = state(published("08:40:05.000"), 6900, "urgent-interruptions-only")
    site.tell("08:40:05.000", CHEN, dnd)
    site.tell("09:00:00.140", BRUNO, _meeting("09:00:00.140", 6500))
    site.tell("09:12:27.800", BRUNO, _presenting("09:12:27.800"))
    site.tell("09:14:02.050", ALICE, _phone("09:14:02.050"))
    at = published("09:21:48.600")
    site.tell_both("09:21:48.600", (ALICE, state(at, 3500)), (CHEN, state(at, 3500)))
    site.ask("09:41:10.330", BRUNO, _meeting("09:41:10.330", 6500), times=2)
    site.tell("09:50:00.000", DORA, state(published("09:50:00.000"), 6500))
    site.tell("09:55:00.000", DORA, state(published("09:55:00.000"), 7500))
    site.tell("10:00:03.900", BRUNO, state(published("10:00:03.900"), 3500))
    _handover(site)
    site.tell("10:31:15.440", CHEN, state(published("10:31:15.440"), 3500))
    both = published("10:45:00.250")
    site.tell_list(
        "10:45:00.250",
        {
            DORA: document(DORA, state(both, 3500)),
            EMIL: document(EMIL, state(both, 6500, "in-a-meeting")),
        },
    )
    site.tell("10:50:00.250", EMIL, _meeting("10:50:00.250", 7500))
    site.tell("11:02:00.000", CHEN, note(published("11:02:00.000"), ""))
    _restart(site)
    site.tell("11:30:00.600", EMIL, state(published("11:30:00.600"), 3500))
    at = published("11:45:00.000")
    site.tell("11:45:00.000", BRUNO, calendar(at, BRUNO, [(52, 56, BUSY), (60, 62, TENTATIVE)]))


def _handover(site: Site) -> None:
    """Let Alice take a call right after another, free for less than a hold; Chen walks off."""
    site.tell("10:02:10.000", ALICE, _phone("10:02:10.000"))
    site.tell("10:05:00.000", CHEN, state(published("10:05:00.000"), 5000))
    site.tell("10:09:33.000", ALICE, state(published("10:09:33.000"), 3500))
    site.tell("10:09:34.400", ALICE, _phone("10:09:34.400"))
    site.tell("10:10:00.010", CHEN, _away("10:10:00.010", "10:00:00"))
    site.tell("10:12:05.250", ALICE, state(published("10:12:05.250"), 3500))


def _restart(site: Site) -> None:
    """Restart Alice's client: she is offline for less than a hold."""
    gone = offline(published("11:20:00.000"), moment("11:19:55"))
    site.tell("11:20:00.000", ALICE, gone)
    back = published("11:20:02.100")
    site.ask("11:20:02.100", ALICE, state(back, 3500), services(back, ALICE, 3500))


def noon(site: Site) -> None:
    """Send two to lunch, and drain the front end for maintenance."""
    at = published("12:00:20.000")
    lunch = state(at, 12500), note(at, "Ebédszünet — 13:00-ig")
    site.tell("12:00:20.000", DORA, *lunch)
    site.tell("12:05:00.000", ALICE, state(published("12:05:00.000"), 12500), again=True)
    site.end_all("12:30:00.120")
    site.wire.open(moment("12:30:01.500"), 1)
    since = published("12:05:00.000")
    site.subscribe("12:30:01.600", 1, state(since, 12500), agent=ALICE)
    since = published("10:00:03.900")
    site.subscribe("12:30:01.700", 1, state(since, 3500), agent=BRUNO)
    since = published("10:31:15.440")
    site.subscribe("12:30:01.800", 1, state(since, 3500), agent=CHEN)
    site.refuse_list("12:30:01.900", 1, (DORA, EMIL))
    documents = {
        DORA: document(DORA, *lunch),
        EMIL: document(EMIL, state(published("11:30:00.600"), 3500)),
    }
    site.subscribe_list("12:30:42.000", 1, documents)


def afternoon(site: Site) -> None:
    """Tell of a conference and a report to write, until all have gone home."""
    site.tell("12:58:44.100", ALICE, state(published("12:58:44.100"), 3500))
    conference = state(published("13:00:02.000"), 7000, "in-a-conference")
    site.tell("13:00:02.000", BRUNO, conference)
    at = published("13:01:30.500")
    site.tell("13:01:30.500", DORA, state(at, 3500, location="Home"), note(at, ""))
    site.tell("13:05:00.700", CHEN, state(published("13:05:00.700"), 9500))
    report = state(published("13:47:19.000"), 6500, custom="Writing the shift report")
    site.tell("13:47:19.000", BRUNO, report)
    site.tell("14:00:09.300", CHEN, state(published("14:00:09.300"), 3500))
    site.ask("14:15:33.330", BRUNO, state(published("14:15:33.330"), 3500))
    site.tell("14:20:00.000", EMIL, _phone("14:20:00.000"))
    site.tell("14:26:41.900", EMIL, state(published("14:26:41.900"), 3500, device="deskphone"))
    site.tell("14:30:00.000", CHEN, services(published("14:30:00.000"), CHEN, 15500))
    at = published("15:00:04.000")
    gone = offline(at, moment("15:00:01"))
    site.tell_list("15:00:04.000", {EMIL: document(EMIL, gone), DORA: document(DORA, gone)})
    site.tell("15:02:30.800", CHEN, offline(published("15:02:30.800"), moment("15:02:30")))
    at = published("15:30:00.000")
    site.tell("15:30:00.000", BRUNO, state(at, 15500, "off-work", custom="Off work"))
    site.tell("15:58:10.000", BRUNO, offline(published("15:58:10.000"), moment("15:57:58")))
    site.tell("16:05:00.400", ALICE, offline(published("16:05:00.400"), moment("16:04:52")))
    at = published("16:30:00.000")
    site.tell("16:30:00.000", ALICE, calendar(at, ALICE, [(32, 64, FREE)]))


def _phone(text: str) -> str:
    return state(published(text), 6500, "on-the-phone")


def _meeting(text: str, availability: int) -> str:
    return state(published(text), availability, "in-a-meeting")


def _presenting(text: str) -> str:
    return state(published(text), 9500, "in-presentation", custom="Presenting")


def _away(text: str, since: str) -> str:
    return state(published(text), 15500, last_active=moment(since))


def capture() -> bytes:
    """Return the whole file."""
    site = Site()
    for part in (morning, before_noon, noon, afternoon):
        part(site)
    return capture_writer.pcap_header() + b"".join(site.wire.packets)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(capture())
