import pytest

from presencemap.documents.xml import fault_at, parse, path_of, text_of
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits

SHORT = Limits(document_text=20)


@pytest.mark.parametrize(
    ("body", "xpath", "line"),
    [
        (b"<a>\n<b/>\n<b>%s</b></a>", "/a/b[2]", 3),
        (b"<a>\n<b/>%s</a>", "/a", 1),
        (b"<a>\n<b/>\n<b><c d='%s'/></b></a>", "/a/b[2]/c", 3),
        (b"<a xml:lang='%s'/>", "/a", 1),
        (b"<a>0123456789<!-- -->%s</a>", "/a", 1),
        (b"<a><![CDATA[0123456789]]>%s</a>", "/a", 1),
    ],
)
def test_long_texts_have_a_place(body, xpath, line):
    """The error about a long text tells which element has it."""
    with pytest.raises(DocumentError) as caught:
        parse(body % (b"x" * 21), SHORT)
    error = caught.value
    assert (error.code, error.xpath, error.line) == ("text-too-long", xpath, line)


def test_names_in_paths_are_cut():
    """The path to an element stays printable whatever the names are."""
    root = parse(b"<%s><b/><b/></%s>" % (b"x" * 40_000, b"x" * 40_000), DEFAULT_LIMITS)
    assert path_of(root[1]) == f"/{'x' * 80}/b[2]"
    assert fault_at(root, "bad-value", "a message").xpath == "/" + "x" * 80


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"<a/>", None),
        (b"<a> \n </a>", None),
        (b"<a> clo<!-- -->sed </a>", "closed"),
        (b"<a><?x?>closed</a>", "closed"),
        (b"<a><![CDATA[clo]]>sed</a>", "closed"),
        (b"<a>clo<b>x</b>sed</a>", "closed"),
        (b"<a><b>x</b>closed</a>", "closed"),
        (b"<a>&#99;losed&#10;</a>", "closed"),
    ],
)
def test_texts_are_whole(body, text):
    """Comments, instructions, sections and elements within do not cut a text short."""
    assert text_of(parse(body, DEFAULT_LIMITS)) == text
