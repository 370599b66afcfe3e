"""What is demanded by `mustUnderstand`: it never costs a status, and nothing without it changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import read_presence

BODY = """\
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:x="urn:x" xmlns:i="urn:ietf:params:xml:ns:pidf"
  xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid"
  entity="sip:ada@desk.example">
<tuple id="t"><status><basic>closed</basic><r:mood><r:calm/></r:mood></status><note>n</note></tuple>
<dm:person id="p"><r:activities><r:busy/></r:activities><x:a><x:b/></x:a></dm:person>
</presence>"""
ENDS = [match.start() for match in re.finditer("</", BODY)]
DEMAND = '<x:odd i:mustUnderstand="1"/>'


def read(body):
    """Return what is said, of everything."""
    (update,) = read_presence("application/pidf+xml", body.encode())
    return update.changes


def said(place):
    """Return what is said if something unknown is demanded before an end tag."""
    return read(BODY[:place] + DEMAND + BODY[place:])


@given(st.lists(st.sampled_from(ENDS), unique=True))
def test_basic_is_never_lost(places):
    """Whatever is demanded wherever, a status stays."""
    body = BODY
    for place in sorted(places, reverse=True):
        body = body[:place] + DEMAND + body[place:]
    assert read(body)["basic"] == "closed"


@given(st.sampled_from(ENDS))
def test_without_a_demand_nothing_is_hidden(place):
    """Something unknown that is not demanded is passed over, wherever it stands."""
    without = DEMAND.replace('"1"', '"0"')
    plain = read(BODY[:place] + DEMAND.replace(' i:mustUnderstand="1"', "") + BODY[place:])
    assert read(BODY[:place] + without + BODY[place:]) == plain


@pytest.mark.parametrize(
    ("before", "lost"),
    [
        ("</presence>", {}),
        ("</tuple>", {}),
        ("</status>", {}),
        ("</basic>", {}),
        ("</note>", {"note": None}),
        ("</r:mood>", {"mood": None}),
        ("</r:activities>", {"activities": {"unknown"}}),
        ("</dm:person>", {"activities": None}),
        ("</x:a>", {}),
    ],
)
def test_only_the_enclosing_extension_is_hidden(before, lost):
    """A demand hides what it stands in, if that may be hidden, and nothing else."""
    assert said(BODY.index(before)) == read(BODY) | lost
