"""Presence documents to fields, against lxml's parse of the same bytes."""

from __future__ import annotations

import pytest
from lxml import etree

from presencemap.checks import load_rules
from presencemap.documents import read_presence

PIDF_GROUP = "document, PIDF of 1 kB"
CATEGORIES_GROUP = "document, Microsoft categories of 2 kB"
PIDF = "application/pidf+xml"
CATEGORIES = "application/msrtc-event-categories+xml"
SCHEMAS = "{http://schemas.microsoft.com/2006/09/sip"
PIDF_SPACE = "{urn:ietf:params:xml:ns:pidf}"
PERSON = "{urn:ietf:params:xml:ns:pidf:data-model}person"
ACTIVITIES = "{urn:ietf:params:xml:ns:pidf:rpid}activities"


@pytest.fixture(scope="module")
def pidf_fields(rules_folder):
    """Give the fields that the shipped rules for PIDF use."""
    return load_rules(rules_folder / "pidf-genesys.pm").used_fields


@pytest.fixture(scope="module")
def lync_fields(rules_folder):
    """Give the fields that the shipped rules for Lync use."""
    return load_rules(rules_folder / "lync-genesys.pm").used_fields


def find_in_pidf(body):
    """Return basic and activities, as somebody in a hurry would read them."""
    root = etree.fromstring(body)
    path = f"{PIDF_SPACE}tuple/{PIDF_SPACE}status/{PIDF_SPACE}basic"
    basics = [element.text for element in root.findall(path)]
    found = root.find(f"{PERSON}/{ACTIVITIES}")
    activities = [] if found is None else [child.tag.rpartition("}")[2] for child in found]
    return "open" if "open" in basics else "closed", frozenset(activities)


def find_in_categories(body):
    """Return availability and activity, as somebody in a hurry would read them."""
    root = etree.fromstring(body)
    for category in root.findall(f"{SCHEMAS}/categories}}category"):
        if category.get("name") == "state":
            number = category.findtext(f"{SCHEMAS}/state}}state/{SCHEMAS}/state}}availability")
            activity = category.find(f"{SCHEMAS}/state}}state/{SCHEMAS}/state}}activity")
    return int(number), activity.get("token")


def test_both_read_alike(pidf_body, categories_body):
    """The quick readings find what `read_presence` finds."""
    (pidf,) = read_presence(PIDF, pidf_body, {"basic", "activities"})
    assert (pidf.changes["basic"], pidf.changes["activities"]) == find_in_pidf(pidf_body)
    (lync,) = read_presence(CATEGORIES, categories_body, {"availability", "activity"})
    found = lync.changes["availability"], lync.changes["activity"]
    assert found == find_in_categories(categories_body) == (6500, "on-the-phone")


def test_sizes(pidf_body, categories_body):
    """The documents have about the sizes that the results speak of."""
    assert 900 < len(pidf_body) < 1_300
    assert 1_900 < len(categories_body) < 2_800


def test_pidf_parse_alone(measure, pidf_body):
    """Measure lxml alone."""
    measure(PIDF_GROUP, "lxml.etree.fromstring", etree.fromstring, pidf_body, baseline=True)


def test_pidf_find(measure, pidf_body):
    """Measure lxml and its `find`, two fields, nothing refused."""
    measure(PIDF_GROUP, "lxml and find, two fields", find_in_pidf, pidf_body)


def test_pidf_fields_of_rules(measure, pidf_body, pidf_fields):
    """Measure reading what rules use."""
    label = "read_presence, the fields of pidf-genesys.pm"
    measure(PIDF_GROUP, label, read_presence, PIDF, pidf_body, pidf_fields, at_most="1.6")


def test_pidf_all_fields(measure, pidf_body):
    """Measure reading everything."""
    measure(PIDF_GROUP, "read_presence, all fields", read_presence, PIDF, pidf_body)


def test_categories_parse_alone(measure, categories_body):
    """Measure lxml alone."""
    measure(
        CATEGORIES_GROUP, "lxml.etree.fromstring", etree.fromstring, categories_body, baseline=True
    )


def test_categories_find(measure, categories_body):
    """Measure lxml and its `find`, two fields, nothing refused."""
    measure(CATEGORIES_GROUP, "lxml and find, two fields", find_in_categories, categories_body)


def test_categories_fields_of_rules(measure, categories_body, lync_fields):
    """Measure reading what rules use."""
    label = "read_presence, the fields of lync-genesys.pm"
    measure(
        CATEGORIES_GROUP,
        label,
        read_presence,
        CATEGORIES,
        categories_body,
        lync_fields,
        at_most="1.6",
    )


def test_categories_all_fields(measure, categories_body):
    """Measure reading everything."""
    measure(
        CATEGORIES_GROUP, "read_presence, all fields", read_presence, CATEGORIES, categories_body
    )
