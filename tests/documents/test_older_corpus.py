"""The samples of Microsoft's older dialects: what each must be read as, in one table.

Microsoft prints its bodies with slips that no parser forgives. Where such a sample is read, the
table says what has been mended; as printed it must be refused.
"""

from __future__ import annotations

import re

import pytest

from presencemap.documents import read_documents

PRESENTITY = re.compile(rb"<presentity\b.*?</presentity>", re.DOTALL)
BATCHED = "microsoft/ms-sip_3.3.5.1_batched_notify_multipart_msrtc.sip"
BENOTIFY = "microsoft/ms-sip_4.4_benotify_msrtc.sip"
CLOSE = (b"</applicationdata>", b"</applicationname>")
SPACE = (b'""epid', b'"" epid')
QUOTE = (b"xmlns=http", b'xmlns="http')
QUOTES = (b"\n               http://schemas.microsoft.com/2002/09/sip/client/presence",
          b'"http://schemas.microsoft.com/2002/09/sip/client/presence')  # fmt: skip


def documents(path):
    """Return the legacy documents that stand in a sample."""
    return PRESENTITY.findall(path.read_bytes())


@pytest.mark.parametrize(
    ("file", "number", "mended", "presentity", "changes"),
    [
        (
            BATCHED,
            0,
            (),
            "sip:contact1@tradewind.com",
            {
                "availability": 6500,
                "activity": "on-the-phone",
                "lcs.availability": 300,
                "lcs.activity": 500,
                "lcs.device": "DESKTOP",
                "note": None,
            },
        ),
        (
            BATCHED,
            1,
            (SPACE, QUOTE, QUOTES),
            "sip:contact2@tradewind.com",
            {
                "availability": 5000,
                "activity": None,
                "lcs.availability": 300,
                "lcs.activity": 200,
                "lcs.device": "DESKTOP",
            },
        ),
        (
            BATCHED,
            2,
            (),
            "sip:contact3@tradewind.com",
            {
                "availability": 3500,
                "activity": None,
                "lcs.availability": 300,
                "lcs.activity": 400,
                "lcs.device": "DESKTOP",
            },
        ),
        (
            BENOTIFY,
            0,
            (CLOSE,),
            "sip:user1@server.contoso.com",
            {
                "availability": 3500,
                "activity": None,
                "custom-activity": None,
                "note": "Note: I am online",
                "note-type": "personal",
                "calendar": None,
                "lcs.availability": 300,
                "lcs.activity": 400,
                "lcs.device": "HOSTNAME",
            },
        ),
    ],
)
def test_documents_of_live_communications_server(corpus, file, number, mended, presentity, changes):
    """Each document of [MS-SIP] is read as its prose says; one with a slip only when mended."""
    body = documents(corpus / file)[number]
    if mended:
        _, (error,) = read_documents("text/xml+msrtc.pidf", body)
        assert error.code == "not-well-formed"
    for printed, meant in mended:
        assert printed in body
        body = body.replace(printed, meant)
    (update,), errors = read_documents("text/xml+msrtc.pidf", body)
    assert errors == []
    assert (update.presentity, update.dialect) == (presentity, "msrtc")
    assert {name: update.changes[name] for name in changes} == changes


def test_all_samples_are_in_the_table(corpus):
    """Of the samples no other has a legacy document that a server has sent."""
    folder = corpus / "microsoft"
    counts = {f"microsoft/{path.name}": len(documents(path)) for path in folder.iterdir()}
    assert {file: count for file, count in counts.items() if count} == {BATCHED: 3, BENOTIFY: 1}


@pytest.mark.parametrize(
    ("file", "presentity", "basic", "activities"),
    [
        ("microsoft/xpidf_polycom_vvx101_1.xml", "sip:192.168.0.141:5060", "open", frozenset()),
        (
            "ietf/extracted/babblevoice__test_unit_presdoc.spec.js__02.xml",
            "sip:192.168.0.141:5060",
            "open",
            frozenset(),
        ),
        (
            "ietf/extracted/babblevoice__test_unit_presdoc.spec.js__03.xml",
            "sip:1002@bling.babblevoice.com",
            "open",
            {"on-the-phone"},
        ),
        ("hostile/xpidf-doctype.xml", "sip:a@b", "open", {"on-the-phone"}),
    ],
)
def test_documents_of_telephones(corpus, file, presentity, basic, activities):
    """Each XPIDF sample, all with a document type, is read as what its telephone showed."""
    (update,), errors = read_documents("application/xpidf+xml", (corpus / file).read_bytes())
    assert errors == []
    assert (update.presentity, update.dialect) == (presentity, "xpidf")
    told = update.changes["basic"], update.changes["activities"]
    assert told == (basic, activities)
    assert set(update.places) == {"basic", "activities"}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("microsoft/ms-sip_3.2.4.2_service_setPresence.sip", "not-presence"),
        ("microsoft/ms-sip_3.2.4.4_service_getPresence.sip", "not-presence"),
        ("microsoft/ms-sip_4.5_service_setPresence.sip", "not-well-formed"),
    ],
)
def test_what_a_client_sets_is_no_presence(corpus, file, code):
    """The SOAP by which a client sets or asks for its own presence is refused."""
    data = (corpus / file).read_bytes()
    body = data[data.index(b"<SOAP-ENV:Envelope") :]
    _, (error,) = read_documents("text/xml", body)
    assert error.code == code
