"""pugixml through pybind11, without namespaces, from bytes."""

from __future__ import annotations

from pugixml.pugi import XMLDocument

from readers.meaning import of_categories, of_pidf

NAMES = ("token", "minAvailability", "maxAvailability")


def parsed(body):
    """Return a document, which must outlive its nodes."""
    document = XMLDocument()
    document.load_buffer(body, len(body))
    return document


def local(node):
    """Return an element's name without its prefix, nothing for a text."""
    return node.name().rpartition(":")[2]


def read_categories(body):
    """Return what the one state says."""
    document = parsed(body)
    root = document.child("categories")
    state = root.find_child_by_attribute("category", "name", "state").child("state")
    activities = [
        [found.attribute(name).value() for name in NAMES] for found in state.children("activity")
    ]
    availability = state.child_value("availability")
    return of_categories(root.attribute("uri").value(), availability, activities)


def read_pidf(body):
    """Return what services and persons say."""
    document = parsed(body)
    root = document.child("presence")
    basics, activities, typed = [], None, None
    for child in root.children():
        name = local(child)
        if name == "tuple":
            basics.append(child.child("status").child_value("basic"))
        elif name != "person":
            continue
        for found in _details(child):
            name = local(found)
            if name == "activities":
                names = {local(each) for each in found.children()}
                activities = names if activities is None else activities | names
            elif name == "user-input":
                typed = typed or found.child_value()
    return of_pidf(root.attribute("entity").value(), basics, activities, typed)


def _details(parent):
    """Yield the children of a service or person, and those of its status."""
    for child in parent.children():
        yield child
        if child.name() == "status":
            yield from child.children()


READ = {"microsoft": read_categories, "pidf": read_pidf}
