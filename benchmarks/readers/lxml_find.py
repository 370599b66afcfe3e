"""lxml and its `find`, with the namespaces that everybody knows."""

from __future__ import annotations

from lxml import etree

from readers.meaning import of_categories, of_pidf

SCHEMAS = "{http://schemas.microsoft.com/2006/09/sip"
CATEGORY = f"{SCHEMAS}/categories}}category"
STATE, AVAILABILITY, ACTIVITY = (
    f"{SCHEMAS}/state}}{name}" for name in ("state", "availability", "activity")
)
PIDF = "{urn:ietf:params:xml:ns:pidf}"
BASIC = f"{PIDF}tuple/{PIDF}status/{PIDF}basic"
TYPED = "{*}person/{*}user-input"


def read_categories(body):
    """Return what the one state says."""
    root = etree.fromstring(body)
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
    root = etree.fromstring(body)
    basics = [found.text for found in root.iterfind(BASIC)]
    activities = None
    for found in root.iter("{*}activities"):
        names = {child.tag.rpartition("}")[2] for child in found}
        activities = names if activities is None else activities | names
    return of_pidf(root.get("entity"), basics, activities, root.findtext(TYPED))


READ = {"microsoft": read_categories, "pidf": read_pidf}
