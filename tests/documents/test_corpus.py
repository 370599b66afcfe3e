"""Documents of other people's programs: each is read, or refused by a documented code."""

from __future__ import annotations

import re

import pytest

from presencemap.documents import CODES, read_documents
from presencemap.mime import MimeError, parse_media_type

TYPES = (
    "application/xml",
    "application/pidf+xml",
    "application/msrtc-event-categories+xml",
    'multipart/related;boundary="50UBfW7LSCVLtggUPe5z"',
)
CONTENT_TYPE = re.compile(
    rb"^(?:Content-Type|c)[ \t]*:\s*((?:[^\r\n]|\r?\n[ \t])+)", re.MULTILINE | re.IGNORECASE
)
BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")


def bodies(folder):
    """Yield every body below a folder with the content types under which it is read."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if path.suffix in (".sip", ".msg"):
            head, *rest = BLANK_LINE.split(data, maxsplit=1)
            named = CONTENT_TYPE.search(head)
            yield path, rest[0] if rest else b"", [named[1].decode()] if named else TYPES
        yield path, data, TYPES


@pytest.mark.parametrize("folder", ["microsoft", "ietf"])
def test_every_body_is_read_or_refused(corpus, folder):
    """Nothing but updates and documented errors comes of a body, whatever its label."""
    documented = dict(CODES)
    count = 0
    for path, body, types in bodies(corpus / folder):
        for content_type in types:
            updates, errors = read_documents(content_type, body)
            assert updates or errors or b"<list" in body, path  # a list may say nothing
            assert {e.code for e in errors} <= set(documented), path
            count += 1
    assert count > 100


def test_content_types_of_the_corpus_are_understood(corpus):
    """Every Content-Type that a sample message carries can be read."""
    for path, _, types in bodies(corpus):
        for content_type in types:
            try:
                assert "/" in parse_media_type(content_type).type
            except MimeError:
                pytest.fail(f"{path}: {content_type!r}")


@pytest.mark.parametrize(
    ("file", "presentity", "changes"),
    [
        (
            "microsoft/categories_sam_offline_lastActive.xml",
            "sip:sam@contoso.com",
            {"availability": 18000, "activity": None},
        ),
        (
            "ietf/wild/freeswitch-onthephone.xml",
            "sip:1000@bling.babblevoice.com",
            {"basic": "open", "activities": {"on-the-phone"}, "note": "Talk 07766088671"},
        ),
        (
            "ietf/wild/asterisk-pjsip-ready.xml",
            "sip:presence@127.0.0.1:5061",
            {"basic": "open", "activities": None, "note": "Ready"},
        ),
        (
            "microsoft/pidf_ms_on_the_phone.xml",
            "sip:john.doe@sfb.example",
            {"basic": "open", "activities": {"on-the-phone"}},
        ),
        (
            "microsoft/xpidf_polycom_vvx101_1.xml",
            "sip:192.168.0.141:5060",
            {"basic": "open", "activities": frozenset()},
        ),
        (
            "ietf/rfc/rfc3863-4.3.3-mustunderstand.xml",
            "pres:someone@example.com",
            {"basic": "open"},
        ),
        (
            "ietf/rfc/rfc4481-4-timed-status.xml",
            "pres:someone@example.com",
            {"basic": "open", "note": "I'll be in Tokyo next week"},
        ),
        (
            "ietf/rfc/rfc5262-6-pidf-full-568-result.xml",
            "pres:someone@example.com",
            {"basic": "open", "activities": {"on-the-phone"}},
        ),
        (
            "ietf/extracted/resiprocate__testXMLCursor.cxx__02.xml",
            "sip:chris@xxx.xx.xxx.xx",
            {"basic": "open", "activities": {"away"}},
        ),
        (
            "ietf/extracted/freeswitch__check_simple.c__02.xml",
            "pres:bob@example.org",
            {"basic": "closed"},
        ),
    ],
)
def test_known_documents(corpus, file, presentity, changes):
    """Documents whose meaning is plain to a reader are read as that."""
    (update,), errors = read_documents("text/xml", (corpus / file).read_bytes())
    assert errors == []
    assert update.presentity == presentity
    assert {name: update.changes[name] for name in changes} == changes


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("ietf/rfc/rfc5262-6-pidf-diff-568.xml", "partial-state"),
        ("microsoft/BAD_services_unbound_prefix.xml", "not-well-formed"),
        ("microsoft/state_userState_3500.xml", "not-presence"),
        ("ietf/extracted/babblevoice__test_unit_presdoc.spec.js__c05.xml", "not-presence"),
    ],
)
def test_known_refusals(corpus, file, code):
    """Documents that are no presence, or not whole, are refused by the right code."""
    _, (error,) = read_documents("application/xml", (corpus / file).read_bytes())
    assert error.code == code


@pytest.mark.parametrize(
    ("file", "basic", "activities"),
    [
        ("ietf/wild/cisco-cucm7-notify.sip", "open", {"on-the-phone"}),
        ("ietf/wild/asterisk-chan_sip-digium-notify.sip", "open", None),
    ],
)
def test_known_notifications(corpus, file, basic, activities):
    """Whole notifications of Cisco and Asterisk carry what their users saw."""
    _, body = BLANK_LINE.split((corpus / file).read_bytes(), maxsplit=1)
    (update,), errors = read_documents("application/pidf+xml", body)
    assert errors == []
    assert (update.changes["basic"], update.changes["activities"]) == (basic, activities)


def test_a_real_list_of_twenty_five(corpus):
    """A list notification of a real server gives one update for each resource, in its name."""
    data = (corpus / "formats/kamailio_rlmi_notify.sip").read_bytes()
    head, body = BLANK_LINE.split(data, maxsplit=1)
    updates, errors = read_documents(CONTENT_TYPE.search(head)[1].decode(), body)
    assert errors == []
    assert len(updates) == len({u.presentity for u in updates}) == 25
    assert {u.presentity for u in updates} <= {
        f"sip:agent0{n}@contoso.example" for n in range(26, 51)
    }
    (busy,) = (u for u in updates if u.presentity == "sip:agent037@contoso.example")
    assert busy.changes["activities"] == {"busy", "on-the-phone"}
    assert busy.changes["note"] == "論談中"


def test_a_list_of_another_stack(corpus):
    """Another stack's list, its namespace misspelt, names the parts that it should."""
    data = (corpus / "ietf/extracted/resiprocate__testMultipartRelated.cxx__01.msg").read_bytes()
    head, body = BLANK_LINE.split(data, maxsplit=1)
    updates, errors = read_documents(CONTENT_TYPE.search(head)[1].decode(), body)
    assert errors == []
    assert [u.presentity for u in updates] == ["sip:bob@example.com", "sip:dave@example.com"]
