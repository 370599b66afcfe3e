from __future__ import annotations

import pytest
from lxml import etree

from presencemap.documents.lists import read_list
from presencemap.documents.lists.rlmi import content_key
from presencemap.model import Update


def listed(*resources, attributes='version="1" fullState="true"'):
    """Return what a list of resources says, each given as a name and its instances."""
    inside = "".join(
        f'<resource uri="sip:{name}@x">{"".join(f"<instance {i}/>" for i in instances)}</resource>'
        for name, *instances in resources
    )
    namespace = "urn:ietf:params:xml:ns:rlmi"
    return read_list(etree.fromstring(f'<list xmlns="{namespace}" {attributes}>{inside}</list>'))


@pytest.mark.parametrize(
    ("instances", "group"),
    [
        (['state="active"'], "live"),
        (['state="Active "'], "live"),
        (['state="frozen"'], "live"),
        (["id='1'"], "live"),
        (['state="resubscribe"'], "live"),
        (['state="terminated" reason="invariant"'], "live"),
        (['state="terminated"', 'state="active"'], "live"),
        (['state="pending"', 'state="active"'], "live"),
        ([], "idle"),
        (['state="pending"'], "idle"),
        (['state="terminated"'], "lost"),
        (['state="terminated"', 'state=" TERMINATED"'], "lost"),
        (['state="terminated"', 'state="pending"'], "idle"),
    ],
)
def test_groups(instances, group):
    """A resource belongs to one group, told by the states of its instances."""
    said = listed(("ada", *instances))
    assert ("ada@x" in said.doubtful) == (group == "idle" and bool(instances))
    groups = {name for name in ("live", "idle", "lost") if "ada@x" in getattr(said, name)}
    assert groups == {group}


@pytest.mark.parametrize(
    ("attributes", "version", "full"),
    [
        ('version="3" fullState="true"', 3, True),
        ('version="3" fullState=" 1 "', 3, True),
        ('version="3" fullState="0"', 3, False),
        ('version="x" fullState="TRUE"', None, False),
        ("", None, False),
    ],
)
def test_the_list_itself(attributes, version, full):
    """A version that is none counts for nothing; a list that does not say so is not full."""
    said = listed(attributes=attributes)
    assert (said.version, said.full, said.uri) == (version, full, "")


def test_owners():
    """A part belongs to the resource whose instance names it, or whose URI it bears."""
    said = listed(
        ("ada", 'id="1" cid="&lt;1@x&gt;" state="active"', 'id="2" cid="2@x" state="pending"'),
        ("bob", 'state="active"'),
        ("cy",),
        ("di", 'cid="1@x"'),
    )
    assert said.owners == {
        "1@x": ("sip:ada@x", "1"),
        "2@x": ("sip:ada@x", "2"),
        "ada@x": ("sip:ada@x", "1"),
        "bob@x": ("sip:bob@x", ""),
        "di@x": ("sip:di@x", ""),
    }
    assert said.unproven == {"2@x"}


def test_updates():
    """Ended resources are lost with the first reason given, others may be asked for again."""
    said = listed(
        ("ada", 'state="terminated"', 'state="terminated" reason="giveup"'),
        ("bob", 'state="resubscribe" poolFqdn=" pool1 "'),
        ("cy", 'state="resubscribe"'),
    )
    assert said.updates() == [
        Update("sip:ada@x", {}, "rlmi", lost=True, reason="giveup"),
        Update("sip:bob@x", {}, "rlmi", resubscribe="pool1"),
        Update("sip:cy@x", {}, "rlmi", resubscribe=""),
    ]


@pytest.mark.parametrize(
    "spelt", ["1@x", "<1@x>", " <1@x> ", "sip:1@x", "<sip:1@x>", '"1@x"', '"<sip:1@x>"', "cid:1@x"]
)
def test_content_keys(spelt):
    """A Content-ID is the same in all spellings that senders use."""
    assert content_key(spelt) == "1@x"
