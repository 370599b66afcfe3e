from __future__ import annotations

import pytest

from presencemap.documents.shapes.markup import TAIL, find_values
from presencemap.documents.xml import local_name, parse
from presencemap.limits import DEFAULT_LIMITS


def values_of(text):
    """Return the values of a document: where they are and what they say."""
    found = find_values(text, parse(text.encode(), DEFAULT_LIMITS))
    if found is None:
        return None
    return {(local_name(e), name): text[start:end] for (e, name), (start, end) in found.items()}


def test_values_are_found():
    """Attributes, texts and what stands behind elements are values; blank texts are none."""
    text = """<?xml version="1.0"?>
<a one="1" p:two='2' xmlns="urn:x" xmlns:p="urn:p">
  <b xml:lang="de"> x </b>y<c/>\n</a>\n"""
    assert values_of(text) == {
        ("a", "one"): "1",
        ("a", "{urn:p}two"): "2",
        ("b", "{http://www.w3.org/XML/1998/namespace}lang"): "de",
        ("b", None): " x ",
        ("b", TAIL): "y",
    }


def test_an_attribute_may_be_empty():
    """An attribute without a text is a value all the same, for its like may have one."""
    assert values_of('<a b=""><c></c></a>') == {("a", "b"): ""}


@pytest.mark.parametrize(
    "text",
    [
        "<a>x<!-- -->y</a>",
        "<a><?x?></a>",
        "<a><![CDATA[x]]></a>",
        "<a>&amp;</a>",
        '<a b="&#65;"/>',
        '<a b="x\ny"/>',
        "<a>x\r\ny</a>",
        "<!-- --><a/>",
        "<a/><!-- -->",
        "<?x?><a/>",
    ],
)
def test_what_is_not_ordinary_is_left_alone(text):
    """Text that lxml reads as another text than stands there is not taken apart."""
    assert values_of(text) is None


def test_another_tree_is_noticed():
    """A text is compared with the tree, whatever it is said to be."""
    for text in ('<a b="1"/>', "<a/>", "<a><b/></a>", "<a>x</a>", "<b/>", "<a/><a/>"):
        tree = parse(b'<a b="2"/>', DEFAULT_LIMITS)
        assert find_values(text, tree) is None
