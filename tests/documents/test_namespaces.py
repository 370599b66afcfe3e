"""The names and namespaces of PIDF: right ones, wrong ones, and those that must stay unread."""

from __future__ import annotations

import pytest

from presencemap.documents import read_presence
from presencemap.documents.namespaces import PIDF_NAMES, READ, UNDERSTOOD_BRACED, pidf_tags

BODY = """<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:n="%s" entity="sip:ada@desk.example">
<n:person id="p"><n:activities><n:busy/></n:activities></n:person></presence>"""


@pytest.mark.parametrize("namespace", sorted(READ))
def test_every_alias_is_read(namespace):
    """In each namespace that is met a person and what it does are found."""
    (update,) = read_presence("application/pidf+xml", (BODY % namespace).encode())
    assert update.changes["activities"] == {"busy"}


@pytest.mark.parametrize(
    "namespace",
    [
        "urn:x",
        "urn:ietf:params:xml:ns:pidf:timed-status",
        "urn:ietf:params:xml:ns:pidf:caps",
        "urn:ietf:params:xml:ns:pidf:RPID",
    ],
)
def test_any_other_namespace_is_not(namespace):
    """What is unknown, or known and of no use, is passed over with all that stands in it."""
    (update,) = read_presence("application/pidf+xml", (BODY % namespace).encode())
    assert update.changes["activities"] is None


def test_timed_status_has_no_names():
    """No element of a future status is ever known (RFC 4481), though its namespace is."""
    timed = "{urn:ietf:params:xml:ns:pidf:timed-status"
    assert timed in UNDERSTOOD_BRACED
    assert not any(tag.startswith(timed) for tag in PIDF_NAMES)


def test_tags_of_a_name():
    """A name has a tag in each namespace."""
    tags = pidf_tags("basic")
    assert len(tags) == len(set(tags)) == len(READ) + 1
    assert {PIDF_NAMES[tag] for tag in tags} == {"basic"}
