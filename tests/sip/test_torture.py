from __future__ import annotations

import pytest

from presencemap.model import Fault
from presencemap.sip import CODES, Message, MessageReader, notification

# What a reader of notifications makes of each message of RFC 4475: "message" where nothing
# stops it from reading, or the code of the fault. None of them is a notification, so headers
# that only notifications are asked for (CSeq, From, To, Event) are carried along unread.
RFC_4475 = {
    # section 3.1.1: valid messages
    "wsinv": "message",
    "intmeth": "message",
    "esc01": "message",
    "escnull": "message",
    "esc02": "message",
    "lwsdisp": "message",
    "longreq": "message",
    "dblreq": "message",  # with what comes behind counted as trailing
    "semiuri": "message",
    "transports": "message",
    "mpart01": "message",
    "unreason": "message",
    "noreason": "message",
    # section 3.1.2: invalid messages
    "badinv01": "message",  # empty parameters of Via and Contact
    "clerr": "content-length-beyond-datagram",
    "ncl": "bad-content-length",
    "scalar02": "message",  # CSeq and Expires out of range: read in notifications only
    "scalarlg": "message",
    "quotbal": "message",  # an unclosed quote in To has one meaning only
    "ltgtruri": "message",  # the Request-URI is not used
    "lwsruri": "request-uri-spaces",
    "lwsstart": "start-line-spaces",
    "trws": "start-line-trailing-space",
    "escruri": "message",
    "baddate": "message",  # Date is not used
    "regbadct": "message",  # nor is Contact
    "badaspec": "message",  # blanks in brackets change no address
    "baddn": "message",  # nor does an unquoted comma in a display name
    "badvers": "unsupported-version",
    "mismatch01": "message",  # the method in CSeq is not compared
    "mismatch02": "message",
    "bigcode": "bad-status-code",
    # sections 3.2 to 3.4: what transactions, applications and RFC 2543 make of them
    "badbranch": "message",
    "insuf": "message",
    "unkscm": "message",
    "novelsc": "message",
    "unksm2": "message",
    "bext01": "message",
    "invut": "message",
    "regaut01": "message",
    "multi01": "message",  # repeated single headers: refused in notifications only
    "mcl01": "conflicting-content-length",
    "bcast": "message",
    "zeromf": "message",
    "cparam01": "message",
    "cparam02": "message",
    "regescrt": "message",
    "sdp01": "message",
    "inv2543": "message",
}


@pytest.mark.parametrize("name", RFC_4475)
def test_rfc_4475(name, corpus, read):
    """Each message of the torture test ends as the table says, and none notifies."""
    event = read((corpus / "torture" / "rfc4475" / f"{name}.dat").read_bytes())
    if isinstance(event, Message):
        assert RFC_4475[name] == "message"
        assert notification(event) is None
    else:
        assert event.code == RFC_4475[name]


def test_the_table_is_complete(corpus):
    """All 49 messages are in the table."""
    files = {path.stem for path in (corpus / "torture" / "rfc4475").glob("*.dat")}
    assert files == set(RFC_4475)
    assert len(files) == 49


def test_trailing_octets_of_dblreq(corpus, read):
    """The first of two requests in a datagram is read, the second is counted."""
    data = (corpus / "torture" / "rfc4475" / "dblreq.dat").read_bytes()
    event = read(data)
    assert event.method == "REGISTER"
    assert event.trailing == len(data) - data.index(b"\r\n\r\n") - 4


@pytest.mark.parametrize("name", RFC_4475)
def test_rfc_4475_cut_on_a_stream(name, corpus, read_stream):
    """Cut at every byte, each message gives the events of the whole."""
    data = (corpus / "torture" / "rfc4475" / f"{name}.dat").read_bytes()
    whole = read_stream(data)
    assert all(read_stream(data[:cut], data[cut:]) == whole for cut in range(len(data)))


@pytest.mark.parametrize("folder", ["microsoft", "ietf", "formats"])
def test_other_peoples_samples_give_values(folder, corpus, drain):
    """Whole or as fragments of documentation, samples are read or refused by code."""
    codes = dict(CODES)
    files = [p for p in (corpus / folder).rglob("*") if p.suffix in {".sip", ".msg", ".txt"}]
    assert files
    for framing in ("datagram", "stream"):
        for path in files:
            reader = MessageReader(framing)
            reader.feed(path.read_bytes())
            reader.close()
            for event in drain(reader):
                outcome = notification(event) if isinstance(event, Message) else event
                assert not isinstance(outcome, Fault) or outcome.code in codes


@pytest.mark.parametrize(
    ("path", "presentity", "event"),
    [
        (
            "ietf/wild/asterisk-chan_sip-digium-notify.sip",
            "sip:6002@10.24.18.124",
            "presence",
        ),
        ("ietf/wild/cisco-cucm7-notify.sip", "sip:8001@192.168.13.198", "presence"),
        (
            "microsoft/FRAGMENT_benotify_ms-pres_4.4.3.sip",
            "sip:alice@contoso.com",
            "vnd-microsoft-roaming-self",
        ),
    ],
)
def test_real_notifications(path, presentity, event, corpus, read):
    """Notifications of real servers are read."""
    told = notification(read((corpus / path).read_bytes()))
    assert (told.presentity, told.event) == (presentity, event)
    assert told.body
