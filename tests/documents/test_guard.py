import inspect
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import CODES, read_documents
from presencemap.documents.guard import MOST_OF_ONE, admit, admit_by_rules
from presencemap.documents.xml import parse
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits

PIDF = "application/pidf+xml"
NS = b'<presence xmlns="urn:ietf:params:xml:ns:pidf">'
OPEN = NS + b"<tuple><status><basic>open</basic></status></tuple>"


def code_of(body, limits=DEFAULT_LIMITS):
    """Return the code of the only error, None where the body was read."""
    updates, errors = read_documents(PIDF, body, limits=limits)
    assert len(updates) + len(errors) == 1
    return errors[0].code if errors else None


def admit_and_parse(body, limits):
    """Return the root of a document that the guard has seen."""
    return parse(admit(body, limits), limits)


def spaced(count, item):
    """Return a start tag with many of something that its number makes unlike the others."""
    return b"<presence " + b" ".join(item % number for number in range(count)) + b"/>"


def xml_parts(*documents):
    """Return a multipart body of documents."""
    head = b"\n--b\nContent-Type: text/xml\n\n"
    return b"".join(head + document for document in documents) + b"\n--b--"


def parts_in_parts(outer, inner):
    """Return a multipart body of multiparts."""
    within = b"\n--c\n\n" * inner + b"\n--c--"
    head = b"\n--b\nContent-Type: multipart/mixed; boundary=c\n\n"
    return (head + within) * outer + b"\n--b--"


ROOM = b" " * 3_000  # what is large is counted, what is small need not be
A_DOCUMENT = NS + b"<a/>" * 3 + b"</presence>"
AT_THE_LIMIT = {  # what it has, the limit that it is at, the code, and whether it is a multipart
    "bytes": (OPEN + b"</presence>", "document_bytes", len(OPEN) + 11, "too-large"),
    "depth": (b"<a>" * 9 + b"</a>" * 9, "document_depth", 9, "too-deep"),
    "depth of an empty one": (b"<a>" * 8 + b"<a/>" + b"</a>" * 8, "document_depth", 9, "too-deep"),
    "elements": (NS + b"<a/>" * 9 + b"</presence>", "document_elements", 10, "too-many-elements"),
    "elements and texts": (
        NS + b"<a>a</a>" * 9 + b"</presence>" + ROOM,
        "document_elements",
        10,
        "too-many-elements",
    ),
    "elements and comments": (
        NS + b"<a/><!-- --><?a?>" * 9 + b"</presence>",
        "document_elements",
        15,  # other markup is as much: 29 with `<`
        "too-many-elements",
    ),
    "attributes": (spaced(9, b'a%d=""'), "document_attributes", 9, "too-many-attributes"),
    "attributes of many": (
        NS + b'<a b=""/>' * 9 + b"</presence>" + ROOM,
        "document_attributes",
        10,
        "too-many-attributes",
    ),
    "namespaces": (
        spaced(9, b'xmlns:a%d="urn:a"'),
        "document_namespaces",
        9,
        "too-many-namespaces",
    ),
    "text": (NS + b"<note>123456789</note></presence>", "document_text", 9, "text-too-long"),
    "text of many bytes": (
        NS + b"<note>" + "é".encode() * 50 + b"</note></presence>",
        "document_text",
        50,
        "text-too-long",
    ),
    "text of references": (
        NS + b"<note>" + b"&#65;" * 50 + b"</note></presence>",
        "document_text",
        50,
        "text-too-long",
    ),
    "text behind an element": (
        NS + b"<tuple/>" + b"x" * 50 + b"</presence>",
        "document_text",
        50,
        "text-too-long",
    ),
    "value": (b'<presence a="' + b"x" * 50 + b'"/>', "document_text", 50, "text-too-long"),
    "parts": (b"\n--b\n\n" * 9 + b"\n--b--", "document_parts", 9, "too-many-parts"),
    "parts in parts": (parts_in_parts(3, 2), "document_parts", 9, "too-many-parts"),
    "elements of parts": (
        xml_parts(A_DOCUMENT, A_DOCUMENT),
        "body_elements",
        5,  # ten with `<`
        "too-many-elements",
    ),
    "errors of parts": (
        xml_parts(b"<a", b"<a></b>", A_DOCUMENT),
        "body_errors",
        2,
        "too-many-parts",
    ),
    "attributes of parts": (
        xml_parts(A_DOCUMENT, A_DOCUMENT, A_DOCUMENT),
        "body_attributes",
        3,
        "too-many-attributes",
    ),
}


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_limits_are_exact(name):
    """A body of exactly the limit is admitted, one more is refused by the limit's code."""
    body, limit, most, code = AT_THE_LIMIT[name]
    content_type = "multipart/related; boundary=b" if b"--b" in body else PIDF
    for number, expected in ((most, set()), (most - 1, {code})):
        _, errors = read_documents(content_type, body, limits=Limits(**{limit: number}))
        assert {e.code for e in errors} - {"not-presence", "not-well-formed"} == expected


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (spaced(MOST_OF_ONE, b'a%d=""'), None),
        (spaced(MOST_OF_ONE + 1, b'a%d=""'), "too-many-attributes"),
        (ROOM + spaced(MOST_OF_ONE + 1, b'a%d=""') + b"<b/>", "too-many-attributes"),
        (spaced(MOST_OF_ONE, b'a%d=""') + b'<b c=""/>', None),
        (spaced(MOST_OF_ONE // 2, b'a%d=""') * 3 + ROOM, None),
        (b"<note>" + b"=" * (MOST_OF_ONE + 1) + b"</note>" + b'<a b="c"/>' * 300, None),
    ],
)
def test_attributes_of_one_element(inside, code):
    """One element may have so many attributes, wherever it stands; others don't count."""
    assert code_of(NS + inside + b"</presence>") == code


@pytest.mark.parametrize(("levels", "code"), [(250, "not-presence"), (260, "too-deep")])
def test_the_deepest_by_default(levels, code):
    """What is deeper than libxml2 goes is too deep; its versions differ by one or two."""
    assert code_of(b"<a>" * levels + b"</a>" * levels) == code


def test_deep_documents_need_no_deep_stack():
    """The deepest document is read where little of Python's stack is left."""
    deep = b"<tuple>" * 240 + b"<status><basic>open</basic></status>" + b"</tuple>" * 240
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 60)
    try:
        code = code_of(NS + deep + b"</presence>")
    finally:
        sys.setrecursionlimit(depth)
    assert code is None


@pytest.mark.parametrize(
    "body",
    [
        NS + b"<note><![CDATA[<!DOCTYPE a [ ]>]]></note></presence>",
        b"<!-- <!DOCTYPE a [ ]> -->" + NS + b"</presence>",
        b"<?x <!DOCTYPE a [ ] ?>" + NS + b"</presence>",
        b'<!DOCTYPE presence SYSTEM "p.dtd">' + NS + b"</presence>",
        b"<!DOCTYPE presence>" + NS + b"&#65;&#x41;&lt;&amp;</presence>",
    ],
)
def test_harmless_document_types_are_tolerated(body):
    """What only looks like a subset, and a bare document type, do no harm."""
    assert code_of(body) is None


DECLARATIONS = [
    *(b"", b'<?xml version="1.0" encoding="UTF-8"?>', b'<?xml version="1.0" encoding="utf-8"?>'),
    *(b'<?xml version="1.0" encoding="Utf-8"?>', b"<?xml version='1.0' encoding='UTF-8'?>"),
    *(b'<?xml version="1.0"?>', b'<?xml version="1.1" encoding="UTF-8" standalone="yes"?>'),
    *(b'<?xml version="1.0" encoding="UTF-16"?>', b'<?xml version="1.0" encoding="UTF-7"?>'),
    *(b'<?xml version="1.0" encoding="iso-8859-1"?>', b'<?xml version="1.0" encoding="UTF-8" ?>'),
    *(b"<?xml-a?>", b"<!-- a -->", b"<!DOCTYPE a>", b"<!DOCTYPE a[]>", b"<?xml", b"\xef\xbb\xbf"),
]
BETWEEN = [
    b"",
    b"\n",
    b"\r\n",
    b" \t",
    b"\0",
    b"\x0b",
    b"<",
    b"</",
    b"?>",
    b"\xff\xfe",
    b"\xe9",
    b"a",
]
ROOTS = [
    *(b"<a/>", b"<_/>", b"<:a/>", "<é/>".encode(), b"<1/>", b"<A b='c'/>", b"< a/>", b"<a", b""),
    *(NS + b"\xe9</presence>", spaced(9, b'xmlns:a%d="b"'), b"<a b=''/>" * 9, b"<a><b>c</b></a>"),
]
NARROW = st.builds(
    Limits,
    document_bytes=st.integers(1, 120),
    document_elements=st.integers(1, 12),
    document_attributes=st.integers(1, 12),
    document_namespaces=st.integers(1, 12),
)


def outcome(judge, body, limits):
    """Return what a judge lets in, or why it doesn't."""
    try:
        return judge(body, limits)
    except DocumentError as error:
        return repr(error)


@given(
    st.lists(st.sampled_from([*DECLARATIONS, *BETWEEN, *ROOTS]), max_size=6).map(b"".join)
    | st.tuples(*map(st.sampled_from, (DECLARATIONS, BETWEEN, ROOTS, BETWEEN))).map(b"".join)
    | st.binary(max_size=40),
    st.just(DEFAULT_LIMITS) | NARROW,
)
def test_the_short_way_is_the_long_one(body, limits):
    """However a document begins, `admit` says what the rules say."""
    assert outcome(admit, body, limits) == outcome(admit_by_rules, body, limits)


def test_line_numbers_survive_a_dropped_declaration():
    """A declaration that lies is dropped without moving the lines."""
    body = b'<?xml version="1.0"\n encoding="utf-16"?>\n' + NS + b"\n<note></presence>"
    _, (error,) = read_documents(PIDF, body)
    assert error.line == 4


@pytest.mark.parametrize("read", [admit_and_parse, parse])
def test_an_external_subset_is_never_loaded(read, tmp_path, monkeypatch):
    """A file that a document type names is not opened, neither by the guard nor the parser."""
    (tmp_path / "p.dtd").write_text('<!ATTLIST presence loaded CDATA "yes"> <!-- broken', "utf-8")
    monkeypatch.chdir(tmp_path)
    root = read(b'<!DOCTYPE presence SYSTEM "p.dtd"><presence/>', DEFAULT_LIMITS)
    assert root.getroottree().docinfo.externalDTD is None
    assert root.get("loaded") is None


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("comment-in-basic.xml", None),
        ("xpidf-doctype.xml", None),
        ("cyclic.xml", "dtd"),
        ("deep-nesting-300.xml", "too-deep"),
        ("dtd.xml", "not-presence"),
        ("dtd_element.xml", "dtd"),
        ("entity-in-basic.xml", "dtd"),
        ("external.xml", "dtd"),
        ("external_file.xml", "dtd"),
        ("quadratic.xml", "dtd"),
        ("utf7.xml", "encoding"),
        ("xmlbomb.xml", "dtd"),
        ("xmlbomb2.xml", "dtd"),
    ],
)
def test_hostile_corpus(corpus, file, code):
    """Other projects' hostile documents are refused, the two harmless ones are read."""
    assert code_of((corpus / "hostile" / file).read_bytes()) == code


def test_hostile_corpus_is_complete(corpus):
    """No hostile document of the corpus goes untested or unrefused by a documented code."""
    for path in (corpus / "hostile").iterdir():
        code = code_of(path.read_bytes())
        assert code is None or code in dict(CODES)


def test_harmless_hostile_documents_are_read_right(corpus):
    """A comment does not cut `closed`; a bare document type does not stop XPIDF."""
    (closed,), _ = read_documents(PIDF, (corpus / "hostile/comment-in-basic.xml").read_bytes())
    (busy,), _ = read_documents(PIDF, (corpus / "hostile/xpidf-doctype.xml").read_bytes())
    assert closed.changes["basic"] == "closed"
    assert (busy.changes["basic"], busy.changes["activities"]) == ("open", {"on-the-phone"})
    assert busy.presentity == "sip:a@b"
