from __future__ import annotations

import pytest

from presencemap.documents.partial.selectors import (
    Condition,
    Last,
    PatchError,
    Selector,
    Step,
    parse_selector,
)

NAMESPACES = {None: "urn:d", "r": "urn:r"}
XML = "http://www.w3.org/XML/1998/namespace"
ROOT = Step(None)
SECOND = Condition("position", position=2)


def steps(*more, last=None):
    """Return a selector of steps behind the root's."""
    return Selector(None, (ROOT, *more), last)


def a(*conditions):
    """Return a selector of the root's children `a` that meet conditions."""
    return steps(Step("{urn:d}a", conditions))


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("*", steps()),
        ("/*", steps()),
        ("presence", Selector(None, (Step("{urn:d}presence"),))),
        ("*/note", steps(Step("{urn:d}note"))),
        (" */r:note ", steps(Step("{urn:r}note"))),
        ("*/*[3]", steps(Step(None, (Condition("position", position=3),)))),
        ("*/a[@b='c d'][2]", a(Condition("attribute", "b", "c d"), SECOND)),
        ('*/a[@r:b="it\'s"]', a(Condition("attribute", "{urn:r}b", "it's"))),
        ("*/a[@xml:lang='en']", a(Condition("attribute", f"{{{XML}}}lang", "en"))),
        ("*/a[r:b='']", a(Condition("child", "{urn:r}b", ""))),
        ("*/a[ . = ']/[' ]", a(Condition("self", value="]/["))),
        ("*/@b", steps(last=Last("attribute", "b"))),
        ("*/text()", steps(last=Last("text"))),
        ("*/text()[2]", steps(last=Last("text", position=2))),
        ("*/comment()[1]", steps(last=Last("comment", position=1))),
        ("*/processing-instruction('p')", steps(last=Last("processing-instruction", "p"))),
        ("*/processing-instruction()[2]", steps(last=Last("processing-instruction", None, 2))),
        ("*/namespace::r", steps(last=Last("namespace", "r"))),
        ("id('a')", Selector("a", ())),
        ('id("a")/b/@c', Selector("a", (Step("{urn:d}b"),), Last("attribute", "c"))),
        ("id('a')/text()", Selector("a", (), Last("text"))),
        ("*/text", steps(Step("{urn:d}text"))),
        ("*/Ünïcode.2-b", steps(Step("{urn:d}Ünïcode.2-b"))),
    ],
)  # fmt: skip
def test_what_is_allowed(text, selector):
    """A selector of RFC 5261 is read as its steps, names in the namespaces of the diff."""
    assert parse_selector(text, NAMESPACES) == selector


def test_without_a_default_namespace():
    """Without a default namespace a name without a prefix is in none."""
    assert parse_selector("*/a", {}) == steps(Step("a"))


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", " ", "/", "//a", "*//a", "*/", "a b", "*/a/", "..", ".", "*/..", "*|*"),
        *("*/a[0]", "*/a[01]", "*/a[-1]", "*/a[last()]", "*/a[position()=1]", "*/a[1 or 1]"),
        *("*/a[@b]", "*/a[@b=c]", "*/a[@b='c]", "*/a[b/c='d']", "*/a[text()='b']", "*/a[1", "*/a]"),
        *("*/x:a", "*/@x:a", "*/xml:a:b", "*/:a", "*/1a", "*/a[1]b", "child::a", "*/self::a"),
        *("*/text()/a", "*/@a/b", "*/@a[1]", "*/namespace::", "*/namespace::a:b", "*/node()"),
        *("id()", "id(a)", "id('a')b", "id('a')/", "*/id('a')", "id('a' )[1]", "count(*)", "$a"),
        *("*/text()[0]", "*/comment('a')", "*/@*", "*/a[999999999]", "*/" + "a/" * 2_000 + "a"),
        "document('http://evil.example')",
    ],
)
def test_what_is_not(text):
    """Whatever else XPath has, and whatever is broken, is refused."""
    with pytest.raises(PatchError):
        parse_selector(text, NAMESPACES)


def test_a_namespace_with_braces():
    """A namespace that can't be written before a name is refused."""
    with pytest.raises(PatchError, match="braces"):
        parse_selector("*/a", {None: "urn:{x}"})
