"""pygixml: pugixml's tree through Cython, without namespaces, from text."""

from __future__ import annotations

from pygixml import parse_string

from readers.meaning import of_categories, of_pidf

NAMES = ("token", "minAvailability", "maxAvailability")


def local(node):
    """Return an element's name without its prefix."""
    return node.name.rpartition(":")[2]


def read_categories(body):
    """Return what the one state says."""
    document = parse_string(body.decode())  # which must outlive its nodes
    root = document.root
    for category in root.children():
        if category.attribute("name").value == "state":
            state = category.child("state")
    activities = [
        [found.attribute(name).value for name in NAMES]
        for found in state.children()
        if found.name == "activity"
    ]
    availability = state.child("availability").text()
    return of_categories(root.attribute("uri").value, availability, activities)


def read_pidf(body):
    """Return what services and persons say."""
    document = parse_string(body.decode())  # which must outlive its nodes
    root = document.root
    basics, activities, typed = [], None, None
    for child in root.children():
        name = local(child)
        if name == "tuple":
            basics.append(child.child("status").child("basic").text())
        elif name != "person":
            continue
        for found in _details(child):
            if local(found) == "activities":
                names = {local(each) for each in found.children()}
                activities = names if activities is None else activities | names
            elif local(found) == "user-input":
                typed = typed or found.text()
    return of_pidf(root.attribute("entity").value, basics, activities, typed)


def _details(parent):
    """Yield the children of a service or person, and those of its status."""
    for child in parent.children():
        yield child
        if child.name == "status":
            yield from child.children()


READ = {"microsoft": read_categories, "pidf": read_pidf}
