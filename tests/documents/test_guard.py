import pytest

from presencemap.documents import CODES, read_documents
from presencemap.documents.guard import admit
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


HOSTILE = {
    "200,000 tuples": (b"<presence>" + b"<tuple/>" * 200_000 + b"</presence>", "too-large"),
    "100,000 tuples": (b"<presence>" + b"<tuple/>" * 100_000 + b"</presence>", "too-many-elements"),
    "20,001 empty elements": (NS + b"<a/>" * 20_000 + b"</presence>", "too-many-elements"),
    "50,000 attributes": (spaced(50_000, b'a%d=""'), "too-many-attributes"),
    "1,000 attributes of one": (spaced(1_000, b'a%d=""'), "too-many-attributes"),
    "20,000 namespaces": (spaced(19_000, b'xmlns:a%d="urn:a"'), "too-many-namespaces"),
    "300 deep": (b"<a>" * 300 + b"</a>" * 300, "too-deep"),
    "65 deep": (b"<a>" * 65 + b"</a>" * 65, "too-deep"),
    "one megabyte of text": (
        NS + b"<note>" + b"x" * 990_000 + b"</note></presence>",
        "text-too-long",
    ),
    "text beside comments": (
        NS + b"<note>" + b"x" * 60_000 + b"<!-- -->" + b"x" * 60_000 + b"</note></presence>",
        "text-too-long",
    ),
    "a long attribute": (b'<presence a="' + b"x" * 200_000 + b'"/>', "text-too-long"),
    "a long name": (b"<" + b"x" * 60_000 + b"/>", "not-well-formed"),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-presence/+AD4-', "encoding"),
    "EBCDIC": (b'<?xml version="1.0" encoding="cp037"?><presence/>', "encoding"),
    "UTF-16 without a mark": ("<presence/>".encode("utf-16-le"), "encoding"),
    "UTF-32": ("\ufeff<presence/>".encode("utf-32-le"), "encoding"),
    "half a UTF-16 character": (b"\xff\xfe<\0p", "encoding"),
    "NUL inside": (NS + b"<note>\0</note></presence>", "not-well-formed"),
    "bytes that are no UTF-8": (NS + b"<note>\xff</note></presence>", "not-well-formed"),
    "no document": (b" \r\n\0", "empty"),
    "text": (b"On the phone", "not-well-formed"),
    "a declaration with a twist": (
        b'<?xml version="1.0" encoding="utf-8" encoding="utf-7"?><presence/>',
        "not-well-formed",
    ),
    "an undeclared entity": (NS + b"<note>&who;</note></presence>", "entity"),
    "an entity of the subset": (
        b'<!DOCTYPE presence [<!ENTITY o "open">]>' + OPEN + b"</presence>",
        "dtd",
    ),
    "a default attribute": (b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', "dtd"),
    "a subset behind comments": (b"<!-- > -->\n<?a ?>\n<!DOCTYPE a [ ]><a/>", "dtd"),
    "a parameter entity": (
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a/>',
        "dtd",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused(name):
    """What is made to hurt a parser is refused by name."""
    body, code = HOSTILE[name]
    assert code_of(body) == code


@pytest.mark.parametrize("name", ["200,000 tuples", "100,000 tuples", "50,000 attributes", "UTF-7"])
def test_costly_documents_never_reach_the_parser(name):
    """The bytes alone are enough to refuse them."""
    with pytest.raises(DocumentError):
        admit(HOSTILE[name][0], DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("body", "tight", "loose"),
    [
        (b"<a>" * 9 + b"</a>" * 9, Limits(document_depth=8), Limits(document_depth=9)),
        (
            NS + b"<a/>" * 9 + b"</presence>",
            Limits(document_elements=9),
            Limits(document_elements=10),
        ),
        (
            spaced(9, b'a%d=""'),
            Limits(document_attributes=8),
            Limits(document_attributes=9),
        ),
        (
            spaced(9, b'xmlns:a%d="urn:a"'),
            Limits(document_namespaces=8),
            Limits(document_namespaces=9),
        ),
        (
            NS + b"<note>123456789</note></presence>",
            Limits(document_text=8),
            Limits(document_text=9),
        ),
        (OPEN, Limits(document_bytes=len(OPEN) - 1), Limits(document_bytes=len(OPEN))),
    ],
)
def test_limits_are_exact(body, tight, loose):
    """A document of exactly the limit is admitted, one more is refused by the limit's name."""
    refusals = {"too-deep", "text-too-long", "too-large"}
    refusals |= {"too-many-elements", "too-many-attributes", "too-many-namespaces"}
    assert code_of(body, tight) in refusals
    assert code_of(body, loose) not in refusals


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
