"""lxml and XPath expressions compiled once."""

from __future__ import annotations

from lxml import etree

from readers.meaning import of_categories, of_pidf

SCHEMAS = "http://schemas.microsoft.com/2006/09/sip"
SPACES = {
    "c": f"{SCHEMAS}/categories",
    "s": f"{SCHEMAS}/state",
    "p": "urn:ietf:params:xml:ns:pidf",
}


def compiled(path):
    """Return an expression that can be called."""
    return etree.XPath(path, namespaces=SPACES, smart_strings=False)


AVAILABILITY = compiled("string(c:category[@name='state']/s:state/s:availability)")
ACTIVITY = compiled("c:category[@name='state']/s:state/s:activity")
BASIC = compiled("p:tuple/p:status/p:basic/text()")
ACTIVITIES = compiled("//*[local-name()='activities']")
TYPED = compiled("string(*[local-name()='person']/*[local-name()='user-input'])")


def read_categories(body):
    """Return what the one state says."""
    root = etree.fromstring(body)
    activities = [
        (found.get("token"), found.get("minAvailability"), found.get("maxAvailability"))
        for found in ACTIVITY(root)
    ]
    return of_categories(root.get("uri"), AVAILABILITY(root), activities)


def read_pidf(body):
    """Return what services and persons say."""
    root = etree.fromstring(body)
    found = ACTIVITIES(root)
    names = {child.tag.rpartition("}")[2] for each in found for child in each}
    return of_pidf(root.get("entity"), BASIC(root), names if found else None, TYPED(root))


READ = {"microsoft": read_categories, "pidf": read_pidf}
