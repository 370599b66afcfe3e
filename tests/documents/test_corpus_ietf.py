"""What other people's documents say: `corpus-ietf.toml` has it for each file of theirs."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from presencemap.documents import PIDF_FIELDS, DocumentOptions, read_documents

TABLE = tomllib.loads((Path(__file__).parent / "corpus-ietf.toml").read_text(encoding="utf-8"))
FOLDERS = ("ietf/rfc", "ietf/wild", "ietf/extracted")
CONTENT_TYPE = re.compile(rb"^Content-Type[ \t]*:\s*((?:[^\r\n]|\r?\n[ \t])+)", re.MULTILINE)
BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
DOCUMENT = re.compile(rb"<presence\s.*?</presence>", re.DOTALL)


def content_of(path, expected):
    """Return content type and body: a message has both, anything else is a body."""
    data = path.read_bytes()
    if "type" in expected:
        return expected["type"], data
    head, *rest = BLANK_LINE.split(data, maxsplit=1)
    named = CONTENT_TYPE.search(head)
    if named is None or data.lstrip().startswith(b"--"):
        return "text/xml", data
    return named[1].decode(), rest[0] if rest else b""


def values_of(written):
    """Return the values that an update is to have; of PIDF, all the others are absent."""
    named = {name: frozenset(v) if isinstance(v, list) else v for name, v in written.items()}
    presentity, dialect = named.pop("presentity", None), named.pop("dialect", "pidf")
    others = dict.fromkeys(PIDF_FIELDS) if dialect == "pidf" else {}
    return presentity, dialect, others | named


def test_every_file_is_in_the_table(corpus):
    """No file of these folders is without an expectation, and none is expected in vain."""
    found = {
        path.relative_to(corpus).as_posix()
        for folder in FOLDERS
        for path in (corpus / folder).iterdir()
    }
    assert found == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_file(corpus, name):
    """A file says what is written in the table, or is refused by the code that stands there."""
    expected = TABLE[name]
    updates, errors = read_documents(*content_of(corpus / name, expected))
    assert [error.code for error in errors] == ([expected["error"]] if "error" in expected else [])
    assert len(updates) == len(expected.get("update", []))
    for update, written in zip(updates, expected.get("update", []), strict=True):
        presentity, dialect, values = values_of(written)
        assert (update.presentity, update.dialect) == (presentity, dialect)
        assert {field: update.changes[field] for field in values} == values


@pytest.mark.parametrize(
    ("name", "profiles", "values"),
    [
        ("wild/asterisk-pjsip-ready.xml", ["asterisk"], {"basic": "open", "activities": set()}),
        (
            "wild/asterisk-chan_sip-digium-notify.sip",
            ["asterisk", "digium"],
            {"basic": "open", "activities": {"away"}, "note": "Ready"},
        ),
        (
            "wild/freeswitch-onthephone.xml",
            ["freeswitch"],
            {"basic": "open", "activities": {"on-the-phone"}},
        ),
        (
            "extracted/resiprocate__testGenericPidfContents.cxx__05.xml",
            ["pjsip"],
            {"activities": set(), "note": "Idle"},
        ),
        ("wild/cisco-cucm7-notify.sip", ["cisco"], {"activities": {"on-the-phone"}}),
    ],
)
def test_with_the_vendors_profile(corpus, name, profiles, values):
    """What real servers sent, read by who knows them."""
    content = content_of(corpus / "ietf" / name, {})
    (update,), errors = read_documents(*content, options=DocumentOptions(profiles=profiles))
    assert errors == []
    assert {field: update.changes[field] for field in values} == values


def said_in(path):
    """Return how often which basic, activities and note are said in a capture of datagrams."""
    said = Counter()
    for body in DOCUMENT.findall(path.read_bytes()):
        (update,), errors = read_documents("application/pidf+xml", body)
        assert errors == []
        changes = {name: value for name, value in update.changes.items() if value is not None}
        activities = changes.pop("activities", None)
        spoken = None if activities is None else " ".join(sorted(activities))
        said[changes.pop("basic"), spoken, changes.pop("note", None)] += 1
        assert changes == {}
    return said


USER_AGENTS = {
    ("closed", "away", None): 5,
    ("open", "away", "Away"): 5,
    ("open", "away", None): 5,
    ("open", "holiday", "Holiday"): 11,
    ("open", "meeting", "Meeting until 15:00"): 5,
    ("open", "on-the-phone", "Ao telefone — até já"): 5,
    ("closed", "", None): 28,
    ("open", "", None): 37,
    ("unknown", "", None): 53,  # baresip
    ("closed", None, None): 3,
    ("open", None, None): 17,
}


def test_the_capture_of_user_agents(corpus):
    """Each document of baresip, Linphone and the server between them reads as it was meant."""
    assert said_in(corpus / "captures/uas_baresip_linphone.pcap") == USER_AGENTS


def test_the_sample_of_user_agents(root):
    """The capture that ships says what the whole one says, less often."""
    said = said_in(root / "presencemap/samples/kamailio.pcap")
    assert said.keys() == USER_AGENTS.keys()
    assert said < Counter(USER_AGENTS)


@pytest.mark.parametrize(
    ("name", "count", "kinds"), [("sipp_udp.pcap", 1_702, 14), ("expiry_udp.pcap", 100, 12)]
)
def test_the_captures_of_publications(corpus, name, count, kinds):
    """Each document that SIPp published, and that Kamailio made of it, is read; none is unlike."""
    said = said_in(corpus / "captures" / name)
    assert (said.total(), len(said)) == (count, kinds)
    assert said["open", "busy on-the-phone", "論談中"] > 0
