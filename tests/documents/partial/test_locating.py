from __future__ import annotations

import pytest

from presencemap.documents.partial.locating import Budget, locate
from presencemap.documents.partial.selectors import PatchError, parse_selector
from presencemap.documents.xml import parse_exactly

DOCUMENT = b"""<p:pidf-full xmlns="urn:ietf:params:xml:ns:pidf" xmlns:x="urn:x"
 xmlns:p="urn:ietf:params:xml:ns:pidf-diff">
<tuple id="a" x:id="z"><status><basic>open</basic></status><contact>sip:a</contact></tuple>
<!-- one --><?pi 1?>
<tuple xml:id="b"><status><basic>clo<!-- -->sed</basic></status><contact>sip:b</contact></tuple>
<note>first<x:y/>second</note><note/><?pi 2?><!-- two --><?other?>
<x:tuple id="c" xmlns:w="urn:w"/>
</p:pidf-full>"""
NAMESPACES = {
    None: "urn:ietf:params:xml:ns:pidf",
    "x": "urn:x",
    "p": "urn:ietf:params:xml:ns:pidf-diff",
}


def found(sel, left=10_000):
    """Return what a selector names, as a short text."""
    root = parse_exactly(DOCUMENT)
    node = locate(root, parse_selector(sel, NAMESPACES), Budget(left))
    if node.kind == "text":
        return node.element.text if node.after is None else node.after.tail
    if node.kind == "attribute":
        return node.element.get(node.name)
    if node.kind == "namespace":
        return node.element.nsmap[node.name]
    element = node.element
    return f"{element.sourceline} {element.text or element.get('id')}"


@pytest.mark.parametrize(
    ("sel", "node"),
    [
        ("*/tuple[1]/contact/text()", "sip:a"),
        ("presence/tuple[2]/contact/text()", "sip:b"),
        ("p:pidf-full/tuple[@id='a']/contact/text()", "sip:a"),
        ("*/tuple[@x:id='z']/@id", "a"),
        ("*/tuple[contact='sip:b']/@xml:id", "b"),
        ("*/tuple[status='closed']/@xml:id", "b"),
        ("*/tuple/contact[.='sip:b']", "5 sip:b"),
        ("*/*[2][contact='sip:b']/@xml:id", "b"),
        ("*/tuple[contact='sip:b'][1]/@xml:id", "b"),
        ("id('a')/contact/text()", "sip:a"),
        ("id('b')/contact/text()", "sip:b"),
        ("id('c')", "7 c"),
        ("*/x:tuple/@id", "c"),
        ("*/*[5]/@id", "c"),
        ("*/note[1]/text()[1]", "first"),
        ("*/note/text()[2]", "second"),
        ("*/note/x:y", "6 None"),
        ("*/comment()[2]", "6  two "),
        ("*/processing-instruction()[2]", "6 2"),
        ("*/processing-instruction('other')", "6 None"),
        ("*/processing-instruction('pi')[2]", "6 2"),
        ("*/namespace::x", "urn:x"),
        ("*/x:tuple/namespace::w", "urn:w"),
        ("*/tuple[2]/status/basic/text()[2]", "sed"),
    ],
)
def test_one_node(sel, node):
    """A selector names the one node that XPath would."""
    assert found(sel) == node


@pytest.mark.parametrize(
    "sel",
    [
        *("*/tuple", "*/note", "*/comment()", "*/processing-instruction('pi')", "*/note[1]/text()"),
        *("*/nothing", "*/tuple[3]", "*/note[2]/text()", "*/tuple[@id='b']", "*/tuple[@id='A']"),
        *("*/tuple[contact='sip:']", "*/note[.='first']", "tuple/contact", "presence[2]/note[1]"),
        *("id('z')", "id('a')/tuple", "*/@id", "*/x:tuple/namespace::x", "*/tuple/@id/..", "p:x"),
        *("*/tuple[2][@xml:id='a']", "*/tuple[contact='sip:b'][2]", "*/text()", "*/comment()[3]"),
    ],
)
def test_none_or_several(sel):
    """A selector that names nothing, or more than one node, is refused."""
    with pytest.raises(PatchError):
        found(sel)


def test_a_plain_root_is_not_presence():
    """Only the root of a full document answers to a name that it does not have."""
    root = parse_exactly(
        b'<other xmlns="urn:x"><note xmlns="urn:ietf:params:xml:ns:pidf"/></other>'
    )
    with pytest.raises(PatchError, match="nothing"):
        locate(root, parse_selector("presence/note", NAMESPACES), Budget(100))


@pytest.mark.parametrize(
    ("sel", "price"),
    [
        ("*", 0),
        ("*/x:tuple", 10),  # the root's children, comments and instructions among them
        ("*/note[1]", 13),  # two notes, and the condition itself
        ("*/tuple[1]/contact", 15),
        ("*/x:tuple[.='']", 13),  # and what the element holds
        ("id('a')", 19),
    ],
)
def test_looking_has_a_price(sel, price):
    """Each step costs the nodes that it looks at, whatever it finds."""
    budget = Budget(1_000)
    locate(parse_exactly(DOCUMENT), parse_selector(sel, NAMESPACES), budget)
    assert 1_000 - budget.left == price


def test_a_long_text_has_a_price():
    """Text costs by its length, as it is copied to be compared."""
    budget = Budget(1_000)
    root = parse_exactly(b"<a>" + b"x" * 6_400 + b"</a>")
    with pytest.raises(PatchError, match="nothing"):
        locate(root, parse_selector("a[.='x']", {}), budget)
    assert 1_000 - budget.left == 2 + 1 + 100


def test_nothing_is_looked_at_for_nothing():
    """A selector that costs more than is left is refused."""
    with pytest.raises(PatchError, match="too many nodes"):
        found("*/note[1]", 12)
