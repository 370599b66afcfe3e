"""Documents as nested `dict`s: `@name` is an attribute, `#text` or `$` the text.

What occurs several times is a list, and names have whatever prefix the document has.
"""

from __future__ import annotations

from readers.meaning import of_categories, of_pidf


def several(value):
    """Return a list of what may stand there once, several times or, as None, without content."""
    return value if isinstance(value, list) else [value]


def named(parent, name):
    """Return all values under a name, whatever its prefix; `parent` may be an empty element."""
    found = []
    for key, value in parent.items() if isinstance(parent, dict) else ():
        if key.rpartition(":")[2] == name:
            found += several(value)
    return found


def text(value):
    """Return the text of an element with or without attributes."""
    return value.get("#text", value.get("$")) if isinstance(value, dict) else value


def categories(document):
    """Return what the one state says."""
    root = document["categories"]
    for category in several(root["category"]):
        if category["@name"] == "state":
            (state,) = several(category["state"])
    activities = [
        (found.get("@token"), found.get("@minAvailability"), found.get("@maxAvailability"))
        for found in several(state.get("activity", []))
    ]
    return of_categories(root["@uri"], state["availability"], activities)


def pidf(document):
    """Return what services and persons say."""
    root = document["presence"]
    activities, typed = None, None
    services, persons = several(root["tuple"]), named(root, "person")
    basics = [text(service["status"]["basic"]) for service in services]
    for parent in services + persons:
        for found in named(parent, "activities") + _in_status(parent):
            names = {key.rpartition(":")[2] for key in found or () if key[0] not in "@#$"}
            activities = names if activities is None else activities | names
    for person in persons:
        for found in named(person, "user-input"):
            typed = typed or text(found)
    return of_pidf(root["@entity"], basics, activities, typed)


def _in_status(parent):
    return [found for status in named(parent, "status") for found in named(status, "activities")]


def reading(parse):
    """Return what a module has as `READ`, for a function from bytes to nested `dict`s."""
    return {
        "microsoft": lambda body: categories(parse(body)),
        "pidf": lambda body: pidf(parse(body)),
    }
