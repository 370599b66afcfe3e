"""lxml.objectify: elements as attributes of their parents."""

from __future__ import annotations

from lxml import objectify

from readers.meaning import of_categories, of_pidf

STATE = "{http://schemas.microsoft.com/2006/09/sip/state}state"


def read_categories(body):
    """Return what the one state says."""
    root = objectify.fromstring(body)
    for category in root.category:
        if category.get("name") == "state":
            state = category[STATE]
    activities = [
        (found.get("token"), found.get("minAvailability"), found.get("maxAvailability"))
        for found in getattr(state, "activity", ())
    ]
    return of_categories(root.get("uri"), state.availability.pyval, activities)


def read_pidf(body):
    """Return what services and persons say."""
    root = objectify.fromstring(body)
    basics = [found.status.basic.text for found in root["tuple"]]
    activities, typed = None, None
    for found in root.iter("{*}activities"):
        names = {child.tag.rpartition("}")[2] for child in found.iterchildren()}
        activities = names if activities is None else activities | names
    for found in root.iter("{*}user-input"):
        typed = typed or found.text
    return of_pidf(root.get("entity"), basics, activities, typed)


READ = {"microsoft": read_categories, "pidf": read_pidf}
