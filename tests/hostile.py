"""Bodies that are made to hurt a reader of presence: beyond the limits, and just within them.

Each is made when it is asked for, as many have a megabyte. `BEYOND` tells the code by which each
is refused, and whether bytes alone are enough for that; `WITHIN` are the costliest that we know
to make of each kind without breaching a limit. Whether they are read or refused for another reason
does not matter there: only what they cost.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator

from attrs import frozen

from presencemap.limits import DEFAULT_LIMITS

__all__ = ["BEYOND", "PIDF", "WITHIN", "Hostile", "flood"]

PIDF = "application/pidf+xml"
RELATED = "multipart/related;boundary=b"
LIMITS = DEFAULT_LIMITS
ELEMENTS = LIMITS.document_elements
ATTRIBUTES = LIMITS.document_attributes
DEPTH = LIMITS.document_depth
LONG = LIMITS.document_text
BYTES = LIMITS.document_bytes - 2_000  # room for what is around

OPEN = b'<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:a@b">'
CLOSE = b"</presence>"
RICH = (
    b'<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:a@b"'
    b' xmlns:d="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid">'
)
CATEGORIES = (
    b'<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:a@b">'
)
STATE = b'xmlns="http://schemas.microsoft.com/2006/09/sip/state"'
RLMI = b'<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:a" version="1" fullState="true">'
TUPLE = b"<tuple><status><basic>open</basic></status></tuple>"
XML_PART = b"Content-Type:text/xml\r\n\r\n"
MIXED_PART = b"Content-Type:multipart/mixed;boundary=c\r\n\r\n"


@frozen
class Hostile:
    """A body: `code` is that of its refusal, `unparsed` that the bytes alone are enough for it."""

    make: Callable[[], bytes]
    code: str | None = None
    unparsed: bool = True
    type: str = PIDF


def flood(
    head: bytes,
    item: bytes | Callable[[int], bytes],
    tail: bytes,
    *,
    most: int,
    within: int = BYTES,
) -> bytes:
    """Return as many of an item as there is room for, at most `most`, between head and tail."""
    items: list[bytes] = []
    size = len(head) + len(tail)
    for number in range(most):
        each = item if isinstance(item, bytes) else item(number)
        size += len(each)
        if size > within:
            break
        items.append(each)
    return head + b"".join(items) + tail


def pidf(item: bytes | Callable[[int], bytes], *, elements: int = 1, attributes: int = 0) -> bytes:
    """Return a PIDF document that is full of something, which counts as so many of each."""
    most = (ELEMENTS - 1) // elements
    if attributes:
        most = min(most, (ATTRIBUTES - 5) // attributes)
    return flood(OPEN, item, CLOSE, most=most)


def start_tag(count: int, item: bytes) -> bytes:
    """Return an element with many of something that its number makes unlike the others."""
    return b"<presence " + b" ".join(item % number for number in range(count)) + b"/>"


def declared(count: int, item: Callable[[int], bytes]) -> bytes:
    """Return a document with many prefixes, used again and again."""
    names = b" ".join(b'xmlns:a%d="urn:a%d"' % (n, n) for n in range(count))
    return flood(b"<presence " + names + b">", item, CLOSE, most=ELEMENTS - 1)


def multipart(parts: Iterator[bytes] | list[bytes], boundary: bytes = b"b") -> bytes:
    """Return a body of parts, each with its own headers."""
    mark = b"--" + boundary
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--"


def xml_parts(document: bytes, most: int = LIMITS.document_parts) -> bytes:
    """Return as many parts with a document as there is room for."""
    part = XML_PART + document
    return multipart([part] * min(most, BYTES // (len(part) + 8)))


def nested(part: bytes) -> bytes:
    """Return as many multiparts of about a kilobyte as may be, each of as many parts as fit."""
    inner = multipart([part] * (900 // (len(part) + 7)), b"c")
    return multipart([MIXED_PART + inner] * 950)


def subset(declaration: bytes, text: bytes = b"") -> bytes:
    """Return a document with an internal subset."""
    return b"<!DOCTYPE presence [" + declaration + b"]>" + OPEN + text + CLOSE


LAUGHS = b'<!ENTITY l0 "lol">' + b"".join(
    b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9)
)
FILE = b'<!ENTITY x SYSTEM "file:///etc/passwd">'

BEYOND: dict[str, Hostile] = {
    "200,000 tuples": Hostile(lambda: OPEN + b"<tuple/>" * 200_000 + CLOSE, "too-large"),
    "100,000 tuples": Hostile(lambda: OPEN + b"<tuple/>" * 100_000 + CLOSE, "too-many-elements"),
    "200,000 comments": Hostile(lambda: OPEN + b"<!---->" * 130_000 + CLOSE, "too-many-elements"),
    "a million tags": Hostile(lambda: b"<a" + b"<" * 900_000, "too-many-elements"),
    "400,000 tags without end": Hostile(lambda: b"<a>" + b"<b" * 400_000, "too-many-elements"),
    "50,000 attributes of one": Hostile(
        lambda: start_tag(50_000, b'a%d=""'), "too-many-attributes"
    ),
    "50,000 attributes": Hostile(
        lambda: OPEN + b'<a b="" c="" d="" e="" f=""/>' * 9_900 + CLOSE, "too-many-attributes"
    ),
    "501 attributes of one": Hostile(lambda: start_tag(501, b'a%d=""'), "too-many-attributes"),
    "20,000 namespaces": Hostile(
        lambda: start_tag(20_000, b'xmlns:a%d="urn:a"'), "too-many-namespaces"
    ),
    "20,000 namespaces of as many": Hostile(
        lambda: OPEN + b'<a xmlns="urn:a"/>' * 9_900 + CLOSE, "too-many-namespaces"
    ),
    "100,000 levels": Hostile(lambda: b"<a>" * 100_000 + b"</a>" * 100_000, "too-many-elements"),
    "10,000 levels": Hostile(lambda: b"<a>" * 9_999 + b"</a>" * 9_999, "too-deep", unparsed=False),
    "300 levels": Hostile(lambda: b"<a>" * 300 + b"</a>" * 300, "too-deep", unparsed=False),
    "300 levels unclosed": Hostile(lambda: b"<a>" * 300, "too-deep", unparsed=False),
    "a megabyte of text": Hostile(
        lambda: OPEN + b"<note>" + b"x" * BYTES + b"</note>" + CLOSE,
        "text-too-long",
        unparsed=False,
    ),
    "text between comments": Hostile(
        lambda: OPEN + b"<note>" + (b"x" * 60_000 + b"<!-- -->") * 2 + b"</note>" + CLOSE,
        "text-too-long",
        unparsed=False,
    ),
    "text in sections": Hostile(
        lambda: OPEN + b"<![CDATA[" + b"<" * 5_000 + b"]]>" + b"x" * LONG + CLOSE,
        "text-too-long",
        unparsed=False,
    ),
    "a megabyte of an attribute": Hostile(
        lambda: b'<presence a="' + b"x" * BYTES + b'"/>', "text-too-long", unparsed=False
    ),
    "100,000 references": Hostile(
        lambda: OPEN + b"&#65;" * 100_001 + CLOSE, "text-too-long", unparsed=False
    ),
    "a megabyte of a name": Hostile(
        lambda: b"<" + b"x" * BYTES + b"/>", "not-well-formed", unparsed=False
    ),
    "a megabyte of an attribute's name": Hostile(
        lambda: b"<a " + b"x" * BYTES + b'=""/>', "not-well-formed", unparsed=False
    ),
    "a megabyte of a target": Hostile(
        lambda: OPEN + b"<?" + b"x" * BYTES + b"?>" + CLOSE, "not-well-formed", unparsed=False
    ),
    "no end": Hostile(lambda: OPEN + b'<a b="' + b"x" * BYTES, "not-well-formed", unparsed=False),
    "billion laughs": Hostile(lambda: subset(LAUGHS, b"&l9;"), "dtd"),
    "quadratic blow-up": Hostile(
        lambda: subset(b'<!ENTITY a "' + b"x" * 50_000 + b'">', b"&a;" * 50_000), "dtd"
    ),
    "an external entity": Hostile(lambda: subset(FILE, b"&x;"), "dtd"),
    "a parameter entity": Hostile(
        lambda: subset(b'<!ENTITY % x SYSTEM "http://192.0.2.1/x.dtd"> %x;'), "dtd"
    ),
    "an entity of itself": Hostile(lambda: subset(b'<!ENTITY a "&a;">', b"&a;"), "dtd"),
    "a default attribute": Hostile(lambda: subset(b'<!ATTLIST presence b CDATA "c">'), "dtd"),
    "an empty subset": Hostile(lambda: subset(b""), "dtd"),
    "a subset after a megabyte": Hostile(
        lambda: b"<!--" + b"- " * (BYTES // 2) + b"-->" + subset(LAUGHS), "dtd"
    ),
    "a subset after comments": Hostile(lambda: b"<!-- > -->\n<?a ?>" * 900 + subset(LAUGHS), "dtd"),
    "a subset after a bad comment": Hostile(lambda: b"<!-- -- -->" + subset(LAUGHS), "dtd"),
    "a subset after a bare one": Hostile(
        lambda: b"<!DOCTYPE a>" + subset(b'<!ENTITY o "open">', b"&o;"), "dtd"
    ),
    "a subset after a bare one and a comment": Hostile(
        lambda: b'<!DOCTYPE a SYSTEM "a"> <!-- -->\n' + subset(b'<!ENTITY o "open">'), "dtd"
    ),
    "a document type of a megabyte": Hostile(lambda: b"<!DOCTYPE " + b"a" * BYTES + b"[]>", "dtd"),
    "a document type of blanks": Hostile(lambda: b"<!DOCTYPE a" + b" " * BYTES + b"[]>", "dtd"),
    "an identifier of a megabyte": Hostile(
        lambda: b'<!DOCTYPE a PUBLIC "' + b"a" * BYTES + b"[]>", "dtd"
    ),
    "an undeclared entity": Hostile(lambda: OPEN + b"&who;" + CLOSE, "entity", unparsed=False),
    "UTF-7": Hostile(
        lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-presence/+AD4-', "encoding"
    ),
    "EBCDIC": Hostile(lambda: b'<?xml version="1.0" encoding="cp037"?><presence/>', "encoding"),
    "an encoding of a megabyte": Hostile(
        lambda: b'<?xml version="1.0" encoding="' + b"a" * BYTES + b'"?><presence/>', "encoding"
    ),
    "UTF-16 without a mark": Hostile(lambda: "<presence/>".encode("utf-16-le"), "encoding"),
    "big-endian UTF-16 without a mark": Hostile(
        lambda: "<presence/>".encode("utf-16-be"), "encoding"
    ),
    "UTF-16 of odd length": Hostile(lambda: "<presence/>".encode("utf-16") + b"<", "encoding"),
    "half a character of UTF-16": Hostile(lambda: b"\xff\xfe<\0\0\xd8", "encoding"),
    "a mark of UTF-16 on UTF-8": Hostile(lambda: b"\xff\xfe<presence/>", "encoding"),
    "UTF-32": Hostile(lambda: "\ufeff<presence/>".encode("utf-32-le"), "encoding"),
    "big-endian UTF-32": Hostile(lambda: "\ufeff<presence/>".encode("utf-32-be"), "encoding"),
    "a declaration twice": Hostile(
        lambda: b'<?xml version="1.0"?><?xml version="1.0" encoding="UTF-7"?><a/>',
        "not-well-formed",
        unparsed=False,
    ),
    "a declaration with two encodings": Hostile(
        lambda: b'<?xml version="1.0" encoding="utf-8" encoding="utf-7"?><a/>', "not-well-formed"
    ),
    "a declaration of a megabyte": Hostile(
        lambda: b'<?xml version="1.0"' + b" " * BYTES + b"x?><a/>", "not-well-formed"
    ),
    "NUL in a text": Hostile(
        lambda: OPEN + b"<note>\0</note>" + CLOSE, "not-well-formed", unparsed=False
    ),
    "NUL by reference": Hostile(
        lambda: OPEN + b"<note>&#0;</note>" + CLOSE, "not-well-formed", unparsed=False
    ),
    "bytes that are no UTF-8": Hostile(
        lambda: OPEN + b"<note>\xff</note>" + CLOSE, "not-well-formed", unparsed=False
    ),
    "nothing but blanks": Hostile(lambda: b" \r\n\0" * 200_000, "empty"),
    "a text": Hostile(lambda: b"On the phone", "not-well-formed"),
    "1,001 parts": Hostile(
        lambda: multipart([b""] * 1_001), "too-many-parts", type="multipart/mixed;boundary=b"
    ),
    "a million delimiters": Hostile(
        lambda: b"\n--b" * 240_000, "too-many-parts", type="multipart/mixed;boundary=b"
    ),
    "multiparts full of parts": Hostile(lambda: nested(b""), "too-many-parts", type=RELATED),
    "five multiparts in each other": Hostile(
        lambda: multipart(
            [
                b"Content-Type:multipart/mixed;boundary=c\r\n\r\n--c\r\n"
                b"Content-Type:multipart/mixed;boundary=d\r\n\r\n--d\r\n"
                b"Content-Type:multipart/mixed;boundary=e\r\n\r\n--e\r\n"
                b"Content-Type:multipart/mixed;boundary=f\r\n\r\n--f\r\n\r\n"
            ]
        ),
        "too-deep",
        type=RELATED,
    ),
    "headers without end": Hostile(
        lambda: multipart([b"a:b\r\n" * 180_000]), "bad-multipart", type=RELATED
    ),
    "many headers": Hostile(
        lambda: multipart([b"a:b\r\n" * 180 + b"\r\n"] * 1_000), "bad-multipart", type=RELATED
    ),
    "broken base64": Hostile(
        lambda: multipart([b"Content-Transfer-Encoding:base64\r\n" + XML_PART + b"a"]),
        "bad-multipart",
        type=RELATED,
    ),
    "parts full of elements": Hostile(
        lambda: xml_parts(OPEN + b"<a/>" * 9_000 + CLOSE), "too-many-elements", False, RELATED
    ),
    "parts full of attributes": Hostile(
        lambda: xml_parts(OPEN + b'<a b="" c="" d="" e="" f="" g=""/>' * 1_500 + CLOSE),
        "too-many-attributes",
        unparsed=False,
        type=RELATED,
    ),
}


def _in_status(item: bytes, head: bytes = RICH) -> Callable[[], bytes]:
    tail = b"</status></tuple></presence>"
    return lambda: flood(head + b"<tuple><status>", item, tail, most=ELEMENTS - 3)


def _in_activities(item: Callable[[int], bytes]) -> Callable[[], bytes]:
    head, tail = b"<d:person><r:activities>", b"</r:activities></d:person></presence>"
    return lambda: flood(RICH + head, item, tail, most=ELEMENTS - 3)


def _states(parts: int, item: Callable[[int], bytes]) -> Callable[[], bytes]:
    most = min((ELEMENTS - 1) // parts, ATTRIBUTES // 4)
    return lambda: flood(CATEGORIES, item, b"</categories>", most=most)


def _deep(item: bytes, head: bytes = RICH, tail: bytes = CLOSE, levels: int = DEPTH - 8) -> bytes:
    """Return a document in which as many things as may be stand as deep as may be."""
    most = (ELEMENTS - DEPTH) // (item.count(b"<") - item.count(b"</"))
    return flood(head + b"<a>" * levels, item, b"</a>" * levels + tail, most=most)


MUST = b'<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf">'
MANY_NAMES = b" ".join(b'a%d=""' % n for n in range(500))

_WITHIN: dict[str, Callable[[], bytes]] = {
    "empty elements": lambda: pidf(b"<a/>"),
    "elements": lambda: pidf(b"<a></a>"),
    "elements and texts": lambda: pidf(b"<a>a text in it, %s</a>a text behind" % (b"x" * 60)),
    "names": lambda: pidf(lambda n: b"<a%d/>" % n),
    "long names": lambda: pidf(lambda n: b"<a%d%s/>" % (n, b"x" * 85)),
    "huge names": lambda: pidf(lambda n: b"<a%d%s/>" % (n, b"x" * 45_000)),
    "tuples": lambda: pidf(b"<tuple/>"),
    "tuples with a status": lambda: pidf(TUPLE, elements=3),
    "tuples with all": lambda: pidf(
        lambda n: (
            b'<tuple id="a%d"><status><basic>open</basic></status><contact>sip:a</contact>'
            b"<timestamp>2026-01-01T00:00:00Z</timestamp></tuple>" % n
        ),
        elements=5,
        attributes=1,
    ),
    "notes": lambda: pidf(b"<note>x</note>"),
    "notes in languages": lambda: pidf(b'<note xml:lang="de">x</note>', attributes=1),
    "basics": _in_status(b"<basic>open</basic>"),
    "nested basics": lambda: _deep(
        b"<basic>open</basic>", RICH + b"<tuple><status>", b"</status></tuple></presence>"
    ),
    "nested notes": lambda: _deep(b"<note>x</note>"),
    "nested activities": lambda: _deep(b"<r:activities><r:busy/></r:activities>"),
    "activities": _in_activities(lambda _: b"<r:busy/>"),
    "unlike activities": _in_activities(lambda n: b"<r:b%d/>" % n),
    "texts of activities": _in_activities(lambda _: b"<r:other>at lunch</r:other>"),
    "persons": lambda: flood(
        RICH,
        b"<d:person><r:activities><r:busy/></r:activities></d:person>",
        CLOSE,
        most=(ELEMENTS - 1) // 3,
    ),
    "persons with times": lambda: flood(
        RICH,
        b'<d:person><r:activities from="2026-01-01T00:00:00Z" until="2027-01-01T00:00:00Z">'
        b"<r:busy/></r:activities><d:timestamp>2026-01-01T00:00:00Z</d:timestamp></d:person>",
        CLOSE,
        most=(ELEMENTS - 1) // 4,
    ),
    "extensions that must be understood": _in_status(b'<x p:mustUnderstand="1"/>', MUST),
    "nested ones that must be": lambda: _deep(b'<x p:mustUnderstand="1"/>', MUST, CLOSE),
    "a wrong namespace": lambda: flood(
        b'<presence xmlns="urn:wrong">', b"<tuple/>", CLOSE, most=ELEMENTS - 1
    ),
    "categories": lambda: flood(CATEGORIES, b"<category/>", b"</categories>", most=ELEMENTS - 1),
    "states": _states(2, lambda n: b'<category name="state" instance="%d"><state/></category>' % n),
    "states with times": _states(
        3,
        lambda n: (
            b'<category name="state" instance="%d" publishTime="2026-01-01T00:00:00.000">'
            b"<state><availability>3500</availability></state></category>" % n
        ),
    ),
    "states with namespaces": lambda: flood(
        CATEGORIES,
        b'<category name="state"><state ' + STATE + b"><availability>3500</availability></state>"
        b"</category>",
        b"</categories>",
        most=LIMITS.document_namespaces - 1,
    ),
    "availabilities": lambda: flood(
        CATEGORIES + b'<category name="state"><state>',
        b"<availability>3500</availability>",
        b"</state></category></categories>",
        most=ELEMENTS - 3,
    ),
    "activities of a state": lambda: flood(
        CATEGORIES + b'<category name="state"><state><availability>3500</availability>',
        b'<activity token="a"/>',
        b"</state></category></categories>",
        most=ATTRIBUTES - 4,
    ),
    "resources": lambda: flood(RLMI, b"<resource/>", b"</list>", most=ELEMENTS - 1),
    "lost resources": lambda: flood(
        RLMI,
        lambda n: b'<resource uri="s%d"><instance id="1" state="terminated"/></resource>' % n,
        b"</list>",
        most=min((ELEMENTS - 1) // 2, ATTRIBUTES // 3 - 2),
    ),
    "atoms": lambda: flood(
        b'<presence><presentity uri="sip:a"/>',
        b'<atom><address uri="sip:b"><status status="open"/><msnsubstatus substatus="busy"/>'
        b"</address></atom>",
        CLOSE,
        most=min((ELEMENTS - 2) // 4, ATTRIBUTES // 3 - 2),
    ),
    "attributes of one": lambda: start_tag(500, b'a%d=""'),
    "attributes of few": lambda: pidf(b"<a " + MANY_NAMES + b"/>", attributes=500),
    "unlike attributes of few": lambda: pidf(
        lambda k: b"<a " + b" ".join(b'a%d=""' % (n + 500 * k) for n in range(500)) + b"/>",
        attributes=500,
    ),
    "attributes": lambda: pidf(b'<a b="c"/>', attributes=1),
    "long attributes": lambda: pidf(b'<a b="%s"/>' % (b"c" * 85), attributes=1),
    "references in attributes": lambda: pidf(b'<a b="%s"/>' % (b"&#9;" * 21), attributes=1),
    "ids": lambda: pidf(lambda n: b'<a xml:id="c%d"/>' % n, attributes=1),
    "the same id": lambda: pidf(b'<a xml:id="c"/>', attributes=1),
    "no ids": lambda: pidf(b'<a xml:id="1 "/>', attributes=1),
    "wrong spaces": lambda: pidf(b'<a xml:space="x"/>', attributes=1),
    "prefixes": lambda: start_tag(500, b'xmlns:a%d="urn:a"'),
    "the last prefix": lambda: declared(490, lambda _: b"<a489:a/>"),
    "all prefixes": lambda: declared(490, lambda n: b"<a%d:a/>" % (n % 490)),
    "prefixes of attributes": lambda: declared(
        490, lambda n: b'<a%d:a a%d:b=""/>' % (n % 490, (n + 1) % 490) if n < 9_400 else b"<a/>"
    ),
    "unknown prefixes": lambda: pidf(b"<q:a/>"),
    "unknown prefixes of attributes": lambda: pidf(b'<a q:b=""/>', attributes=1),
    "attributes twice": lambda: flood(
        b'<presence xmlns:a="urn:x" xmlns:b="urn:x">',
        b'<a a:c="" b:c=""/>',
        CLOSE,
        most=ATTRIBUTES // 2 - 2,
    ),
    "references": lambda: pidf(b"<note>" + b"&#65;" * 99_000 + b"</note>"),
    "references in elements": lambda: pidf(b"<a>" + b"&#65;" * 18 + b"</a>"),
    "texts and references": lambda: pidf(b"<note>" + b"a&lt;" * 45_000 + b"</note>"),
    "references to markup": lambda: pidf(b"<note>" + b"&lt;" * 99_000 + b"</note>"),
    "sections": lambda: OPEN + b"<note>" + b"<![CDATA[a]]>b" * 19_000 + b"</note>" + CLOSE,
    "markup in sections": lambda: OPEN + b"<![CDATA[" + b"<" * 19_900 + b"]]>" + CLOSE,
    "comments": lambda: OPEN + b"<!---->" * 19_900 + CLOSE,
    "comments in a text": lambda: OPEN + b"<note>" + b"ab<!---->" * 19_900 + b"</note>" + CLOSE,
    "instructions": lambda: OPEN + b"".join(b"<?a%d ?>" % n for n in range(19_900)) + CLOSE,
    "a long comment": lambda: OPEN + b"<!--" + b"-a" * (BYTES // 2) + b"-->" + CLOSE,
    "a long instruction": lambda: OPEN + b"<?x " + b"? " * (BYTES // 2) + b"?>" + CLOSE,
    "comments before": lambda: b"<!---->" * 19_900 + OPEN + CLOSE,
    "a long comment before": lambda: b"<!--" + b"-a" * (BYTES // 2) + b"-->" + OPEN + CLOSE,
    "a long instruction before": lambda: b"<?x " + b"? " * (BYTES // 2) + b"?>" + OPEN + CLOSE,
    "blanks before": lambda: b"<?x?>" + b"\n" * BYTES + OPEN + CLOSE,
    "blanks behind": lambda: OPEN + CLOSE + b"\n" * BYTES,
    "blanks in the declaration": lambda: (
        b'<?xml version="1.0"' + b" " * BYTES + b"?>" + OPEN + CLOSE
    ),
    "blanks in a document type": lambda: b"<!DOCTYPE a" + b" " * BYTES + b">" + OPEN + CLOSE,
    "blanks in a tag": lambda: b"<presence" + b" " * BYTES + b"/>",
    "blanks between": lambda: pidf(b"<a/>" + b" " * 90),
    "unlike blanks between": lambda: pidf(
        lambda n: b"<a/>" + f"{n:059b}".replace("0", " ").replace("1", "\t").encode()
    ),
    "line ends": lambda: pidf(b"<note>" + b"\r\n" * 49_000 + b"</note>"),
    "texts": lambda: pidf(b"<note>" + b"x" * (LONG - 1) + b"</note>"),
    "texts of two bytes": lambda: pidf(b"<note>" + "é".encode() * 99_000 + b"</note>"),
    "texts of four bytes": lambda: pidf(b"<note>" + "😀".encode() * 99_000 + b"</note>"),
    "texts in ISO-8859-1": lambda: (
        b'<?xml version="1.0" encoding="ISO-8859-1"?>'
        + pidf(b"<note>" + b"\xe9" * 99_000 + b"</note>")[: BYTES - 100]
    ),
    "ISO-8859-1 that is UTF-8": lambda: (
        b'<?xml version="1.0" encoding="ISO-8859-1"?>'
        + pidf(b"<note>" + "é".encode() * 90_000 + b"</note>")
    ),
    "texts in UTF-16": lambda: (
        "<presence>" + ("<note>" + "€" * 98_000 + "</note>") * 5 + "</presence>"
    ).encode("utf-16"),
    "elements in UTF-16": lambda: ("<presence>" + "<b></b>" * 9_999 + "</presence>").encode(
        "utf-16"
    ),
    "levels": lambda: b"<a>" * DEPTH + b"</a>" * DEPTH,
    "many levels": lambda: pidf(b"<a>" * (DEPTH - 1) + b"</a>" * (DEPTH - 1), elements=DEPTH - 1),
    "no last tag": lambda: OPEN + b"<a>" * 200 + b"<b/>" * (ELEMENTS - 300),
    "the wrong last tag": lambda: pidf(b"<a/>")[:-4] + b"q>",
}

BEYOND |= {
    f"parts full of {name}": Hostile(
        lambda inside=inside: xml_parts(b"<a>" + inside + b"</a>"), "too-many-parts", False, RELATED
    )
    for name, inside in {
        "unknown prefixes": b"<q:a/>" * 38,
        "unknown prefixes of attributes": b'<a q:a=""/>' * 30,
        "bad ids": b'<a xml:id="1"/>' * 38,
        "unknown entities": b"&b;" * 200,
    }.items()
}

_WITHIN_PARTS: dict[str, Callable[[], bytes]] = {
    "parts": lambda: xml_parts(OPEN + CLOSE),
    "parts with tuples": lambda: xml_parts(OPEN + TUPLE * 5 + CLOSE),
    "parts with notes": lambda: xml_parts(OPEN + b"<note>x</note>" * 18 + CLOSE),
    "parts with states": lambda: xml_parts(
        CATEGORIES
        + b'<category name="state"><state><availability>3500</availability></state></category>' * 6
        + b"</categories>"
    ),
    "parts with activities": lambda: xml_parts(
        RICH + b"<d:person><r:activities><r:busy/></r:activities></d:person>" * 6 + CLOSE
    ),
    "parts with a long text": lambda: xml_parts(OPEN + b"<note>" + b"x" * 850 + b"</note>" + CLOSE),
    "parts that are bad at the end": lambda: xml_parts(OPEN + TUPLE * 5),
    "parts that are bad": lambda: xml_parts(b"<a"),
    "parts with relative namespaces": lambda: xml_parts(
        b"<a>" + b'<a xmlns="1"/>' * 38 + b"</a>", 500
    ),
    "parts that are deep": lambda: xml_parts(b"<a>" * 300, 60),
    "two large parts": lambda: xml_parts(pidf(b"<tuple/>"), 2),
    "two large parts of notes": lambda: xml_parts(pidf(b"<note>x</note>"), 2),
    "attributes in parts": lambda: xml_parts(pidf(b"<a " + MANY_NAMES + b"/>", attributes=500), 4),
    "parts in base64": lambda: multipart(
        [
            b"Content-Transfer-Encoding:base64\r\n"
            + XML_PART
            + b64encode(OPEN + TUPLE * 6 + b"x" * 200 + CLOSE)
        ]
        * 1_000
    ),
    "headers": lambda: multipart([b"a:b\r\n" * 63 + b"\r\n"] * 1_000),
    "folds": lambda: multipart([b"a:" + b"b\r\n " * 62 + b"\r\n\r\n"] * 1_000),
    "types": lambda: multipart([b"Content-Type:a/b" + b";a=b" * 200 + b"\r\n\r\n"] * 1_000),
    "delimiters that are none": lambda: (
        b"\n--bx" * 4_000 + b"\n" + multipart([XML_PART + OPEN + CLOSE])
    ),
    "multiparts": lambda: multipart(
        [MIXED_PART + multipart([XML_PART + OPEN + CLOSE], b"c")] * 499
    ),
    "a list of a thousand": lambda: multipart(
        [
            b"Content-Type:application/rlmi+xml\r\n\r\n"
            + flood(
                RLMI,
                lambda n: (
                    b'<resource uri="sip:%d"><instance id="1" state="active" cid="%d"/>'
                    b"</resource>" % (n, n)
                ),
                b"</list>",
                most=999,
            ),
            *(b"Content-ID:<%d>\r\n" % n + XML_PART + OPEN + TUPLE * 3 + CLOSE for n in range(999)),
        ]
    ),
}

WITHIN: dict[str, Hostile] = {name: Hostile(make) for name, make in _WITHIN.items()} | {
    name: Hostile(make, type=RELATED) for name, make in _WITHIN_PARTS.items()
}
