"""The standard library's ElementTree, with expat and its tree in C, and the same `find`."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from readers.lxml_find import ACTIVITY, AVAILABILITY, BASIC, CATEGORY, STATE, TYPED
from readers.meaning import of_categories, of_pidf


def read_categories(body):
    """Return what the one state says."""
    root = ET.fromstring(body)  # noqa: S314 - the traffic is our own
    for category in root.iterfind(CATEGORY):
        if category.get("name") == "state":
            state = category.find(STATE)
    activities = [
        (found.get("token"), found.get("minAvailability"), found.get("maxAvailability"))
        for found in state.iterfind(ACTIVITY)
    ]
    return of_categories(root.get("uri"), state.findtext(AVAILABILITY), activities)


def read_pidf(body):
    """Return what services and persons say."""
    root = ET.fromstring(body)  # noqa: S314 - the traffic is our own
    basics = [found.text for found in root.iterfind(BASIC)]
    activities = None
    for found in root.iterfind(".//{*}activities"):
        names = {child.tag.rpartition("}")[2] for child in found}
        activities = names if activities is None else activities | names
    return of_pidf(root.get("entity"), basics, activities, root.findtext(TYPED))


READ = {"microsoft": read_categories, "pidf": read_pidf}
