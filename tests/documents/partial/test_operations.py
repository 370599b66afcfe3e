"""Each operation is told by a diff's only operation, and what becomes of a small document."""

from __future__ import annotations

import pytest
from lxml import etree

from presencemap.documents.partial.locating import Budget, locate
from presencemap.documents.partial.operations import Patched
from presencemap.documents.partial.selectors import PatchError, parse_selector
from presencemap.documents.xml import local_name, parse_exactly

BEFORE = '<a k="v">one<b/>two<!--c--> <?p q?>three<d xmlns:n="urn:n"><n:e/></d>\n</a>'


def patched(operation, before=BEFORE):
    """Return what an operation makes of a document."""
    element = parse_exactly(f'<diff xmlns:m="urn:m">{operation}</diff>'.encode())[0]
    patch = Patched(parse_exactly(before.encode()), Budget(1_000))
    selector = parse_selector(element.get("sel"), element.nsmap)
    getattr(patch, local_name(element))(element, locate(patch.root, selector, patch.budget))
    return etree.tostring(patch.root, encoding="unicode")


def after(old, new):
    """Return the document in which one piece of text stands for another."""
    assert BEFORE.count(old) == 1
    return BEFORE.replace(old, new)


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        ('<add sel="a"><x/></add>', after("\n</a>", "\n<x/></a>")),
        ('<add sel="a">more</add>', after("\n</a>", "\nmore</a>")),
        ('<add sel="a/b">more</add>', after("<b/>", "<b>more</b>")),
        ('<add sel="a">1<x/>2<y/>3</add>', after("\n</a>", "\n1<x/>2<y/>3</a>")),
        ('<add sel="a"/>', BEFORE),
        ('<add sel="a" pos="prepend"><x/></add>', after("one", "<x/>one")),
        ('<add sel="a" pos="prepend">1<x/>2</add>', after("one", "1<x/>2one")),
        ('<add sel="a" pos="prepend">more</add>', after("one", "moreone")),
        ('<add sel="a/b" pos="before"><x/></add>', after("<b/>", "<x/><b/>")),
        ('<add sel="a/b" pos="before">1<x/>2</add>', after("<b/>", "1<x/>2<b/>")),
        ('<add sel="a/b" pos="after"><x/></add>', after("<b/>", "<b/><x/>")),
        ('<add sel="a/b" pos="after">1<x/>2</add>', after("<b/>", "<b/>1<x/>2")),
        ('<add sel="a/b" pos="after">more</add>', after("<b/>", "<b/>more")),
        ('<add sel="a/b"><!--x--><?y z?></add>', after("<b/>", "<b><!--x--><?y z?></b>")),
        ('<add sel="a/b" type="@x">1 &lt; 2</add>', after("<b/>", '<b x="1 &lt; 2"/>')),
        ('<add sel="a/b" type="@x"/>', after("<b/>", '<b x=""/>')),
        ('<add sel="a/b" type="namespace::x">urn:x</add>', after("<b/>", '<b xmlns:x="urn:x"/>')),
        (
            '<add sel="a" type="namespace::x">urn:x</add>',
            after('<a k="v">', '<a xmlns:x="urn:x" k="v">'),
        ),
        ('<replace sel="a/b"><x>1</x></replace>', after("<b/>", "<x>1</x>")),
        ('<replace sel="a/b"> <x/>\n</replace>', after("<b/>", "<x/>")),
        ('<replace sel="a/text()[1]">1</replace>', after("one", "1")),
        ('<replace sel="a/text()[2]">2</replace>', after("two", "2")),
        ('<replace sel="a/text()[2]"/>', after("two", "")),
        ('<replace sel="a/@k">w</replace>', after('"v"', '"w"')),
        ('<replace sel="a/@k"/>', after('"v"', '""')),
        ('<replace sel="a/comment()"><!--d--></replace>', after("<!--c-->", "<!--d-->")),
        (
            '<replace sel="a/processing-instruction()"><?r?></replace>',
            after("<?p q?>", "<?r?>"),
        ),
        ('<remove sel="a/b"/>', after("<b/>", "")),
        ('<remove sel="a/d"/>', after('<d xmlns:n="urn:n"><n:e/></d>', "")),
        ('<remove sel="a/d" ws="after"/>', after('<d xmlns:n="urn:n"><n:e/></d>\n', "")),
        ('<remove sel="a/d" ws="before"/>', after('<d xmlns:n="urn:n"><n:e/></d>', "")),
        ('<remove sel="a/processing-instruction()" ws="before"/>', after(" <?p q?>", "")),
        ('<remove sel="a/comment()" ws="both"/>', after("<!--c--> ", "")),
        ('<remove sel="a/text()[1]"/>', after("one", "")),
        ('<remove sel="a/text()[2]"/>', after("two", "")),
        ('<remove sel="a/@k"/>', after(' k="v"', "")),
        ('<remove sel="a/d/*"> </remove>', after("<n:e/></d>", "</d>").replace("<d ", "<d ")),
    ],
)
def test_operation(operation, result):
    """An operation changes what it names, and every text around it stays where it was."""
    canonical = [
        etree.canonicalize(xml, with_comments=True) for xml in (result, patched(operation))
    ]
    assert canonical[0] == canonical[1]


@pytest.mark.parametrize(
    ("operation", "uri"),
    [
        ('<replace sel="a/namespace::x">urn:y</replace>', "urn:y"),
        ('<remove sel="a/namespace::x"/>', None),
    ],
)
def test_declared_namespaces(operation, uri):
    """A declaration changes without its element, what is in it, or the text behind."""
    text = patched(operation.replace("a/", "a/b/"), '<a>1<b xmlns:x="urn:x" k="v">2<c/>3</b>4</a>')
    root = parse_exactly(text.encode())
    assert root[0].nsmap.get("x") == uri
    assert etree.canonicalize(text) == (etree.canonicalize('<a>1<b k="v">2<c/>3</b>4</a>'))


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        ('<add sel="a/@k">w</add>', "an element"),
        ('<add sel="a/comment()">w</add>', "an element"),
        ('<add sel="a" pos="before"><x/></add>', "root"),
        ('<add sel="a" pos="after"><x/></add>', "root"),
        ('<add sel="a" pos="first"><x/></add>', "`first`"),
        ('<add sel="a" type="@k">w</add>', "already"),
        ('<add sel="a" type="@x"><y/></add>', "more than a text"),
        ('<add sel="a" type="@1">w</add>', "`@1`"),
        ('<add sel="a" type="@z:x">w</add>', "no namespace"),
        ('<add sel="a" type="x">w</add>', "`x`"),
        ('<add sel="a/d" type="namespace::n">urn:m</add>', "already"),
        ('<add sel="a/b" type="namespace::x"/>', "nothing"),
        ('<add sel="a/b" type="namespace::1">urn:x</add>', "prefix"),
        ('<add sel="a/b" type="namespace::">urn:x</add>', "prefix"),
        ('<replace sel="a"><x/></replace>', "root"),
        ('<replace sel="a/b"><x/><y/></replace>', "not one node"),
        ('<replace sel="a/b">text</replace>', "not one node"),
        ('<replace sel="a/b">text<x/></replace>', "not one node"),
        ('<replace sel="a/b"><!--x--></replace>', "not one node"),
        ('<replace sel="a/comment()"><x/></replace>', "not one node"),
        ('<replace sel="a/comment()"><?x?></replace>', "not one node"),
        ('<replace sel="a/text()[1]"><x/></replace>', "more than a text"),
        ('<replace sel="a/d/namespace::n">urn:m</replace>', "names use"),
        ('<remove sel="a"/>', "root"),
        ('<remove sel="a/b">text</remove>', "content"),
        ('<remove sel="a/b" ws="around"/>', "`around`"),
        ('<remove sel="a/d/namespace::n"/>', "names use"),
    ],
)
def test_refusals(operation, why):
    """What RFC 5261 does not have, or what would break the document, is refused."""
    with pytest.raises(PatchError, match=why):
        patched(operation)


def test_added_names_keep_their_namespaces():
    """What is added brings the namespaces of the diff with it."""
    text = patched('<add sel="a/b"><m:x/><y xmlns="urn:y"/></add>')
    assert [child.tag for child in parse_exactly(text.encode())[0]] == ["{urn:m}x", "{urn:y}y"]
