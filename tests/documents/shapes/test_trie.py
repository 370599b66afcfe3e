from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.shapes.pattern import Hole
from presencemap.documents.shapes.shape import Shape
from presencemap.documents.shapes.trie import trie_of
from presencemap.model import Update

HOLES = ("[0-9]*+", "[0-9a]{0,2}+")


@st.composite
def shapes(draw):
    """Return a shape that begins with a tag and in which each hole ends at a bracket."""
    items = [b"<"]
    captures = 0
    for _ in range(draw(st.integers(0, 5))):
        if draw(st.booleans()):
            captured = draw(st.booleans())
            items += [Hole(draw(st.sampled_from(HOLES)), captures if captured else None), b">"]
            captures += captured
        else:
            items.append(draw(st.sampled_from([b"a", b"ab", b"1", b"<", b"."])))
    named = bool(captures) and draw(st.booleans())
    texts = tuple(f"t{n}" for n in range(draw(st.integers(0, captures - named))))
    keys = captures - named - len(texts)
    return Shape(tuple(items), named, texts, keys, None, Update(None, {}, "test"))


def expression(shape):
    """Return a shape's own regular expression, in which only captured holes are groups."""
    return b"".join(
        re.escape(item)
        if isinstance(item, bytes)
        else (b"%s" if item.capture is None else b"(%s)") % item.admits.encode()
        for item in shape.items
    )


def pattern(shape):
    """Return what tells the patterns of two shapes apart, whatever they capture."""
    return tuple(item if isinstance(item, bytes) else item.admits for item in shape.items)


@given(st.lists(shapes(), min_size=1, max_size=6), st.data())
def test_a_trie_finds_what_its_shapes_find(several, data):
    """A trie matches what any of its shapes matches, with the captures of that shape."""
    several = list({pattern(shape): shape for shape in several}.values())
    trie = trie_of(several)
    texts = st.text("<a1.>", max_size=10).map(str.encode)
    body = data.draw(texts | st.sampled_from(several).map(_example))
    alone = {id(shape): re.fullmatch(expression(shape), body) for shape in several}
    found = trie.match(body, trie.begin) if body.startswith(trie.head) else None
    assert (found is None) == (not any(alone.values()))
    if found is not None:
        leaf = trie.leaves[found.lastindex]
        shape, who, groups = leaf.shape, leaf.who, leaf.texts
        own = alone[id(shape)]
        captures = list(own.groups())
        assert shape in several
        assert who is None or found[who] == captures.pop(0)
        assert [found[group] for _, group in groups] == captures[: len(groups)]
        keys = leaf.keys(found) if shape.keys > 1 else (leaf.keys(found),) * shape.keys
        assert list(keys) == captures[len(groups) :]


def _example(shape):
    """Return a text of a shape: each hole holds nothing but a digit."""
    return b"".join(item if isinstance(item, bytes) else b"1" for item in shape.items)


def test_what_is_shared_is_matched_once():
    """What shapes begin with stands before the pattern."""
    shapes_ = [
        Shape(
            (b"<a>" + end,),
            named=False,
            texts=(),
            keys=0,
            compute=None,
            learned=Update(None, {}, ""),
        )
        for end in (b"<b/></a>", b"<c/></a>")
    ]
    trie = trie_of(shapes_)
    assert trie.head == b"<a><"
    assert {trie.match(b"<a><%s/></a>" % name, 4).lastindex for name in (b"b", b"c")} == {1, 2}
