"""Plans: what is looked for is what is wanted, and no more."""

from __future__ import annotations

import pytest

from presencemap.documents.pidf.elements import FEEDS, TIMED
from presencemap.documents.pidf.plan import PIDF_FIELDS, plan_of
from presencemap.documents.wanted import DocumentOptions, Wanted

PIDF = "{urn:ietf:params:xml:ns:pidf}"
PERSON = "{urn:ietf:params:xml:ns:pidf:data-model}person"
RPID = "{urn:ietf:params:xml:ns:pidf:rpid}"


def names(slots):
    """Return the names that slots stand for."""
    return {slot.name for slot in slots.values()}


def test_nothing_wanted_is_nothing_looked_at():
    """Where no field of PIDF is wanted the tables are empty."""
    plan = plan_of(Wanted(frozenset({"availability"})), "presence")
    assert (plan.slots, plan.nothing) == ({}, {})


def test_basic_alone_needs_no_person():
    """For the basic status persons are passed over; tuples may be somebody else's."""
    slots = plan_of(Wanted(frozenset({"basic"})), "presence").slots
    assert names(slots) == {"tuple"}
    inside = slots[f"{PIDF}tuple"].inside
    assert names(inside) == {"status", "basic", "relationship", "service-class"}


def test_a_person_has_no_basic():
    """A basic status in a person (Cisco) has no slot, in its status neither."""
    inside = plan_of(Wanted(PIDF_FIELDS), "presence").slots[PERSON].inside
    assert f"{PIDF}basic" not in inside
    assert f"{PIDF}basic" not in inside[f"{PIDF}status"].inside


def test_only_wanted_fields_are_fed():
    """An element that feeds two fields feeds the wanted one only."""
    slots = plan_of(Wanted(frozenset({"idle"})), "presence").slots
    slot = slots[PERSON].inside[f"{RPID}user-input"]
    assert [field for field, _ in slot.says] == ["idle"]
    assert slot.path == "/presence/person/user-input"


@pytest.mark.parametrize(
    ("profiles", "fields", "found"),
    [
        ((), {"activities"}, False),
        (("asterisk",), {"activities"}, True),
        (("asterisk",), {"mood"}, False),
        (("digium",), {"note"}, True),
    ],
)
def test_profiles_cost_nothing_where_they_fill_nothing(profiles, fields, found):
    """Vendors' elements are looked for only if a profile fills something that is wanted."""
    options = DocumentOptions(profiles=profiles)
    slots = plan_of(Wanted(frozenset(fields), options), "presence").slots
    assert (f"{PIDF}digium_presence" in slots[f"{PIDF}tuple"].inside) is found


def test_every_element_of_rpid_that_may_have_a_time_is_judged():
    """RFC 4480 table 1 has ten such elements; two of them are not read."""
    assert {"relationship", "service-class", "sphere", "mood", "activities"} < TIMED
    assert len(TIMED) == 8
    assert not TIMED & {"user-input", "note", "basic", "class"}


def test_fields_are_what_elements_feed():
    """Each field has one element."""
    assert sorted(PIDF_FIELDS) == sorted(field for fed in FEEDS.values() for field, _ in fed)
