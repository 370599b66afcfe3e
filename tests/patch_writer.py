"""Writes RFC 5261 operations that make one document of another: a plain server for tests.

Elements are paired by name and `id`; what pairs is changed inside or replaced whole, what does not
is removed or added, each in one of the ways that the RFC allows, as a `random.Random` decides.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lxml import etree

__all__ = ["NAMESPACES", "operations"]

NAMESPACES = {
    "": "urn:ietf:params:xml:ns:pidf",
    "p": "urn:ietf:params:xml:ns:pidf-diff",
    "dm": "urn:ietf:params:xml:ns:pidf:data-model",
    "r": "urn:ietf:params:xml:ns:pidf:rpid",
}
_PREFIXES = {uri: f"{prefix}:" if prefix else "" for prefix, uri in NAMESPACES.items()}


def operations(before, after, random):
    """Return the operations, as text, that make `after` of `before`, both trees of elements."""
    found = []
    _change(before, after, random.choice(["*", "presence", "/*", "p:pidf-full"]), found, random)
    return "".join(found)


def name_of(element):
    """Return an element's name as it is written in a diff."""
    namespace, _, local = element.tag[1:].partition("}")
    return _PREFIXES[namespace] + local


def _written(element):
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _operation(kind, selector, content="", **attributes):
    told = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<p:{kind} sel={quoteattr(selector)}{told}>{content}</p:{kind}>"


def _elements(parent):
    return [child for child in parent if isinstance(child.tag, str)]


def _alike(one, other):
    return (one.tag, one.get("id")) == (other.tag, other.get("id"))


def _selector(path, work, index, random):
    """Return a selector of one of the elements that stand in a row."""
    element = work[index]
    rest = [each for each in work if each.tag == element.tag]
    forms = [f"{path}/*[{index + 1}]"]
    forms.append(f"{path}/{name_of(element)}[{_position(rest, element)}]")
    if len(rest) == 1:
        forms.append(f"{path}/{name_of(element)}")
    if element.get("id") and [e.get("id") for e in rest].count(element.get("id")) == 1:
        forms.append(f"{path}/{name_of(element)}[@id='{element.get('id')}']")
    text = "".join(element.itertext())
    if (
        text.strip()
        and not len(element)
        and [e for e in rest if "".join(e.itertext()) == text] == [element]
    ):
        quote = '"' if "'" in text else "'"
        forms.append(f"{path}/{name_of(element)}[.={quote}{text}{quote}]")
    return random.choice(forms)


def _position(rest, element):
    return [each is element for each in rest].index(True) + 1


def _change(before, after, path, found, random):
    """Make one element of another of the same name: its attributes, its text, its children."""
    for name in before.attrib:
        if name not in after.attrib:
            found.append(_operation("remove", f"{path}/@{name}"))
    for name, value in after.attrib.items():
        if before.get(name) is None:
            found.append(_operation("add", path, escape(value), type=f"@{name}"))
        elif before.get(name) != value and name != "version":
            found.append(_operation("replace", f"{path}/@{name}", escape(value)))
    if len(before) or len(after):
        _change_children(before, after, path, found, random)
    elif before.text != after.text:
        if not before.text:
            found.append(_operation("add", path, escape(after.text)))
        elif "[.=" in path or random.random() < 0.5:  # such a path ends with the text it names
            found.append(_operation("replace", f"{path}/text()[1]", escape(after.text or "")))
        else:
            found.append(_operation("remove", f"{path}/text()"))
            found.append(_operation("add", path, escape(after.text or ""), pos="prepend"))


def _change_children(before, after, path, found, random):
    work = _elements(before)
    for index, target in enumerate(_elements(after)):
        while index < len(work) and any(_alike(each, target) for each in work[index + 1 :]):
            if _alike(work[index], target):
                break
            _remove(work, index, path, found, random)
        if index < len(work) and _alike(work[index], target):
            if _written(work[index]) != _written(target):
                _renew(work, index, target, path, found, random)
        else:
            _add(work, index, target, path, found, random)
        work[index : index + 1] = [target]
    while len(work) > len(_elements(after)):
        _remove(work, len(work) - 1, path, found, random)


def _renew(work, index, target, path, found, random):
    """Make a child of another that pairs with it."""
    selector = _selector(path, work, index, random)
    if random.random() < 0.3:
        found.append(_operation("replace", selector, f" {_written(target)}\n"))
    else:
        _change(work[index], target, selector, found, random)


def _remove(work, index, path, found, random):
    selector = _selector(path, work, index, random)
    attributes = {"ws": random.choice(["before", "after", "both"])} if random.random() < 0.5 else {}
    found.append(_operation("remove", selector, **attributes))
    del work[index]


def _add(work, index, target, path, found, random):
    """Add a child, before or behind one that is there, or at an end."""
    content = random.choice(["", " ", "\n"]) + _written(target) + random.choice(["", "\n"])
    ways = []
    if index == len(work):
        ways.append(("add", path, {}))
    else:
        ways.append(("add", _selector(path, work, index, random), {"pos": "before"}))
    if index:
        ways.append(("add", _selector(path, work, index - 1, random), {"pos": "after"}))
    else:
        ways.append(("add", path, {"pos": "prepend"}))
    kind, selector, attributes = random.choice(ways)
    found.append(_operation(kind, selector, content, **attributes))
    work.insert(index, target)
